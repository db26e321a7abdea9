//! Nested literals: the engine's parser reads the first item of each twice, so that every level doubles the time.
//!
//! Ground ones become constants that are built once; others are built step by step; what is still too deep is refused.

use super::Fresh;
use super::heads::depth;
use crate::document::{Span, SyntaxError};
use crate::policy::rego::syntax::walk::{children, children_mut, comprehension, each_body_mut, terms_mut};
use crate::policy::rego::syntax::{Body, Module, Name, Rule, Statement, StatementKind, Term, TermKind};

/// A ground literal of this depth becomes a constant.
const DEEP: usize = 3;

/// A ground literal of so many items becomes a constant.
const BIG: usize = 16;

/// An open literal of this depth is built step by step.
const TOO_DEEP: usize = 4;

/// How many items the engine may read, counted as often as it reads them.
const COSTLIEST: u64 = 4_000_000;

/// The function that gives a constant by its number.
pub const CONSTANT: [&str; 2] = ["__tidegate", "constant"];

/// Ground literals by number.
#[derive(Debug, Default)]
pub struct Constants {
    /// The literals.
    pub terms: Vec<Term>,
}

/// Replaces the big and deep ground literals of a rule.
pub fn replace_constants(rule: &mut Rule, constants: &mut Constants) {
    if rule.default {
        return;
    }
    let head = &mut rule.head;
    for part in head.member.iter_mut().chain(&mut head.value) {
        replace(part, constants);
    }
    for otherwise in &mut rule.otherwise {
        if let Some(value) = &mut otherwise.value {
            replace(value, constants);
        }
    }
    each_body_mut(rule, &mut |body| {
        for statement in body {
            for term in terms_mut(statement) {
                replace(term, constants);
            }
        }
    });
}

fn replace(term: &mut Term, constants: &mut Constants) {
    if is_collection(term) && is_ground(term) {
        if depth(term) >= DEEP || size(term) >= BIG {
            let span = term.span;
            let number = Term::new(span, TermKind::Number(constants.terms.len().to_string()));
            let function = CONSTANT.map(|text| Name { text: text.to_owned(), span }).to_vec();
            constants.terms.push(std::mem::replace(term, Term::new(span, TermKind::Call(function, vec![number]))));
        }
        return;
    }
    for child in children_mut(term) {
        replace(child, constants);
    }
}

fn is_collection(term: &Term) -> bool {
    matches!(term.kind, TermKind::Array(_) | TermKind::Set(_) | TermKind::Object(_))
}

fn is_ground(term: &Term) -> bool {
    term.is_scalar() || is_collection(term) && children(term).into_iter().all(is_ground)
}

fn size(term: &Term) -> usize {
    1 + children(term).into_iter().map(size).sum::<usize>()
}

/// Builds deep open literals step by step, where all their variables have values; those of modifiers are statements of
/// their own by then.
pub fn flatten(rule: &mut Rule, fresh: &mut Fresh) {
    each_body_mut(rule, &mut |body| {
        let mut rewritten = Body::with_capacity(body.len());
        for mut statement in body.drain(..) {
            let mut before = Body::new();
            flatten_statement(&mut statement, fresh, &mut before);
            for mut lifted in before {
                lifted.modifiers.clone_from(&statement.modifiers);
                rewritten.push(lifted);
            }
            rewritten.push(statement);
        }
        *body = rewritten;
    });
}

fn flatten_statement(statement: &mut Statement, fresh: &mut Fresh, before: &mut Body) {
    match &mut statement.kind {
        StatementKind::Holds(term) | StatementKind::Assign(_, term) => flatten_term(term, 0, fresh, before),
        StatementKind::SomeIn { domain, .. } | StatementKind::Every { domain, .. } => {
            flatten_term(domain, 0, fresh, before);
        }
        _ => {}
    }
}

/// What stands in a comprehension has no value outside and stays.
fn flatten_term(term: &mut Term, level: usize, fresh: &mut Fresh, before: &mut Body) {
    if comprehension(term).is_some() {
        return;
    }
    let level = level + usize::from(is_collection(term));
    for child in children_mut(term) {
        flatten_term(child, level, fresh, before);
    }
    if is_collection(term) && level > 1 && depth(term) >= TOO_DEEP {
        fresh.lift(term, before);
    }
}

/// Refuses what the engine would take too long to read.
pub fn refuse_costly(module: &Module) -> Result<(), SyntaxError> {
    let mut total = 0u64;
    for rule in &module.rules {
        let head = &rule.head;
        let parts = head.path.iter().chain(head.parameters.iter().flatten()).chain(&head.member).chain(&head.value);
        let mut cost: u64 = parts.map(term_cost).fold(0, u64::saturating_add);
        cost = cost.saturating_add(body_cost(&rule.body));
        for otherwise in &rule.otherwise {
            let value = otherwise.value.as_ref().map_or(0, term_cost);
            cost = cost.saturating_add(value).saturating_add(body_cost(&otherwise.body));
        }
        total = total.saturating_add(cost);
        if total > COSTLIEST {
            return Err(too_deep(rule.head.name.span));
        }
    }
    Ok(())
}

fn too_deep(span: Span) -> SyntaxError {
    SyntaxError { message: "literals or comprehensions nest too deep in this rule".into(), span }
}

fn body_cost(body: &Body) -> u64 {
    body.iter().map(statement_cost).fold(0, u64::saturating_add)
}

/// A statement's left side is read once as the left side of an assignment and again where it is none.
fn statement_cost(statement: &Statement) -> u64 {
    let own = kind_cost(&statement.kind);
    let values = statement.modifiers.iter().map(|with| term_cost(&with.value));
    values.fold(own, u64::saturating_add)
}

fn kind_cost(kind: &StatementKind) -> u64 {
    match kind {
        StatementKind::Holds(term) => term_cost(term).saturating_mul(2),
        StatementKind::Not(inner) => kind_cost(inner),
        StatementKind::NotBody(body) => body_cost(body).saturating_mul(2),
        StatementKind::Assign(left, right) | StatementKind::Unify(left, right) => {
            term_cost(left).saturating_add(term_cost(right))
        }
        StatementKind::Declare(names) => names.len() as u64,
        StatementKind::SomeIn { key, value, domain } => {
            key.iter().chain([value, domain]).map(term_cost).fold(1, u64::saturating_add)
        }
        StatementKind::Every { domain, body, .. } => term_cost(domain).saturating_add(body_cost(body)),
    }
}

fn term_cost(term: &Term) -> u64 {
    let costs = children(term).into_iter().map(term_cost);
    let inside: u64 = match &term.kind {
        TermKind::Array(_) | TermKind::Set(_) => {
            let mut costs = costs;
            let first = costs.next().unwrap_or(0).saturating_mul(2);
            costs.fold(first, u64::saturating_add)
        }
        TermKind::Object(_) => {
            let mut costs = costs;
            let key = costs.next().unwrap_or(0);
            let value = costs.next().unwrap_or(0);
            costs.fold(key.saturating_add(value).saturating_mul(2), u64::saturating_add)
        }
        _ => costs.fold(0, u64::saturating_add),
    };
    let body = comprehension(term).map_or(0, body_cost);
    inside.saturating_add(body).saturating_add(1)
}
