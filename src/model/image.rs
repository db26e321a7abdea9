//! Image references as container runtimes read them: registry, repository, tag and digest, each with its place.

use std::ops::Range;

use crate::document::Span;

/// A piece of a reference and where it stands in the reference's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<'t> {
    /// The piece without its separator.
    pub text: &'t str,
    /// Its bytes in the text that was parsed.
    pub span: Span,
}

/// `registry:port/path/name:tag@algorithm:digest`, split by the grammar of the distribution project
/// (<https://pkg.go.dev/github.com/distribution/reference>). Variables (`${TAG:-1}`) are kept as they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImageReference<'t> {
    text: &'t str,
    registry: Option<Part<'t>>,
    repository: Part<'t>,
    tag: Option<Part<'t>>,
    digest: Option<Part<'t>>,
}

impl<'t> ImageReference<'t> {
    /// Splits `text`; every text is split somehow, so that a half-written reference still has its parts.
    pub fn parse(text: &'t str) -> Self {
        let part = |start: usize, end: usize| Part { text: &text[start..end], span: Span::new(start, end) };
        let bytes = text.as_bytes();
        let variables = if bytes.contains(&b'$') { variables(text) } else { Vec::new() };
        let mut variables = variables.iter();
        let mut variable = variables.next();
        let (mut first_slash, mut tag_at, mut digest_at) = (None, None, None);
        // A first path segment is a host where it has a dot or a port outside of variables, or is `localhost`.
        let mut is_host = false;
        for (at, byte) in bytes.iter().enumerate() {
            let separator = matches!(byte, b'@' | b'/' | b':' | b'.');
            while separator && variable.is_some_and(|variable| variable.end <= at) {
                variable = variables.next();
            }
            if !separator || variable.is_some_and(|variable| variable.start <= at) {
                continue;
            }
            match byte {
                b'@' => {
                    digest_at = Some(at);
                    break;
                }
                b'/' => {
                    first_slash.get_or_insert(at);
                    tag_at = None;
                }
                _ => is_host |= first_slash.is_none(),
            }
            if *byte == b':' {
                tag_at.get_or_insert(at);
            }
        }
        let named = digest_at.unwrap_or(text.len());
        let path_end = tag_at.unwrap_or(named);
        let registry_end = first_slash.filter(|&slash| is_host || &text[..slash] == "localhost");
        Self {
            text,
            registry: registry_end.map(|slash| part(0, slash)),
            repository: part(registry_end.map_or(0, |slash| slash + 1), path_end),
            tag: tag_at.map(|colon| part(colon + 1, named)),
            digest: digest_at.map(|at| part(at + 1, text.len())),
        }
    }

    /// The whole reference.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The host, with its port, if one is written. Without one the runtime asks Docker Hub.
    pub fn registry(&self) -> Option<Part<'t>> {
        self.registry
    }

    /// What stands between registry and tag: `library/nginx`.
    pub fn repository(&self) -> Part<'t> {
        self.repository
    }

    /// Registry and repository together: everything in front of tag and digest.
    pub fn name(&self) -> Part<'t> {
        let end = self.repository.span.end as usize;
        Part { text: &self.text[..end], span: Span::new(0, end) }
    }

    /// The tag, if one is written; it is empty in `nginx:`.
    pub fn tag(&self) -> Option<Part<'t>> {
        self.tag
    }

    /// The digest with its algorithm, if one is written.
    pub fn digest(&self) -> Option<Part<'t>> {
        self.digest
    }

    /// Whether a runtime takes `text` for a reference: by the grammar of the distribution project, without variables.
    pub fn is_valid(text: &str) -> bool {
        let image = ImageReference::parse(text);
        let repository = image.repository.text.split('/').all(is_path_component);
        let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let tag = image.tag.is_none_or(|tag| {
            let rest = |c: char| word(c) || c == '.' || c == '-';
            tag.text.len() <= 128 && tag.text.starts_with(word) && tag.text.chars().all(rest)
        });
        let digest = image.digest.is_none_or(|digest| {
            digest.text.split_once(':').is_some_and(|(algorithm, hex)| {
                !algorithm.is_empty() && hex.len() >= 32 && hex.chars().all(|c| c.is_ascii_hexdigit())
            })
        });
        repository && tag && digest
    }

    /// Whether the runtime is asked for the moving tag `latest`, by name or because nothing is named.
    pub fn moves(&self) -> bool {
        self.digest.is_none() && self.tag.is_none_or(|tag| tag.text.is_empty() || tag.text == "latest")
    }
}

/// The bytes of each outermost `${…}`; one that is not closed goes on to the end.
fn variables(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for begin in memchr::memmem::find_iter(text.as_bytes(), b"${") {
        if found.last().is_none_or(|variable| variable.end <= begin) {
            found.push(begin + 1..variable_end(text, begin + 1));
        }
    }
    found
}

/// The byte behind the bracket that closes the one at `open`.
fn variable_end(text: &str, open: usize) -> usize {
    let bytes = text.as_bytes();
    let mut depth = 0;
    for at in open..bytes.len() {
        match bytes[at] {
            b'{' if bytes[at - 1] == b'$' => depth += 1,
            b'}' if depth == 1 => return at + 1,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    bytes.len()
}

/// Whether a reference is meant by a pattern of an allow-list, in which `*` stands for anything.
pub fn matches(pattern: &str, reference: &str) -> bool {
    let mut pieces = pattern.split('*');
    let Some(mut rest) = pieces.next().and_then(|first| reference.strip_prefix(first)) else { return false };
    let mut pieces: Vec<&str> = pieces.collect();
    let Some(last) = pieces.pop() else { return rest.is_empty() };
    for piece in pieces {
        match rest.find(piece) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

/// Lower-case letters and digits, joined by `.`, `_`, `__` or dashes.
fn is_path_component(text: &str) -> bool {
    let alphanumeric = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let separator = |joint: &str| matches!(joint, "." | "_" | "__") || joint.chars().all(|c| c == '-');
    text.starts_with(alphanumeric)
        && text.ends_with(alphanumeric)
        && text.split(alphanumeric).filter(|joint| !joint.is_empty()).all(separator)
}
