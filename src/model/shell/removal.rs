//! Removals that empty a system where a variable has no value.

use super::{Command, PartKind, Script, ShellWord, VariableForm};

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

/// A word of a recursive rm that is an important folder if its variables are empty.
#[derive(Debug, Clone)]
pub struct OpenRemoval<'s> {
    /// The word.
    pub word: ShellWord<'s>,
    /// What it is without the values: `/`, `/*`, `/usr`.
    pub path: String,
}

impl Script {
    /// The removals of it that are of an important folder if variables have no value.
    pub fn open_removals(&self) -> Vec<OpenRemoval<'_>> {
        let words = self.own_commands().filter(|command| removes_folders(*command)).flat_map(Command::arguments);
        let open = words.filter_map(|word| Some(OpenRemoval { word, path: without_values(word)? }));
        open.filter(|removal| is_important(&removal.path)).collect()
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
