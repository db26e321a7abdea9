//! Calls that the engine does not know or does not bound: results in the last argument (`split(s, ".", parts)`),
//! template strings, `rego.metadata`, products of ever longer numbers, builtins that a test replaces.

use serde_json::Value as Json;

use super::modifiers::stand_in_call;
use super::{Fresh, Surroundings};
use crate::document::Span;
use crate::policy::rego::builtins;
use crate::policy::rego::library::Meaning;
use crate::policy::rego::syntax::walk::{each_body_mut, each_term_mut};
use crate::policy::rego::syntax::{Body, Name, Rule, Statement, StatementKind, Term, TermKind};

/// What `rego.metadata` answers in one rule.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// `rego.metadata.rule()`.
    pub rule: Json,
    /// `rego.metadata.chain()`.
    pub chain: Json,
}

/// Rewrites the calls of a rule.
pub fn rewrite(rule: &mut Rule, fresh: &mut Fresh, surroundings: &Surroundings, answers: &dyn Fn() -> Answers) {
    each_body_mut(rule, &mut |body| {
        if !surroundings.prints {
            body.retain(|statement| !is_print(statement));
        }
        for statement in body {
            bind_last_argument(&mut statement.kind, surroundings);
        }
    });
    each_term_mut(rule, &mut |term| rewrite_term(term, fresh, surroundings, answers));
}

fn is_print(statement: &Statement) -> bool {
    let StatementKind::Holds(Term { kind: TermKind::Call(function, _), .. }) = &statement.kind else { return false };
    function.len() == 1 && function[0].text == "print"
}

/// `walk` has many results, which the engine knows only where they are its last argument.
fn is_walk(function: &[Name]) -> bool {
    function.len() == 1 && function[0].text == "walk"
}

/// `[path, value] = walk(x)` says `walk(x, [path, value])`.
fn spread_walk(kind: &mut StatementKind) {
    let (StatementKind::Assign(left, right) | StatementKind::Unify(left, right)) = kind else { return };
    let calls_walk =
        |term: &Term| matches!(&term.kind, TermKind::Call(function, given) if is_walk(function) && given.len() == 1);
    let (pattern, mut call) = match (calls_walk(left), calls_walk(right)) {
        (_, true) => (left.clone(), right.clone()),
        (true, false) => (right.clone(), left.clone()),
        _ => return,
    };
    if let TermKind::Call(_, arguments) = &mut call.kind {
        arguments.push(pattern);
    }
    *kind = StatementKind::Holds(call);
}

/// `f(x, y)` of a function with one parameter says `y = f(x)`.
fn bind_last_argument(kind: &mut StatementKind, surroundings: &Surroundings) {
    spread_walk(kind);
    let is_negated = matches!(kind, StatementKind::Not(_));
    let term = match kind {
        StatementKind::Not(inner) => match &mut **inner {
            StatementKind::Holds(term) => term,
            _ => return,
        },
        StatementKind::Holds(term) => term,
        _ => return,
    };
    let TermKind::Call(function, arguments) = &mut term.kind else { return };
    if is_walk(function) || arity(function, surroundings).is_none_or(|arity| arguments.len() != arity + 1) {
        return;
    }
    let Some(result) = arguments.pop() else { return };
    let call = std::mem::replace(term, result.clone());
    if is_negated {
        term.kind = TermKind::Infix("==", Box::new(result), Box::new(call));
    } else {
        *kind = StatementKind::Unify(result, call);
    }
}

fn arity(function: &[Name], surroundings: &Surroundings) -> Option<usize> {
    let path: Vec<&str> = function.iter().map(|name| name.text.as_str()).collect();
    match surroundings.scope.meaning(&path) {
        Meaning::Data(path) => surroundings.scope.arity(&path),
        Meaning::Builtin(name) => builtins::arity(&name).flatten(),
        _ => None,
    }
}

fn rewrite_term(term: &mut Term, fresh: &mut Fresh, surroundings: &Surroundings, answers: &dyn Fn() -> Answers) {
    let span = term.span;
    match &mut term.kind {
        TermKind::Infix("*", left, right) => {
            let arguments = vec![(**left).clone(), (**right).clone()];
            term.kind = TermKind::Call(own_function("multiply", span), arguments);
        }
        TermKind::Template(parts) => {
            let parts = parts.drain(..).map(|part| tolerant(part, fresh)).collect();
            let parts = Term::new(span, TermKind::Array(parts));
            term.kind = TermKind::Call(own_function("template", span), vec![parts]);
        }
        TermKind::Call(function, _) => {
            let path: Vec<&str> = function.iter().map(|name| name.text.as_str()).collect();
            match path[..] {
                ["rego", "metadata", "rule"] => *term = literal(&answers().rule, span),
                ["rego", "metadata", "chain"] => *term = literal(&answers().chain, span),
                _ => match surroundings.scope.meaning(&path) {
                    Meaning::Builtin(name) if surroundings.replaced.contains(&name) => {
                        *function = stand_in_call(&name, span);
                    }
                    // In full, as `with` names what it replaces: the engine compares the names as written.
                    Meaning::Data(full) => *function = full_call(full, span),
                    _ => {}
                },
            }
        }
        _ => {}
    }
}

/// A path behind `data` as the name of a function.
fn full_call(path: Vec<String>, span: Span) -> Vec<Name> {
    std::iter::once("data".to_owned()).chain(path).map(|text| Name { text, span }).collect()
}

/// A function of ours that no policy can name by accident.
fn own_function(name: &str, span: Span) -> Vec<Name> {
    ["__tidegate", name].map(|text| Name { text: text.to_owned(), span }).to_vec()
}

/// A part of a template: text, or the set of its values, empty where it is undefined.
fn tolerant(part: Term, fresh: &mut Fresh) -> Term {
    if part.is_scalar() {
        return part;
    }
    let span = part.span;
    let variable = fresh.variable(span);
    let body: Body = vec![Statement::new(span, StatementKind::Assign(variable.clone(), part))];
    Term::new(span, TermKind::SetOf(Box::new(variable), body))
}

/// JSON as a term.
fn literal(value: &Json, span: Span) -> Term {
    let kind = match value {
        Json::Null => TermKind::Null,
        Json::Bool(value) => TermKind::Bool(*value),
        Json::Number(number) => TermKind::Number(number.to_string()),
        Json::String(text) => TermKind::String(text.clone()),
        Json::Array(items) => TermKind::Array(items.iter().map(|item| literal(item, span)).collect()),
        Json::Object(fields) => {
            let field = |(key, value): (&String, &Json)| (Term::string(span, key.clone()), literal(value, span));
            TermKind::Object(fields.iter().map(field).collect())
        }
    };
    Term::new(span, kind)
}
