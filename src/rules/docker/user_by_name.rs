//! USER by name instead of number.

use crate::model::dockerfile::{Binding, Instruction, Keyword, Word};
use crate::rule::{Body, Context, rule};

rule! {
    /// USER by name instead of number
    ///
    /// Kubernetes cannot tell from a name whether it is root: with `runAsNonRoot` it refuses to start a container
    /// whose image names its user by a word.
    ///
    /// A variable that ARG declares passes. Not in the default profile: where nobody sets `runAsNonRoot`, names are
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
    if !number && !is_argument(user, word) {
        context.hit(word.place(), format!("{account} is a name, of which Kubernetes cannot tell whether it is root."));
    }
}

/// Whether it is a variable that an ARG declares.
fn is_argument(user: &Instruction, word: Word) -> bool {
    let variables = word.variables();
    let declared = |name: &str| matches!(user.binding(name), Some(Binding::Arg(_)));
    variables.first().is_some_and(|first| word.raw().starts_with('$') && declared(&word.raw()[first.name.clone()]))
}
