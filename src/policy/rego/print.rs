//! A module back into text: plain Rego v1 that the engine behind cannot misread, on the lines of the original.
//!
//! What the engine's parser takes for something else, or takes exponential time for, is never written: statements
//! are divided by `;`, operators in collections stand in parentheses, imports come first, every rule has a value.

use super::syntax::{Body, Head, Module, Name, Rule, Statement, StatementKind, Term, TermKind};
use crate::document::Span;

/// A printed module and where each piece of it comes from.
#[derive(Debug, Default)]
pub struct Printed {
    /// The text.
    pub text: String,
    /// Printed offset and span of the original, by rising offset.
    places: Vec<(u32, Span)>,
}

impl Printed {
    /// Where what stands at a line (1-based) and column (1-based, in characters) comes from.
    pub fn origin(&self, line: u32, column: u32) -> Option<Span> {
        let mut start = 0;
        for _ in 1..line {
            start += self.text.get(start..)?.find('\n')? + 1;
        }
        let rest = self.text.get(start..)?;
        let at = rest.char_indices().nth(column.saturating_sub(1) as usize).map_or(rest.len(), |(at, _)| at);
        let before = self.places.partition_point(|&(printed, _)| printed as usize <= start + at);
        self.places.get(before.checked_sub(1)?).map(|&(_, span)| span)
    }
}

/// Prints `module`, whose original text is `original`.
pub fn print(module: &Module, original: &str) -> Printed {
    let line_ends = memchr::memchr_iter(b'\n', original.as_bytes()).map(|at| at as u32).collect();
    let mut printer = Printer { printed: Printed::default(), line_ends, line: 0 };
    printer.module(module);
    printer.printed
}

/// How tightly an expression holds together; looser ones stand in parentheses inside tighter ones.
fn tightness(term: &Term) -> u8 {
    match &term.kind {
        TermKind::In(..) => 0,
        TermKind::Infix(operator, ..) => match *operator {
            "|" => 2,
            "&" => 3,
            "+" | "-" => 4,
            "*" | "/" | "%" => 5,
            _ => 1,
        },
        _ => 6,
    }
}

const OF_TERM: u8 = 6;

struct Printer {
    printed: Printed,
    line_ends: Vec<u32>,
    line: usize,
}

impl Printer {
    fn write(&mut self, text: &str) {
        self.printed.text.push_str(text);
    }

    /// From here on, the text comes from `span`; on its line, if that is not passed already.
    fn comes_from(&mut self, span: Span) {
        let wanted = self.line_ends.partition_point(|&end| end < span.start);
        while self.line < wanted {
            self.line += 1;
            self.printed.text.push('\n');
        }
        self.printed.places.push((self.printed.text.len() as u32, span));
    }

    /// Begins a new line, so that what follows is never read as part of what stands before.
    fn new_line(&mut self) {
        self.line += 1;
        self.printed.text.push('\n');
    }

    fn module(&mut self, module: &Module) {
        self.comes_from(module.package_span);
        self.write("package ");
        self.path(&module.package);
        let mut seen = Vec::new();
        for import in &module.imports {
            let path: Vec<&str> = import.path.iter().map(|name| name.text.as_str()).collect();
            let known = (path.clone(), import.name());
            if path.len() == 1 && import.alias.is_none() || seen.contains(&known) {
                continue;
            }
            seen.push(known);
            self.write(" ");
            self.printed.places.push((self.printed.text.len() as u32, import.span));
            self.write("import ");
            self.path(&import.path);
            if let Some(alias) = &import.alias {
                self.write(" as ");
                self.write(&alias.text);
            }
        }
        for rule in &module.rules {
            self.new_line();
            self.rule(rule);
        }
        self.write("\n");
    }

    fn path(&mut self, path: &[Name]) {
        for (index, name) in path.iter().enumerate() {
            match index {
                0 => self.write(&name.text),
                _ => self.step(&name.text),
            }
        }
    }

    fn step(&mut self, name: &str) {
        push_step(&mut self.printed.text, name);
    }

