//! USER by name instead of number.

use crate::model::dockerfile::{Binding, Instruction, Keyword, Word};
use crate::rule::{Body, Context, rule};

rule! {
    /// USER by name instead of number
    ///
    /// Kubernetes cannot tell from a name whether it is root: with `runAsNonRoot` it refuses to start a container
    /// whose image names its user by a word.
    ///
    /// A variable that ARG declares passes, also where `ENV NAME=$NAME` keeps its value. Not in the default profile: where nobody sets `runAsNonRoot`, names are
    /// fine.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    USER_BY_NAME = {
        id: "docker/user-by-name",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3066"],
        profiles: [Strict, Hadolint],
        remedy: "Write the number of the user.",

        body: Body::Instructions(&[Keyword::User], check),
    }
}

fn check(user: &Instruction, context: &mut Context) {
    let Some(word) = user.words().into_iter().next() else { return };
    let text = word.text();
    let account = text.split(':').next().unwrap_or_default();
    let number = !account.is_empty() && account.bytes().all(|byte| byte.is_ascii_digit());
    if !number && !is_argument(word) {
        context.hit(word.place(), format!("{account} is a name, of which Kubernetes cannot tell whether it is root."));
    }
}

/// Whether it is a variable that an ARG declares, also where `ENV name=$name` keeps its value.
fn is_argument(word: Word) -> bool {
    let Some(name) = variable(word) else { return false };
    match word.instruction().binding(name) {
        Some(Binding::Arg(_)) => true,
        Some(Binding::Env(pair)) => {
            let kept = pair.value().and_then(variable).is_some_and(|kept| kept == name);
            kept && matches!(pair.instruction().binding(name), Some(Binding::Arg(_)))
        }
        _ => false,
    }
}

/// The name of the variable that a word begins with.
fn variable(word: Word<'_>) -> Option<&str> {
    let name = word.variables().first()?.name.clone();
    word.raw().trim_start_matches('"').starts_with('$').then(|| &word.raw()[name])
}
