//! A text into a module: package, imports, rules.

use super::term::MAX_NESTING;
use super::token::{self, Kind, Token};
use super::{Head, Import, Module, Name, Otherwise, Rule, Statement, StatementKind, Term, TermKind, Version};
use crate::document::{Span, SyntaxError};

/// The longest module, in bytes; real ones are a hundred times shorter.
pub const LONGEST: usize = 1 << 20;

/// Steps that the parser may go back, in all, per token: real modules need less than one, and only nested
/// comprehensions that turn out not to be any need more.
const REPEATS: usize = 20;

/// Reads a module as Rego v1 and, where that fails, as v0: a module that only one of them understands is written
/// in that one, and one that both understand means the same in both.
///
/// # Errors
/// The fault that lies further down, as the other version stopped before it; of two at the same place that of v1.
pub fn parse(text: &str) -> Result<Module, SyntaxError> {
    if text.len() > LONGEST {
        let message = format!("the module is longer than {LONGEST} bytes");
        return Err(SyntaxError { message, span: Span::new(0, text.chars().next().map_or(0, char::len_utf8)) });
    }
    let scanned = token::scan(text, 0..text.len())?;
    let first = Parser::new(text, scanned.tokens.clone(), Version::V1).module();
    let mut module = match first {
        Ok(module) => module,
        Err(fault) => match Parser::new(text, scanned.tokens, Version::V0).module() {
            Ok(module) => module,
            Err(older) if older.span.start > fault.span.start => return Err(older),
            Err(_) => return Err(fault),
        },
    };
    module.comments = scanned.comments;
    Ok(module)
}

/// Which words are keywords where they stand.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Keywords {
    pub(super) contains: bool,
    pub(super) every: bool,
    pub(super) if_: bool,
    pub(super) in_: bool,
}

impl Keywords {
    const ALL: Self = Self { contains: true, every: true, if_: true, in_: true };
}

/// Reads tokens from left to right.
pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: Vec<Token>,
    pub(super) at: usize,
    pub(super) keywords: Keywords,
    pub(super) plain_negation: bool,
    pub(super) nesting: usize,
    pub(super) steps: usize,
    pub(super) version: Version,
}

pub(super) type Parsed<T> = Result<T, SyntaxError>;

impl<'t> Parser<'t> {
    pub(super) fn new(text: &'t str, tokens: Vec<Token>, version: Version) -> Self {
        let keywords = if version == Version::V1 { Keywords::ALL } else { Keywords::default() };
        Self { text, tokens, at: 0, keywords, plain_negation: false, nesting: 0, steps: 0, version }
    }

    pub(super) fn token(&self) -> &Token {
        &self.tokens[self.at.min(self.tokens.len() - 1)]
    }

