//! Between the text and the engine: rewrites that make OPA's semantics hold in an engine that differs.
//!
//! Each pass is a file and says which difference it mends. They work on the tree, so that what one leaves the next
//! understands; every new term keeps the place of what it stands for.

mod calls;
mod heads;
mod literals;
mod modifiers;
mod names;
mod negation;

use std::collections::BTreeSet;

use super::library::Scope;
use super::syntax::{Body, Module, Statement, StatementKind, Term};
use crate::document::{Span, SyntaxError};

pub use calls::Answers;
pub use literals::Constants;
pub use modifiers::{STAND_INS, stand_in};
pub use names::resolve;

/// What the passes must know beyond the module.
pub struct Surroundings<'a> {
    /// What the names of the module mean.
    pub scope: Scope<'a>,
    /// Functions that are replaced by `with` somewhere and that the engine cannot replace by itself.
    pub replaced: &'a BTreeSet<String>,
    /// Keep `print`: wanted in tests, dropped where input could be printed.
    pub prints: bool,
    /// What `rego.metadata.rule()` and `rego.metadata.chain()` answer in each rule.
    pub metadata: &'a dyn Fn(usize) -> Answers,
}

/// Rewrites `module`, whose variables are resolved already; ground literals that are big or deep go into `constants`.
///
/// # Errors
/// Where literals nest so deep that the engine would take exponential time to read them.
pub fn normalise(
    module: &mut Module,
    text: &str,
    surroundings: &Surroundings,
    constants: &mut Constants,
) -> Result<(), SyntaxError> {
    let mut fresh = Fresh::new(text);
    let plain_negation = module.plain_negation;
    for (index, rule) in module.rules.iter_mut().enumerate() {
        calls::rewrite(rule, &mut fresh, surroundings, &|| (surroundings.metadata)(index));
        heads::move_values(rule, &mut fresh);
        literals::replace_constants(rule, constants);
        modifiers::lift_values(rule, &mut fresh, surroundings);
        literals::flatten(rule, &mut fresh);
        if !plain_negation {
            negation::lift_operands(rule, &mut fresh, &surroundings.scope);
        }
    }
    literals::refuse_costly(module)
}

/// Names that no variable of a module has.
pub struct Fresh {
    prefix: String,
    next: usize,
}

impl Fresh {
    fn new(text: &str) -> Self {
        let mut prefix = String::from("__lifted");
        while text.contains(&prefix) {
            prefix.push('_');
        }
        Self { prefix, next: 0 }
    }

    fn variable(&mut self, span: Span) -> Term {
        self.next += 1;
        Term::var(span, format!("{}{}", self.prefix, self.next))
    }

    /// Puts `term` into a variable by a statement before; the variable stays in its place.
    fn lift(&mut self, term: &mut Term, before: &mut Body) {
        let variable = self.variable(term.span);
        let value = std::mem::replace(term, variable.clone());
        before.push(Statement::new(value.span, StatementKind::Assign(variable, value)));
    }
}
