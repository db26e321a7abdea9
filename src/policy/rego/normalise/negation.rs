//! `not f(input.x)`: OPA looks `input.x` up before the negation, so that where it is undefined the body fails. The
//! engine negates the whole expression and would let the body hold.
//!
//! OPA's rule (its compiler rewrites calls and "dynamic" terms): in `not E`, every reference, call and operator
//! inside E is computed before; only E's own outermost operation, and plain references that are E itself or an
//! operand of `==` or `=`, stay under the negation. `import future.keywords.not` (OPA 1.17) asks for the other meaning.

use super::Fresh;
use crate::policy::rego::library::Scope;
use crate::policy::rego::syntax::walk::each_body_mut;
use crate::policy::rego::syntax::{Body, Rule, StatementKind, Term, TermKind};

/// Lifts what OPA lifts out of the negations of a rule.
pub fn lift_operands(rule: &mut Rule, fresh: &mut Fresh, scope: &Scope) {
    each_body_mut(rule, &mut |body| {
        let mut rewritten = Body::with_capacity(body.len());
        for mut statement in body.drain(..) {
            if let StatementKind::Not(inner) = &mut statement.kind {
                let mut lifting = Lifting { fresh, scope, before: Body::new() };
                lifting.negated(inner);
                for mut lifted in lifting.before {
                    lifted.modifiers.clone_from(&statement.modifiers);
                    rewritten.push(lifted);
                }
            }
            rewritten.push(statement);
        }
        *body = rewritten;
    });
}

struct Lifting<'a> {
    fresh: &'a mut Fresh,
    scope: &'a Scope<'a>,
    before: Body,
}

impl Lifting<'_> {
    fn negated(&mut self, kind: &mut StatementKind) {
        match kind {
            StatementKind::Holds(term) => match &mut term.kind {
                TermKind::Infix("==", left, right) => {
                    self.operand_of_equality(left);
                    self.operand_of_equality(right);
                }
                TermKind::Call(_, arguments) => arguments.iter_mut().for_each(|argument| self.operand(argument)),
                TermKind::Infix(_, left, right) => {
                    self.operand(left);
                    self.operand(right);
                }
                TermKind::In(key, value, domain) => {
                    for operand in key.iter_mut().chain([value, domain]) {
                        self.operand(operand);
                    }
                }
                _ => self.operand_of_equality(term),
            },
            StatementKind::Unify(left, right) | StatementKind::Assign(left, right) => {
                self.operand_of_equality(left);
                self.operand_of_equality(right);
            }
            _ => {}
        }
    }

    /// A reference stays, what stands in its brackets does not.
    fn operand_of_equality(&mut self, term: &mut Term) {
        match &mut term.kind {
            TermKind::Ref(head, steps) => {
                if matches!(head.kind, TermKind::Call(..)) {
                    self.fresh.lift(head, &mut self.before);
                }
                steps.iter_mut().for_each(|step| self.operand(step));
            }
            TermKind::Var(_) => {}
            _ => self.operand(term),
        }
    }

    fn operand(&mut self, term: &mut Term) {
        match &mut term.kind {
            TermKind::Ref(..) | TermKind::Call(..) | TermKind::Infix(..) | TermKind::In(..) => {
                self.fresh.lift(term, &mut self.before);
            }
            TermKind::Var(name) if self.scope.is_global(name) => self.fresh.lift(term, &mut self.before),
            TermKind::Array(items) | TermKind::Set(items) => items.iter_mut().for_each(|item| self.operand(item)),
            TermKind::Object(fields) => {
                for (key, value) in fields {
                    self.operand(key);
                    self.operand(value);
                }
            }
            _ => {}
        }
    }
}
