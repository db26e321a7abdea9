//! Expressions, by precedence: `in`, comparisons, `|`, `&`, sums, products, terms.

use super::module::{Parsed, Parser};
use super::token::{self, Kind, Piece};
use super::{Name, StatementKind, Term, TermKind, Version};
use crate::document::Span;

/// How deep brackets, bodies and operands may nest. The engine behind descends once per level.
pub const MAX_NESTING: usize = 64;

/// How many operators of one precedence may follow each other (`a + b + c …`): each is a level of the tree.
const LONGEST_CHAIN: usize = 256;

/// The operators of each precedence, loosest first; `in` is looser still.
const OPERATORS: [&[&str]; 5] = [&["==", "!=", "<=", ">=", "<", ">"], &["|"], &["&"], &["+", "-"], &["*", "/", "%"]];

impl Parser<'_> {
    /// A whole expression, `k, v in xs` included.
    pub(super) fn expression(&mut self) -> Parsed<Term> {
        self.membership(None, true)
    }

    /// Comma-separated expressions up to and with `end`; a comma may stand at the end.
    pub(super) fn list(&mut self, end: &str) -> Parsed<Vec<Term>> {
        let mut found = Vec::new();
        self.list_behind(end, &mut found)?;
        Ok(found)
    }

    fn list_behind(&mut self, end: &str, found: &mut Vec<Term>) -> Parsed<()> {
        while !self.accept(end) {
            found.push(self.membership(None, false)?);
            if !self.is(end) {
                self.expect(",", &format!("or `{end}`"))?;
            }
        }
        Ok(())
    }

    /// `x in xs in …`, and `k, x in xs` where a comma cannot mean anything else.
    fn membership(&mut self, first: Option<Term>, pairs: bool) -> Parsed<Term> {
        let start = first.as_ref().map_or(self.token().span, |term| term.span);
        let mut left = match first {
            Some(first) => self.operators(0, Some(first))?,
            None => self.operators(0, None)?,
        };
        if pairs && self.keywords.in_ && self.is(",") {
            let before = self.at;
            self.advance();
            if let Ok(value) = self.operators(0, None)
                && self.word() == "in"
            {
                self.advance();
                let domain = self.operators(0, None)?;
                let kind = TermKind::In(Some(Box::new(left)), Box::new(value), Box::new(domain));
                left = Term::new(self.since(start), kind);
            } else {
                self.at = before;
            }
        }
        let mut length = 0;
        while self.keywords.in_ && self.word() == "in" && !self.continues_as_reference() {
            length = self.longer_chain(length)?;
            self.advance();
            let domain = self.operators(0, None)?;
            left = Term::new(self.since(start), TermKind::In(None, Box::new(left), Box::new(domain)));
        }
        Ok(left)
    }

    fn longer_chain(&self, length: usize) -> Parsed<usize> {
        if length >= LONGEST_CHAIN {
            return self.fault(format!("more than {LONGEST_CHAIN} operators in a row"));
        }
        Ok(length + 1)
    }

    /// Operators of this precedence and tighter ones, from left to right; `first` is a term that was read already.
    fn operators(&mut self, level: usize, first: Option<Term>) -> Parsed<Term> {
        let Some(wanted) = OPERATORS.get(level) else {
            return first.map_or_else(|| self.term(), Ok);
        };
        let start = first.as_ref().map_or(self.token().span, |term| term.span);
        let mut left = self.operators(level + 1, first)?;
        let mut length = 0;
        while let Some(operator) = wanted.iter().find(|operator| self.is(operator)) {
            length = self.longer_chain(length)?;
            self.advance();
            let right = self.operators(level + 1, None)?;
            left = Term::new(self.since(start), TermKind::Infix(operator, Box::new(left), Box::new(right)));
        }
        Ok(left)
    }

    /// A term with everything that directly follows it: steps and arguments.
    pub(super) fn term(&mut self) -> Parsed<Term> {
        if self.is_entangled() {
            return self.fault("");
        }
        let start = self.token().span;
        if self.is("-") {
            return self.negative(start);
        }
        let head = self.head_of_term()?;
        self.steps_behind(head, start)
    }

    /// `-1`, `-x`.
    fn negative(&mut self, start: Span) -> Parsed<Term> {
        self.advance();
        if self.token().kind == Kind::Number {
            let digits = &self.text[self.token().span.range()];
            self.advance();
            return Ok(Term::new(self.since(start), TermKind::Number(format!("-{digits}"))));
        }
        if self.token().kind != Kind::Word || self.is_reserved() {
            return self.fault("expected a number or a name behind `-`");
        }
        let zero = Term::new(start, TermKind::Number("0".into()));
        let right = self.term()?;
        Ok(Term::new(self.since(start), TermKind::Infix("-", Box::new(zero), Box::new(right))))
    }

    fn head_of_term(&mut self) -> Parsed<Term> {
        let span = self.token().span;
        let kind = match self.token().kind.clone() {
            Kind::Number => TermKind::Number(self.text[span.range()].to_owned()),
            Kind::String(text) => TermKind::String(text),
            Kind::Template(pieces) => return self.template(span, &pieces),
            Kind::Word => match self.word() {
                "null" => TermKind::Null,
                "true" => TermKind::Bool(true),
                "false" => TermKind::Bool(false),
                word if self.is_reserved() && !self.continues_as_reference() => {
                    return self.fault(format!("unexpected keyword `{word}`"));
                }
                word => TermKind::Var(word.to_owned()),
            },
            Kind::Symbol("[") => return self.nested(Self::array),
            Kind::Symbol("{") => return self.nested(Self::set_or_object),
            Kind::Symbol("(") => {
                self.advance();
                let inner = self.nested(Self::expression)?;
                self.expect(")", "behind the expression")?;
                return Ok(inner);
            }
            Kind::Symbol(symbol) => return self.fault(format!("unexpected `{symbol}`")),
            Kind::End => return self.fault("expected an expression"),
        };
        self.advance();
        Ok(Term::new(span, kind))
    }

    fn steps_behind(&mut self, mut head: Term, start: Span) -> Parsed<Term> {
        let mut steps: Vec<Term> = Vec::new();
        loop {
            if self.is_adjacent(".") {
                self.advance();
                if self.token().spaced {
                    return self.fault("expected a name directly behind the dot");
                }
                let name = self.name("a name behind the dot")?;
                steps.push(Term::string(name.span, name.text));
            } else if self.is_adjacent("[") {
                self.advance();
                steps.push(self.nested(Self::expression)?);
                self.expect("]", "behind the step")?;
            } else if self.is_adjacent("(") {
                let Some(function) = function_name(&head, &steps) else {
                    return self.fault("only a name can be called");
                };
                self.advance();
                let arguments = self.nested(|parser| parser.list(")"))?;
                let set = function.len() == 1 && function[0].text == "set" && arguments.is_empty();
                let kind = if set { TermKind::Set(Vec::new()) } else { TermKind::Call(function, arguments) };
                head = Term::new(self.since(start), kind);
                steps = Vec::new();
            } else {
                break;
            }
        }
        if steps.is_empty() {
            return Ok(head);
        }
        let walkable = !head.is_scalar() && !matches!(head.kind, TermKind::Infix(..) | TermKind::In(..));
        if !walkable {
            return self.fault("nothing can be looked up in this");
        }
        Ok(Term::new(self.since(start), TermKind::Ref(Box::new(head), steps)))
    }

    fn array(&mut self) -> Parsed<Term> {
        let start = self.token().span;
        self.advance();
        let mut items = Vec::new();
        let leading_comma = self.version == Version::V0 && self.accept(",");
        if !self.is("]") {
            let first = self.term()?;
            if self.is("|")
                && !leading_comma
                && let Some(body) = self.body_of_comprehension("]")?
            {
                return Ok(Term::new(self.since(start), TermKind::ArrayOf(Box::new(first), body)));
            }
            items.push(self.membership(Some(first), false)?);
            if !self.is("]") {
                self.expect(",", "or `]`")?;
            }
        }
        self.list_behind("]", &mut items)?;
        Ok(Term::new(self.since(start), TermKind::Array(items)))
    }

    fn set_or_object(&mut self) -> Parsed<Term> {
        let start = self.token().span;
        self.advance();
        let leading_comma = self.version == Version::V0 && self.accept(",");
        if self.accept("}") {
            return Ok(Term::new(self.since(start), TermKind::Object(Vec::new())));
        }
        let first = self.term()?;
        if self.is("|")
            && !leading_comma
            && let Some(body) = self.body_of_comprehension("}")?
        {
            return Ok(Term::new(self.since(start), TermKind::SetOf(Box::new(first), body)));
        }
        let first = self.membership(Some(first), false)?;
        if self.accept(":") {
            return self.object(start, first, !leading_comma);
        }
        let mut items = vec![first];
        if !self.is("}") {
            self.expect(",", "or `}`")?;
        }
        self.list_behind("}", &mut items)?;
        Ok(Term::new(self.since(start), TermKind::Set(items)))
    }

    /// Behind the first `:`.
    fn object(&mut self, start: Span, key: Term, may_be_comprehension: bool) -> Parsed<Term> {
        let value = self.term()?;
        if self.is("|")
            && may_be_comprehension
            && let Some(body) = self.body_of_comprehension("}")?
        {
            return Ok(Term::new(self.since(start), TermKind::ObjectOf(Box::new(key), Box::new(value), body)));
        }
        let mut fields = vec![(key, self.membership(Some(value), false)?)];
        while !self.accept("}") {
            self.expect(",", "or `}`")?;
            if self.accept("}") {
                break;
            }
            let key = self.membership(None, false)?;
            self.expect(":", "behind the key")?;
            fields.push((key, self.membership(None, false)?));
        }
        Ok(Term::new(self.since(start), TermKind::Object(fields)))
    }

    /// At `|`: the body of a comprehension, or nothing where it is a union in a list (`[a | b, c]`).
    fn body_of_comprehension(&mut self, end: &str) -> Parsed<Option<Vec<super::Statement>>> {
        let before = self.at;
        self.advance();
        match self.nested(|parser| parser.statements(end)) {
            Ok(body) => {
                self.advance();
                Ok(Some(body))
            }
            Err(_) if self.is(",") => {
                self.at = before;
                Ok(None)
            }
            Err(fault) => Err(fault),
        }
    }

    /// The pieces of a template string; its expressions are read in place, so that their places are right.
    fn template(&mut self, span: Span, pieces: &[Piece]) -> Parsed<Term> {
        self.advance();
        let mut parts = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Text(text) => parts.push(Term::string(span, text.clone())),
                Piece::Expression(inside) => parts.push(self.embedded(*inside)?),
            }
        }
        Ok(Term::new(span, TermKind::Template(parts)))
    }

    fn embedded(&mut self, inside: Span) -> Parsed<Term> {
        let scanned = token::scan(&self.text[..inside.range().end], inside.range())?;
        let mut parser = Parser::new(self.text, scanned.tokens, self.version);
        parser.keywords = self.keywords;
        parser.nesting = self.nesting;
        let statement = parser.nested(Parser::statement)?;
        if parser.token().kind != Kind::End || !statement.modifiers.is_empty() {
            return parser.fault("expected one expression in the template string");
        }
        match statement.kind {
            StatementKind::Holds(term) => Ok(term),
            _ => parser.fault("expected an expression in the template string"),
        }
    }
}

/// `a.b.c` as the name of a function.
fn function_name(head: &Term, steps: &[Term]) -> Option<Vec<Name>> {
    let mut path = vec![Name { text: head.as_var()?.to_owned(), span: head.span }];
    for step in steps {
        let TermKind::String(text) = &step.kind else { return None };
        path.push(Name { text: text.clone(), span: step.span });
    }
    Some(path)
}
