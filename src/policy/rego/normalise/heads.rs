//! `p := m[k] if { k := … } else := …`: OPA computes the value of a head at the end of the body, so that an undefined
//! one fails the body and the next branch is tried. The engine computes it outside and then refuses several values.

use super::Fresh;
use crate::policy::rego::syntax::walk::{children, comprehension};
use crate::policy::rego::syntax::{Body, Rule, Term, TermKind};

/// Deeper literals are built in the body, where they can be built step by step.
const DEEPEST: usize = 3;

/// Moves what a head computes to the end of its body, where that can make a difference.
pub fn move_values(rule: &mut Rule, fresh: &mut Fresh) {
    if rule.default {
        return;
    }
    let has_branches = !rule.otherwise.is_empty();
    let head = &mut rule.head;
    for part in head.path.iter_mut().chain(&mut head.member).chain(&mut head.value) {
        if must_move(part, has_branches) {
            move_to(part, fresh, &mut rule.body);
        }
    }
    for otherwise in &mut rule.otherwise {
        if let Some(value) = &mut otherwise.value
            && must_move(value, true)
        {
            move_to(value, fresh, &mut otherwise.body);
        }
    }
}

fn must_move(term: &Term, has_branches: bool) -> bool {
    let computes = computes(term);
    computes && has_branches || searches(term) || computes && depth(term) > DEEPEST
}

fn move_to(term: &mut Term, fresh: &mut Fresh, body: &mut Body) {
    fresh.lift(term, body);
}

/// Whether it is more than scalars, variables and literals of them.
fn computes(term: &Term) -> bool {
    matches!(term.kind, TermKind::Ref(..) | TermKind::Call(..) | TermKind::Infix(..) | TermKind::In(..))
        || comprehension(term).is_some()
        || children(term).into_iter().any(computes)
}

/// Whether it looks something up by a key that is not fixed: `m[k]`, `xs[_]`.
fn searches(term: &Term) -> bool {
    let varies = match &term.kind {
        TermKind::Ref(_, steps) => steps.iter().any(|step| !step.is_scalar()),
        _ => false,
    };
    varies || children(term).into_iter().any(searches)
}

/// How deep literals nest in it.
pub fn depth(term: &Term) -> usize {
    let inner = children(term).into_iter().map(depth).max().unwrap_or(0);
    inner + usize::from(matches!(term.kind, TermKind::Array(_) | TermKind::Set(_) | TermKind::Object(_)))
}