    fn string(&mut self, text: &str) {
        let quoted = serde_json::to_string(text).unwrap_or_default();
        self.write(&quoted);
    }

    fn rule(&mut self, rule: &Rule) {
        self.comes_from(rule.head.span);
        if rule.default {
            self.write("default ");
        }
        self.head(&rule.head);
        if !rule.body.is_empty() {
            self.write(" if {");
            self.body(&rule.body);
            self.write("}");
        } else if !rule.otherwise.is_empty() {
            self.write(" if {true}");
        }
        for otherwise in &rule.otherwise {
            self.write(" ");
            self.comes_from(otherwise.span);
            self.write("else := ");
            match &otherwise.value {
                Some(value) => self.loose(value),
                None => self.write("true"),
            }
            if !otherwise.body.is_empty() {
                self.write(" if {");
                self.body(&otherwise.body);
                self.write("}");
            }
        }
    }

    fn head(&mut self, head: &Head) {
        self.comes_from(head.name.span);
        self.write(&head.name.text);
        for step in &head.path {
            self.bracket_or_dot(step);
        }
        if let Some(parameters) = &head.parameters {
            self.write("(");
            self.items(parameters);
            self.write(")");
        }
        match (&head.member, &head.value) {
            (Some(member), _) => {
                self.write(" contains ");
                self.loose(member);
            }
            (None, Some(value)) => {
                self.write(" := ");
                self.loose(value);
            }
            (None, None) => self.write(" := true"),
        }
    }

    fn body(&mut self, body: &Body) {
        // The engine's parser reads a body of one union as something else.
        let is_union = |statement: &Statement| {
            matches!(&statement.kind, StatementKind::Holds(Term { kind: TermKind::Infix("|", ..), .. }))
        };
        if body.is_empty() || body.len() == 1 && is_union(&body[0]) {
            self.write("true; ");
        }
        for (index, statement) in body.iter().enumerate() {
            if index > 0 {
                self.write("; ");
            }
            self.statement(statement);
        }
        if body.is_empty() {
            self.write("true");
        }
    }

    fn statement(&mut self, statement: &Statement) {
        self.comes_from(statement.span);
        self.kind(&statement.kind);
        for with in &statement.modifiers {
            self.write(" with ");
            self.tight(&with.target);
            self.write(" as ");
            self.tight(&with.value);
        }
    }

    fn kind(&mut self, kind: &StatementKind) {
        match kind {
            StatementKind::Holds(term) => self.loose(term),
            StatementKind::Not(inner) => {
                self.write("not ");
                self.kind(inner);
            }
            StatementKind::NotBody(body) => {
                self.write("count([1 | ");
                self.body(body);
                self.write("]) == 0");
            }
            StatementKind::Assign(left, right) => self.sides(left, " := ", right),
            StatementKind::Unify(left, right) => self.sides(left, " = ", right),
            StatementKind::Declare(names) => {
                let names: Vec<&str> = names.iter().map(|name| name.text.as_str()).collect();
                self.write(&format!("some {}", names.join(", ")));
            }
            StatementKind::SomeIn { key, value, domain } => {
                self.write("some ");
                if let Some(key) = key {
                    self.tight(key);
                    self.write(", ");
                }
                self.tight(value);
                self.write(" in ");
                self.tight(domain);
            }
            StatementKind::Every { key, value, domain, body } => {
                self.write("every ");
                if let Some(key) = key {
                    self.write(&key.text);
                    self.write(", ");
                }
                self.write(&value.text);
                self.write(" in ");
                self.tight(domain);
                self.write(" {");
                self.body(body);
                self.write("}");
            }
        }
    }

    fn sides(&mut self, left: &Term, sign: &str, right: &Term) {
        self.tight(left);
        self.write(sign);
        self.loose(right);
    }

    /// Where any expression may stand.
    fn loose(&mut self, term: &Term) {
        self.term(term, if matches!(term.kind, TermKind::In(Some(_), ..)) { OF_TERM } else { 0 });
    }

