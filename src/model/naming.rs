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

/// The last part of a path.
fn file_name(name: &str) -> &str {
    &name[memchr::memrchr(b'/', name.as_bytes()).map_or(0, |slash| slash + 1)..]
}

fn ending(file: &str) -> Option<&str> {
    memchr::memrchr(b'.', file.as_bytes()).map(|dot| &file[dot + 1..])
}

fn is_one_of(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Words for what Dockerfiles are.
const DOCKERFILES: [&str; 2] = ["dockerfile", "containerfile"];

/// Whether a file of this name is a Dockerfile whatever it holds: `Dockerfile`, `Containerfile`, `*.dockerfile`,
/// `*.containerfile`, in any case.
pub(super) fn is_dockerfile(name: &str) -> bool {
    let file = file_name(name);
    is_one_of(ending(file).unwrap_or(file), &DOCKERFILES)
}

/// Whether a file of this name is a Dockerfile if its first line says so: `Dockerfile.dev`, `Dockerfile-alpine`,
/// `api_dockerfile`.
pub(super) fn may_be_dockerfile(name: &str) -> bool {
    let file = file_name(name);
    let leads = |word: &str| {
        let (first, rest) = file.split_at_checked(word.len()).unwrap_or_default();
        rest.starts_with(['.', '-', '_']) && first.eq_ignore_ascii_case(word)
    };
    let trails = |word: &str| {
        let (rest, last) = file.split_at_checked(file.len().wrapping_sub(word.len())).unwrap_or_default();
        rest.ends_with(['-', '_']) && last.eq_ignore_ascii_case(word)
    };
    let is_other = || ending(file).is_some_and(|ending| is_one_of(ending, OTHER_ENDINGS));
    DOCKERFILES.iter().any(|word| leads(word) || trails(word)) && !is_other()
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
    ending(file_name(name)).is_none_or(|ending| is_one_of(ending, &["yaml", "yml", "json"]))
}

/// Whether a file of this name is worth reading.
pub fn may_be_ours(name: &str) -> bool {
    is_dockerfile(name) || may_be_dockerfile(name) || is_data(name)
}
