//! `with input as V`: the engine forgets the values of rules before it computes V and looks for the target of a
//! `with` only among functions. V is computed before, and a rule of the same package is named in full.

use super::{Fresh, Surroundings};
use crate::policy::rego::library::Meaning;
use crate::policy::rego::syntax::walk::each_body_mut;
use crate::policy::rego::syntax::{Body, Name, Rule, Term, TermKind, With};

/// Lifts the values of modifiers and qualifies their targets.
pub fn lift_values(rule: &mut Rule, fresh: &mut Fresh, surroundings: &Surroundings) {
    each_body_mut(rule, &mut |body| {
        let mut rewritten = Body::with_capacity(body.len());
        for mut statement in body.drain(..) {
            for with in &mut statement.modifiers {
                qualify_target(with, surroundings);
                lift_value(with, fresh, surroundings, &mut rewritten);
            }
            rewritten.push(statement);
        }
        *body = rewritten;
    });
}

fn qualify_target(with: &mut With, surroundings: &Surroundings) {
    let Some(path) = with.target.static_path() else { return };
    match surroundings.scope.meaning(&path) {
        Meaning::Data(full) => name_in_full(&mut with.target, full),
        Meaning::Builtin(name) if surroundings.replaced.contains(&name) => {
            name_in_full(&mut with.target, stand_in(&name))
        }
        _ => {}
    }
}

fn name_in_full(term: &mut Term, path: Vec<String>) {
    let span = term.span;
    let steps: Vec<Term> = path.into_iter().map(|step| Term::string(span, step)).collect();
    let data = Term::var(span, "data");
    *term = if steps.is_empty() { data } else { Term::new(span, TermKind::Ref(Box::new(data), steps)) };
}

/// A function stays named, so that it replaces; so does what costs nothing.
fn lift_value(with: &mut With, fresh: &mut Fresh, surroundings: &Surroundings, before: &mut Body) {
    let value = &mut with.value;
    let is_function = match value.static_path().map(|path| surroundings.scope.meaning(&path)) {
        Some(Meaning::Data(full)) if surroundings.scope.arity(&full).is_some() => {
            name_in_full(value, full);
            true
        }
        Some(Meaning::Builtin(_)) => true,
        _ => false,
    };
    let is_local = value.as_var().is_some_and(|name| !surroundings.scope.is_global(name));
    if !is_function && !is_local && !value.is_scalar() {
        fresh.lift(value, before);
    }
}

/// The package of the functions that stand for builtins which the engine cannot replace.
pub const STAND_INS: &str = "__tidegate_replaceable";

/// Where the stand-in for a builtin is, behind `data`.
pub fn stand_in(builtin: &str) -> Vec<String> {
    vec![STAND_INS.to_owned(), builtin.replace('.', "_")]
}

/// The stand-in's name in a call.
pub fn stand_in_call(builtin: &str, span: crate::document::Span) -> Vec<Name> {
    let path = std::iter::once("data".to_owned()).chain(stand_in(builtin));
    path.map(|text| Name { text, span }).collect()
}
