//! Secret in a command.

use crate::document::Span;
use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::secret;
use crate::model::shell::{Command, ShellWord};
use crate::rule::{Body, Context, rule};

rule! {
    /// Secret in a command
    ///
    /// A token, a private key or a password that is written into RUN, CMD, ENTRYPOINT or HEALTHCHECK stands in the file, in its
    /// history, and in the history or the configuration of the image: everybody who can pull it reads it.
    ///
    /// Counted are values that are secrets by their own form (a provider's token, a URL with a password), assignments to variables that
    /// are called like a secret, and values of options like `--password`. Placeholders and variables pass.
    ///
    /// References: <https://docs.docker.com/build/building/secrets/>
    SECRET_IN_COMMAND = {
        id: "docker/secret-in-command",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Mount it into the RUN with --mount=type=secret, or hand it in at run time. Treat the value as leaked.",
        cwe: [798],
        body: Body::Instructions(&[Keyword::Run, Keyword::Cmd, Keyword::Entrypoint, Keyword::Healthcheck], check),
    }
}

fn check(instruction: &Instruction, context: &mut Context) {
    let mut seen: Vec<Span> = Vec::new();
    for command in instruction.commands() {
        for (span, what) in secrets(command) {
            // A script inside a word is read a second time.
            if !seen.iter().any(|known| known.contains(span) || span.contains(*known)) {
                seen.push(span);
                context.hit(instruction.place_of(span), format!("This is {what}, for everybody to read."));
            }
        }
    }
}

/// The secrets that a command is given, and what they are.
fn secrets(command: Command) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    for assignment in command.assignments().chain(command.declared()) {
        let value = assignment.value().filter(|value| value.is_static());
        if let Some(value) = value.filter(|value| secret::is_secret(assignment.name(), &value.text())) {
            found.push((value.span(), format!("the value of {}", assignment.name())));
        }
    }
    let words: Vec<ShellWord> = command.words().collect();
    for (at, word) in words.iter().enumerate() {
        let text = word.text();
        if let Some(kind) = secret::kind_of(&text).filter(|_| !secret::stands_for_secret(&text)) {
            found.push((word.span(), kind.to_owned()));
        } else if let Some(option) = text.strip_prefix("--") {
            let (name, value) =
                option.split_once('=').map_or((option, None), |(name, value)| (name, Some(value.to_owned())));
            let next = || words.get(at + 1).filter(|next| !next.is_option() && next.is_static());
            let given = value.filter(|_| word.is_static()).map(|value| (*word, value));
            let given = given
                .or_else(|| next().filter(|_| !option.contains('=')).map(|next| (*next, next.text().into_owned())));
            let called = name.replace('-', "_");
            let is_value =
                |value: &str| !value.starts_with(['/', '.', '@', '-']) && !matches!(value, "true" | "false" | "stdin");
            if let Some((word, _)) = given.filter(|(_, value)| {
                is_value(value) && secret::is_secret_name(&called) && secret::is_secret(&called, value)
            }) {
                found.push((word.span(), format!("the value of --{name}")));
            }
        }
    }
    found
}
