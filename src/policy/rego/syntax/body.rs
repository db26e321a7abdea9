//! Statements of a body.

use super::module::{Parsed, Parser};
use super::token::Kind;
use super::{Name, Statement, StatementKind, Term, TermKind, With};

impl Parser<'_> {
    /// Statements up to, and without, `end`.
    pub(super) fn statements(&mut self, end: &str) -> Parsed<Vec<Statement>> {
        if self.is(end) {
            return self.fault("the body is empty");
        }
        let mut statements = Vec::new();
        loop {
            statements.push(self.statement()?);
            if self.accept(";") {
                continue;
            }
            if self.is(end) {
                return Ok(statements);
            }
            if !self.token().new_line || self.token().kind == Kind::End {
                return self.fault(format!("expected a new line, `;` or `{end}`"));
            }
        }
    }

    pub(super) fn statement(&mut self) -> Parsed<Statement> {
        let start = self.token().span;
        let kind = match self.word() {
            _ if self.continues_as_reference() => self.plain()?,
            "not" => {
                self.advance();
                self.negation()?
            }
            "some" => self.some()?,
            "every" if self.keywords.every => self.every()?,
            _ => self.plain()?,
        };
        let modifiers = self.modifiers()?;
        Ok(Statement { span: self.since(start), kind, modifiers })
    }

    fn negation(&mut self) -> Parsed<StatementKind> {
        if self.plain_negation && self.is("{") {
            return Ok(StatementKind::NotBody(self.braced_body()?));
        }
        if !self.continues_as_reference() && matches!(self.word(), "some" | "not") {
            return self.fault(format!("`{}` cannot be negated", self.word()));
        }
        Ok(StatementKind::Not(Box::new(self.plain()?)))
    }

    /// `x`, `x := y`, `x = y`.
    fn plain(&mut self) -> Parsed<StatementKind> {
        let left = self.expression()?;
        if self.accept(":=") {
            return Ok(StatementKind::Assign(left, self.expression()?));
        }
        if self.accept("=") {
            return Ok(StatementKind::Unify(left, self.expression()?));
        }
        Ok(StatementKind::Holds(left))
    }

    fn some(&mut self) -> Parsed<StatementKind> {
        self.advance();
        let before = self.at;
        if self.keywords.in_ {
            let found = self.expression()?;
            if let TermKind::In(key, value, domain) = found.kind {
                return Ok(StatementKind::SomeIn { key: key.map(|key| *key), value: *value, domain: *domain });
            }
            self.at = before;
        }
        let mut names = Vec::new();
        loop {
            if self.token().kind != Kind::Word || self.is_reserved() {
                return self.fault("expected a variable behind `some`");
            }
            names.push(self.name("a variable")?);
            if !self.accept(",") {
                return Ok(StatementKind::Declare(names));
            }
        }
    }

    fn every(&mut self) -> Parsed<StatementKind> {
        self.advance();
        let before = self.at;
        let TermKind::In(key, value, domain) = self.expression()?.kind else {
            self.at = before;
            return self.fault("expected `x in xs { … }` or `k, x in xs { … }` behind `every`");
        };
        let variable = |term: Term| match term.kind {
            TermKind::Var(text) => Some(Name { text, span: term.span }),
            _ => None,
        };
        let key = match key.map(|key| variable(*key)) {
            Some(None) => return self.fault("the key of `every` must be a variable"),
            Some(key) => key,
            None => None,
        };
        let Some(value) = variable(*value) else {
            return self.fault("the value of `every` must be a variable");
        };
        let body = self.braced_body()?;
        Ok(StatementKind::Every { key, value, domain: *domain, body })
    }

    fn modifiers(&mut self) -> Parsed<Vec<With>> {
        let mut modifiers = Vec::new();
        while self.word() == "with" {
            self.advance();
            let target = self.term()?;
            if !target.is_reference() {
                return self.fault("expected `input`, `data` or a function behind `with`");
            }
            if self.word() != "as" {
                return self.fault("expected `as` behind the target of `with`");
            }
            self.advance();
            modifiers.push(With { target, value: self.expression()? });
        }
        Ok(modifiers)
    }
}
