//! Removal that may hit the root.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::{Command, PartKind, ShellWord, VariableForm};
use crate::rule::{Body, Context, rule};

rule! {
    /// Removal that may hit the root
    ///
    /// `rm -rf "$dir/"*` is `rm -rf /*` where `dir` is empty or was never set: a spelling mistake in a name empties the image,
    /// or on a mounted folder more than that.
    ///
    /// Counted are a recursive rm and words with variables or a pattern that without values are `/`, `/*` or a folder of the system.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_02>
    REMOVAL_OF_ROOT = {
        id: "docker/removal-of-root",
        severity: Medium,
        since: "2026.11",
        aliases: ["SC2115"],
        profiles: [Strict, Hadolint],
        remedy: "Write ${name:?} so that the build ends where there is no value.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

/// Folders without which a system does not run.
const FOLDERS: [&str; 16] = [
    "",
    "/bin",
    "/boot",
    "/dev",
    "/etc",
    "/home",
    "/lib",
    "/mnt",
    "/usr",
    "/usr/bin",
    "/usr/local",
    "/usr/share",
    "/var",
    "/proc",
    "/run",
    "/sys",
];

fn check(run: &Instruction, context: &mut Context) {
    for command in run.shell_script().into_iter().flat_map(|script| script.own_commands()) {
        for word in command.arguments().filter(|_| removes_folders(command)) {
            if let Some(rest) = without_values(word).filter(|rest| is_important(rest)) {
                let condition = if word.is_static() { "This" } else { "Without a value in the variable this" };
                context.hit(run.place_of(word.span()), format!("{condition} removes {rest}."));
            }
        }
    }
}

fn removes_folders(command: Command) -> bool {
    let recursive = |word: ShellWord| {
        let text = word.text();
        text == "--recursive" || (!text.starts_with("--") && text.contains(['r', 'R']))
    };
    command.is("rm") && command.arguments().filter(|word| word.is_option()).any(recursive)
}

/// A word as it is if all its variables are empty; `None` if it has neither one nor a pattern, or one that
/// cannot be empty.
fn without_values(word: ShellWord) -> Option<String> {
    let mut text = String::new();
    let mut is_open = false;
    for part in word.parts() {
        match &part.kind {
            PartKind::DoubleQuoted => {}
            PartKind::Literal => {
                is_open |= !part.quoted && word.slice(part).ends_with('*');
                text.push_str(word.slice(part));
            }
            PartKind::SingleQuoted => text.push_str(word.slice(part).trim_matches('\'')),
            PartKind::Variable { form: VariableForm::Plain | VariableForm::Trim | VariableForm::Replace, .. } => {
                is_open = true;
            }
            _ => return None,
        }
    }
    is_open.then_some(text)
}

fn is_important(path: &str) -> bool {
    let folder = path.strip_suffix('*').unwrap_or(path);
    path.starts_with('/') && FOLDERS.contains(&folder.trim_end_matches('/'))
}
