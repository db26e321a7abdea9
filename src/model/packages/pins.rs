//! Which packages of a command line name no version.

use super::{Call, Manager};
use crate::model::dockerfile::Instruction;
use crate::model::shell::ShellWord;

/// The packages that `call`, a command line of `run`, would install in whatever version is newest that day.
pub fn unpinned<'s>(call: &Call<'s>, run: Instruction) -> Vec<ShellWord<'s>> {
    if !call.installs() || exempt(call) {
        return Vec::new();
    }
    let mut packages = call.operands.clone();
    if call.does(&["run"]) {
        packages.truncate(1);
    }
    if call.installs_modules() {
        packages.remove(0);
    }
    packages.retain(|package| !is_pinned(call, *package, run));
    packages
}

/// Names for a message: `curl, git and 3 more`.
pub fn names(packages: &[ShellWord]) -> String {
    let shown: Vec<_> = packages.iter().take(3).map(|package| package.text()).collect();
    match packages.len().saturating_sub(shown.len()) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// Whether its versions are given elsewhere.
fn exempt(call: &Call) -> bool {
    match call.manager {
        Manager::Pip => call.has(&["-c", "--constraint", "--constraints"]),
        Manager::Gem => call.has(&["-v", "--version"]),
        Manager::Dnf | Manager::Microdnf | Manager::Yum | Manager::Tdnf => call.does(&["groupinstall"]),
        _ => false,
    }
}

fn is_pinned(call: &Call, package: ShellWord, run: Instruction) -> bool {
    let text = package.text();
    // A version in a variable that nobody sets is none.
    let undeclared = |(name, _)| run.binding(name).is_none() && run.held_by(name, package.script()).is_none();
    if rpm_like(call.manager) && package.variables().any(undeclared) {
        return false;
    }
    match whole_variable(package).and_then(|name| run.held_by(name, package.script())) {
        Some(list) => list.split_whitespace().all(|package| names_version(call, package)),
        None => names_version(call, &text),
    }
}

fn rpm_like(manager: Manager) -> bool {
    matches!(manager, Manager::Yum | Manager::Dnf | Manager::Microdnf | Manager::Tdnf)
}

/// The variable that a word is, if it is nothing else.
fn whole_variable(word: ShellWord<'_>) -> Option<&str> {
    let (name, part) = word.variables().next()?;
    (word.raw().trim_matches('"').len() == part.span.len()).then_some(name)
}

/// Whether the text that names a package names a version too, or is no package of an index.
fn names_version(call: &Call, text: &str) -> bool {
    match call.manager {
        _ if call.installs_modules() => text.contains(':'),
        Manager::AptGet | Manager::Apt | Manager::Aptitude => text.contains(['=', '/']) || text.ends_with(".deb"),
        Manager::Apk => text.contains(['=', '~', '<', '>']) || text.ends_with(".apk"),
        Manager::Yum | Manager::Dnf | Manager::Microdnf | Manager::Tdnf => rpm_names_version(text),
        Manager::Zypper => text.contains(['=', '~', '<', '>']) || text.ends_with(".rpm"),
        Manager::Pip => pip_names_version(text),
        Manager::Npm | Manager::Yarn => npm_names_version(text),
        Manager::Gem => text.contains(':') || text.ends_with(".gem"),
        Manager::Go => go_names_version(text, call.does(&["get"])),
    }
}

/// `name-1.2`, `name-1:2.3`, `module:stream`, `@group`, a file.
fn rpm_names_version(text: &str) -> bool {
    let versioned = |(at, _)| text[at + 1..].starts_with(|c: char| c.is_ascii_digit() || c == '$');
    text.ends_with(".rpm") || text.starts_with('@') || text.contains(':') || text.match_indices('-').any(versioned)
}

fn pip_names_version(text: &str) -> bool {
    let local = text.starts_with('.') || [".whl", ".tar.gz", ".zip"].iter().any(|ending| text.ends_with(ending));
    let repository = ["git+", "hg+", "svn+", "bzr+"].iter().any(|scheme| text.starts_with(scheme));
    let symbols = ["==", ">=", "<=", "!=", "~=", ">", "<", "@"];
    local || symbols.iter().any(|symbol| text.contains(symbol)) || (text.contains('/') && !repository)
}

fn npm_names_version(text: &str) -> bool {
    let git =
        text.starts_with("git") && (text.contains("://") || text.starts_with("git@") || text.starts_with("github:"));
    if git {
        return text.contains('#');
    }
    let local = text.starts_with(['.', '/', '~']) || text.starts_with("file:");
    let archive = [".tgz", ".tar", ".tar.gz"].iter().any(|ending| text.ends_with(ending));
    local || archive || text.get(1..).is_some_and(|rest| rest.contains('@'))
}

/// `host/module@version`, or something of the program itself: a folder, a file, a package without a host. What `go get`
/// adds is always a module.
fn go_names_version(text: &str, gets: bool) -> bool {
    let without_host = !text.split('/').next().unwrap_or("").contains('.');
    let local = text.starts_with(['.', '/']) || text.ends_with(".go") || (without_host && !gets);
    match text.rsplit_once('@') {
        Some((_, version)) => !matches!(version, "latest" | "none" | "upgrade" | "patch"),
        None => local,
    }
}
