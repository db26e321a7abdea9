//! What the name of a file promises, and the one look at its first line that settles the rest.

/// Endings of files that hold something else, whatever stands in front of them: `Dockerfile.md` is prose.
const OTHER_ENDINGS: &[&str] = &[
    "md",
    "markdown",
    "rst",
    "adoc",
    "txt",
    "html",
    "json",
    "yaml",
    "yml",
    "toml",
    "lock",
    "xml",
    "csv",
    "go",
    "py",
    "rs",
    "rb",
    "js",
    "ts",
    "java",
    "sh",
    "bash",
    "ps1",
    "tpl",
    "tmpl",
    "gotmpl",
    "template",
    "j2",
    "jinja",
    "jinja2",
    "erb",
    "m4",
    "dockerignore",
    "containerignore",
    "tilt",
    "bak",
    "orig",
    "rej",
    "patch",
    "diff",
    "png",
    "svg",
    "zip",
    "gz",
];

/// The last part of a path, in lower case.
fn file_name(name: &str) -> String {
    name.rsplit('/').next().unwrap_or("").to_ascii_lowercase()
}

fn ending(file: &str) -> Option<&str> {
    file.rsplit_once('.').map(|(_, ending)| ending)
}

/// Whether a file of this name is a Dockerfile whatever it holds: `Dockerfile`, `Containerfile`, `*.dockerfile`,
/// `*.containerfile`, in any case.
pub(super) fn is_dockerfile(name: &str) -> bool {
    let file = file_name(name);
    let bare = |word: &str| matches!(word, "dockerfile" | "containerfile");
    bare(&file) || ending(&file).is_some_and(bare)
}

/// Whether a file of this name is a Dockerfile if its first line says so: `Dockerfile.dev`, `Dockerfile-alpine`,
/// `api_dockerfile`.
pub(super) fn may_be_dockerfile(name: &str) -> bool {
    let file = file_name(name);
    let words = ["dockerfile", "containerfile"];
    let leads = |word: &str| file.strip_prefix(word).is_some_and(|rest| rest.starts_with(['.', '-', '_']));
    let trails = |word: &str| file.strip_suffix(word).is_some_and(|rest| rest.ends_with(['-', '_']));
    let is_other = || ending(&file).is_some_and(|ending| OTHER_ENDINGS.contains(&ending));
    words.iter().any(|word| leads(word) || trails(word)) && !is_other()
}

/// Whether the first instruction of a text is one that can begin a Dockerfile: FROM or ARG.
pub(super) fn begins_stage(text: &str) -> bool {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    let mut words = line.unwrap_or("").split_whitespace();
    let keyword = words.next().unwrap_or("");
    (keyword.eq_ignore_ascii_case("FROM") || keyword.eq_ignore_ascii_case("ARG")) && words.next().is_some()
}

/// Whether a file of this name holds YAML or JSON, or does not say what it holds.
pub(super) fn is_data(name: &str) -> bool {
    let file = file_name(name);
    !file.contains('.') || matches!(ending(&file), Some("yaml" | "yml" | "json"))
}

/// Whether a file of this name is worth reading.
pub fn may_be_ours(name: &str) -> bool {
    is_dockerfile(name) || may_be_dockerfile(name) || is_data(name)
}