    /// Where only a term may stand.
    fn tight(&mut self, term: &Term) {
        self.term(term, OF_TERM);
    }

    fn items(&mut self, items: &[Term]) {
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.write(", ");
            }
            self.tight(item);
        }
    }

    fn bracket_or_dot(&mut self, step: &Term) {
        match &step.kind {
            TermKind::String(name) if is_identifier(name) => {
                self.printed.places.push((self.printed.text.len() as u32, step.span));
                self.step(name);
            }
            _ => {
                self.write("[");
                self.loose(step);
                self.write("]");
            }
        }
    }

    fn term(&mut self, term: &Term, wanted: u8) {
        // What directly follows a name must stay on its line, so only places are noted here.
        self.printed.places.push((self.printed.text.len() as u32, term.span));
        let own = tightness(term);
        if own < wanted {
            self.write("(");
            self.bare(term, own);
            self.write(")");
        } else {
            self.bare(term, own);
        }
    }

    fn bare(&mut self, term: &Term, own: u8) {
        match &term.kind {
            TermKind::Null => self.write("null"),
            TermKind::Bool(value) => self.write(if *value { "true" } else { "false" }),
            TermKind::Number(text) => self.write(text),
            TermKind::String(text) => self.string(text),
            TermKind::Var(name) => self.write(name),
            TermKind::Ref(head, steps) => {
                self.tight(head);
                for step in steps {
                    self.bracket_or_dot(step);
                }
            }
            TermKind::Call(function, arguments) => {
                self.path(function);
                self.write("(");
                self.items(arguments);
                self.write(")");
            }
            TermKind::Array(items) => self.enclosed("[", items, "]"),
            TermKind::Set(items) if items.is_empty() => self.write("set()"),
            TermKind::Set(items) => self.enclosed("{", items, "}"),
            TermKind::Object(fields) => self.object(fields),
            TermKind::ArrayOf(item, body) => self.comprehension("[", &[&**item], body, "]"),
            TermKind::SetOf(item, body) => self.comprehension("{", &[&**item], body, "}"),
            TermKind::ObjectOf(key, value, body) => self.comprehension("{", &[&**key, &**value], body, "}"),
            TermKind::Infix(operator, left, right) => {
                self.term(left, own);
                self.write(" ");
                self.write(operator);
                self.write(" ");
                self.term(right, own + 1);
            }
            TermKind::In(key, value, domain) => {
                if let Some(key) = key {
                    self.term(key, 1);
                    self.write(", ");
                }
                self.term(value, 1);
                self.write(" in ");
                self.term(domain, 1);
            }
            TermKind::Template(parts) => self.enclosed("[", parts, "]"),
        }
    }

    fn enclosed(&mut self, open: &str, items: &[Term], close: &str) {
        self.write(open);
        self.items(items);
        self.write(close);
    }

    fn object(&mut self, fields: &[(Term, Term)]) {
        self.write("{");
        for (index, (key, value)) in fields.iter().enumerate() {
            if index > 0 {
                self.write(", ");
            }
            self.tight(key);
            self.write(": ");
            self.tight(value);
        }
        self.write("}");
    }

    fn comprehension(&mut self, open: &str, heads: &[&Term], body: &Body, close: &str) {
        self.write(open);
        for (index, head) in heads.iter().enumerate() {
            if index > 0 {
                self.write(": ");
            }
            self.tight(head);
        }
        self.write(" | ");
        self.body(body);
        self.write(close);
    }
}

/// Writes `.name`, or `["name"]` where it is no identifier.
pub fn push_step(text: &mut String, name: &str) {
    if is_identifier(name) {
        text.push('.');
        text.push_str(name);
    } else {
        text.push('[');
        text.push_str(&serde_json::to_string(name).unwrap_or_default());
        text.push(']');
    }
}

/// Whether `name` can stand behind a dot.
fn is_identifier(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        && letters.all(|c| c.is_ascii_alphanumeric() || c == '_')
}