    /// The text of a word, empty for anything else.
    pub(super) fn word(&self) -> &'t str {
        match self.token().kind {
            Kind::Word => &self.text[self.token().span.range()],
            _ => "",
        }
    }

    pub(super) fn is(&self, symbol: &str) -> bool {
        matches!(self.token().kind, Kind::Symbol(found) if found == symbol)
    }

    /// Whether `symbol` follows with nothing between.
    pub(super) fn is_adjacent(&self, symbol: &str) -> bool {
        self.is(symbol) && !self.token().spaced
    }

    pub(super) fn advance(&mut self) {
        self.at = (self.at + 1).min(self.tokens.len() - 1);
        self.steps += 1;
    }

    pub(super) fn accept(&mut self, symbol: &str) -> bool {
        let found = self.is(symbol);
        if found {
            self.advance();
        }
        found
    }

    pub(super) fn expect(&mut self, symbol: &str, context: &str) -> Parsed<()> {
        if self.accept(symbol) { Ok(()) } else { self.fault(format!("expected `{symbol}` {context}")) }
    }

    pub(super) fn fault<T>(&self, message: impl Into<String>) -> Parsed<T> {
        let mut message = message.into();
        let token = self.token();
        if token.kind == Kind::End {
            message.push_str(", but the text ends here");
        } else if self.steps > self.tokens.len() * REPEATS + 10_000 {
            message = "the expression is too entangled to be read".into();
        }
        Err(SyntaxError { message, span: self.visible(token.span) })
    }

    /// A span that covers at least one character, also at the end of the text.
    fn visible(&self, span: Span) -> Span {
        if !span.is_empty() {
            return span;
        }
        let before = self.text[..span.range().start].trim_end();
        let last = before.chars().next_back().map_or(0, char::len_utf8);
        Span::new(before.len() - last, before.len())
    }

    /// Whether so much was read again that the module cannot be an honest one.
    pub(super) fn is_entangled(&self) -> bool {
        self.steps > self.tokens.len() * REPEATS + 10_000
    }

    /// Reads something inside brackets, a body or an operand: one level further down.
    pub(super) fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.nesting >= MAX_NESTING {
            return self.fault(format!("nested deeper than {MAX_NESTING} levels"));
        }
        self.nesting += 1;
        let outcome = read(self);
        self.nesting -= 1;
        outcome
    }

    /// From `start` to the end of the last token that was read.
    pub(super) fn since(&self, start: Span) -> Span {
        let last = self.tokens[self.at.saturating_sub(1)].span;
        Span { start: start.start, end: last.end.max(start.end) }
    }

    fn module(mut self) -> Parsed<Module> {
        let start = self.token().span;
        if self.word() != "package" {
            return self.fault("expected `package` at the beginning of the module");
        }
        self.advance();
        let package = self.path()?;
        let mut module = Module {
            version: self.version,
            package,
            package_span: self.since(start),
            imports: Vec::new(),
            rules: Vec::new(),
            comments: Vec::new(),
            plain_negation: false,
        };
        while self.token().kind != Kind::End {
            if !self.token().new_line && !self.accept(";") {
                return self.fault("expected a new line");
            }
            if self.token().kind == Kind::End {
                break;
            }
            match self.word() {
                "import" if !self.continues_as_reference() => module.imports.extend(self.import()?),
                "package" if !self.continues_as_reference() => {
                    return self.fault("the module has a second `package` line");
                }
                _ => module.rules.extend(self.rules()?),
            }
        }
        module.plain_negation = self.plain_negation;
        Ok(module)
    }

    /// Whether the keyword here is the first word of a reference (`import.x`, `default[x]`).
    pub(super) fn continues_as_reference(&self) -> bool {
        let next = &self.tokens[(self.at + 1).min(self.tokens.len() - 1)];
        !next.spaced && matches!(next.kind, Kind::Symbol("." | "["))
    }

    /// `a.b["c"]`.
    fn path(&mut self) -> Parsed<Vec<Name>> {
        let mut path = vec![self.name("a path")?];
        loop {
            if self.is_adjacent(".") {
                self.advance();
                path.push(self.name("a name behind the dot")?);
            } else if self.is_adjacent("[") {
                self.advance();
                let span = self.token().span;
                let Kind::String(text) = self.token().kind.clone() else {
                    return self.fault("expected a string between the brackets");
                };
                self.advance();
                path.push(Name { text, span });
                self.expect("]", "behind the string")?;
            } else {
                return Ok(path);
            }
        }
    }

    /// Any word, keywords included.
    pub(super) fn name(&mut self, what: &str) -> Parsed<Name> {
        if self.token().kind != Kind::Word {
            return self.fault(format!("expected {what}"));
        }
        let name = Name { text: self.word().to_owned(), span: self.token().span };
        self.advance();
        Ok(name)
    }

    /// An import; one that switches keywords on is done with.
    fn import(&mut self) -> Parsed<Option<Import>> {
        let start = self.token().span;
        self.advance();
        let first = self.at;
        let path = self.path()?;
        let mut alias = None;
        if self.word() == "as" {
            self.advance();
            alias = Some(self.name("a name behind `as`")?);
        }
        let words: Vec<&str> = path.iter().map(|name| name.text.as_str()).collect();
        match words[..] {
            ["rego", "v1"] => self.keywords = Keywords::ALL,
            ["future", "keywords"] => self.keywords = Keywords::ALL,
            ["future", "keywords", word] => match word {
                "contains" => self.keywords.contains = true,
                "every" => (self.keywords.every, self.keywords.in_) = (true, true),
                "if" => self.keywords.if_ = true,
                "in" => self.keywords.in_ = true,
                "not" => self.plain_negation = true,
                _ => {
                    self.at = first;
                    return self.fault(format!("unknown keyword `{word}`"));
                }
            },
            ["data" | "input", ..] => {
                return Ok(Some(Import { span: self.since(start), path, alias }));
            }
            _ => {
                self.at = first;
                return self.fault("an import begins with `data`, `input`, `rego.v1` or `future.keywords`");
            }
        }
        Ok(None)
    }

    /// One rule, or several where bodies are chained.
    fn rules(&mut self) -> Parsed<Vec<Rule>> {
        let start = self.token().span;
        let default = self.word() == "default" && !self.continues_as_reference();
        if default {
            self.advance();
        }
        let mut head = self.head()?;
        if default {
            return self.default_rule(start, head).map(|rule| vec![rule]);
        }
        let has_if = self.keywords.if_ && self.word() == "if";
        let set_of_v0 = !has_if && self.version == Version::V0 && head.member.is_none();
        if set_of_v0 && head.parameters.is_none() && head.path.len() == 1 && head.value.is_none() {
            head.member = head.path.pop();
        }
        let mut rule = Rule { span: start, default, head, body: Vec::new(), otherwise: Vec::new() };
        if has_if {
            self.advance();
            rule.body = self.rule_body()?;
        } else if self.version == Version::V0 && self.is("{") {
            rule.body = self.braced_body()?;
        } else {
            rule.span = self.since(start);
            return self.bodyless(rule).map(|rule| vec![rule]);
        }
        while self.word() == "else" && !self.continues_as_reference() {
            let otherwise = self.otherwise()?;
            rule.otherwise.push(otherwise);
        }
        if !rule.otherwise.is_empty() && rule.head.member.is_some() {
            return self.fault("`else` cannot follow a rule that defines members of a set");
        }
        rule.span = self.since(start);
        let mut rules = vec![rule];
        while self.version == Version::V0 && self.is("{") && rules[0].otherwise.is_empty() {
            let start = self.token().span;
            let body = self.braced_body()?;
            let head = rules[0].head.clone();
            rules.push(Rule { span: self.since(start), default, head, body, otherwise: Vec::new() });
        }
        Ok(rules)
    }

    /// A rule without a body must say something by its head.
    fn bodyless(&mut self, rule: Rule) -> Parsed<Rule> {
        let head = &rule.head;
        let says = head.value.is_some() || head.member.is_some();
        if says || self.version == Version::V0 && head.parameters.is_some() {
            return Ok(rule);
        }
        if self.is("{") {
            return self.fault("expected `if` before the body of the rule");
        }
        self.fault("expected a value or a body of the rule")
    }

    fn default_rule(&mut self, start: Span, head: Head) -> Parsed<Rule> {
        if head.value.is_none() {
            return self.fault("expected `:=` and a value in the default rule");
        }
        Ok(Rule { span: self.since(start), default: true, head, body: Vec::new(), otherwise: Vec::new() })
    }

    fn head(&mut self) -> Parsed<Head> {
        let start = self.token().span;
        if self.is_reserved() && !self.continues_as_reference() {
            return self.fault(format!("unexpected keyword `{}`", self.word()));
        }
        let name = self.name("the name of a rule")?;
        let (mut path, mut parameters) = (Vec::new(), None);
        loop {
            if self.is_adjacent(".") {
                self.advance();
                let step = self.name("a name behind the dot")?;
                path.push(Term::string(step.span, step.text));
            } else if self.is("[") && !self.token().new_line {
                self.advance();
                path.push(self.nested(Self::expression)?);
                self.expect("]", "in the head of the rule")?;
            } else if self.is("(") && !self.token().new_line {
                self.advance();
                parameters = Some(self.nested(|parser| parser.list(")"))?);
                break;
            } else {
                break;
            }
        }
        let mut head = Head { span: start, name, path, parameters, member: None, value: None };
        if self.keywords.contains && self.word() == "contains" {
            self.advance();
            head.member = Some(self.expression()?);
        } else if self.accept(":=") || self.accept("=") {
            head.value = Some(self.expression()?);
        }
        head.span = self.since(start);
        Ok(head)
    }

    /// Behind `if`: statements in braces, or a single one.
    fn rule_body(&mut self) -> Parsed<Vec<Statement>> {
        if !self.is("{") {
            return Ok(vec![self.statement()?]);
        }
        let before = self.at;
        let in_braces = self.braced_body();
        if in_braces.is_ok() && self.ends_body() {
            return in_braces;
        }
        let reached = self.at;
        self.at = before;
        match self.statement() {
            Ok(statement) if self.ends_body() && !is_set_literal(&statement) => Ok(vec![statement]),
            _ => {
                self.at = reached;
                in_braces
            }
        }
    }

    /// Whether what comes next cannot belong to the body that was read.
    fn ends_body(&self) -> bool {
        self.token().new_line || self.is(";") || self.word() == "else"
    }

    pub(super) fn braced_body(&mut self) -> Parsed<Vec<Statement>> {
        self.expect("{", "before the body")?;
        let body = self.nested(|parser| parser.statements("}"))?;
        self.expect("}", "behind the body")?;
        Ok(body)
    }

    fn otherwise(&mut self) -> Parsed<Otherwise> {
        let start = self.token().span;
        self.advance();
        let value = if self.accept(":=") || self.accept("=") { Some(self.expression()?) } else { None };
        let body = if self.keywords.if_ && self.word() == "if" {
            self.advance();
            self.rule_body()?
        } else if self.version == Version::V0 && self.is("{") {
            self.braced_body()?
        } else if value.is_some() {
            Vec::new()
        } else {
            return self.fault("expected a value or a body behind `else`");
        };
        Ok(Otherwise { span: self.since(start), value, body })
    }

    /// Whether the word here cannot name a rule or a variable.
    pub(super) fn is_reserved(&self) -> bool {
        match self.word() {
            "as" | "default" | "else" | "false" | "import" | "package" | "not" | "null" | "some" | "true" | "with" => {
                true
            }
            "if" => self.keywords.if_,
            "in" => self.keywords.in_,
            "every" => self.keywords.every,
            _ => false,
        }
    }
}

/// A statement that is nothing but a set literal is always true, so braces behind `if` are never one.
fn is_set_literal(statement: &Statement) -> bool {
    matches!(&statement.kind, StatementKind::Holds(Term { kind: TermKind::Set(_), .. }))
}
