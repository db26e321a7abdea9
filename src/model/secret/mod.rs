//! One secret detector for Dockerfiles, manifests, plans and everything that is printed.
//!
//! A secret is known by its name (`DB_PASSWORD=…`), by its form (what providers issue, private keys, passwords in
//! URLs) or by what holds it (a Secret object, a plan's sensitivity mask).

mod forms;
mod names;
mod texts;
mod trees;

use std::borrow::Cow;
use std::collections::HashSet;
use std::str::Utf8Error;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

use super::terraform::Plan;
use super::{Content, Document, Shape};
use crate::document::{Source, Span};
use texts::Grammar;

pub use names::{holds_beginning, is_secret_name};

/// What is printed where a secret stood.
pub const MASK: &str = "****";

/// Whether a value is a secret by its own form, whatever its name: a provider's token, a private key, a URL with a
/// password in it; also if it is the base64 of a text that contains one.
pub fn is_secret_value(value: &str) -> bool {
    kind_of(value).is_some()
}

/// What secret a value is or contains, by its own form, worded for a message: `an AWS access key`.
pub fn kind_of(value: &str) -> Option<&'static str> {
    let known = |text: &str| forms::formed(text).first().map(|found| found.kind);
    known(value).or_else(|| known(&decoded_base64(value)?))
}

/// Whether a literal `value` under `name` is a secret that somebody wrote down: the name means a secret and the value
/// is neither a reference nor a placeholder, or the value is one by its form.
pub fn is_secret(name: &str, value: &str) -> bool {
    let by_name = is_secret_name(name) && !is_plainly_something_else(value)
        || is_random(value) && names::may_be_secret_name(name);
    let is_one = (by_name || is_secret_value(value)) && !stands_for_secret(value);
    is_one && !is_fingerprint(name, value) && !repeats_name(name, value)
}

/// Whether a value is the name of its own variable in capitals, as templates have it: `API_KEY_VAL` for `API_KEY`.
fn repeats_name(name: &str, value: &str) -> bool {
    let capitals = |text: &str| text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    name.contains('_') && value.starts_with(name) && capitals(value)
}

/// Whether a value only stands where a secret will be: nothing at all, a reference (`${TOKEN}`, `{{ .token }}`,
/// `$(TOKEN)`, `op://…`) or a placeholder (`changeme`, `<password>`, `xxxx`).
pub fn stands_for_secret(value: &str) -> bool {
    let value = value.trim().trim_matches(['"', '\'']);
    is_reference(value) || is_placeholder(value)
}

/// Whether a value names another place that holds the secret.
fn is_reference(value: &str) -> bool {
    let variable =
        |rest: &str| rest.starts_with(['{', '(', '_']) || rest.starts_with(|c: char| c.is_ascii_alphabetic());
    value.strip_prefix('$').is_some_and(variable) && !value[1..].contains('$')
        || value.starts_with("{{")
        || value.starts_with("<%")
        || ["op://", "vault:", "vault://", "ref+", "arn:", "projects/", "secretref:", "awssm://", "gcpsm://", "ENC["]
            .iter()
            .any(|scheme| value.starts_with(scheme))
}

/// What stands for a secret where it is all that stands there, without signs and in small letters.
const PLACEHOLDERS: &[&str] = &[
    "",
    "-",
    "none",
    "null",
    "nil",
    "undefined",
    "todo",
    "tbd",
    "fixme",
    "dummy",
    "placeholder",
    "example",
    "changeit",
    "redacted",
    "fake",
    "sample",
    "unset",
    "notset",
    "empty",
    "removed",
    "masked",
    "hidden",
];

/// What stands for a secret wherever it is in a short text, without signs and in small letters.
const PARTS_OF_PLACEHOLDERS: &[&str] = &[
    "changeme",
    "replaceme",
    "fillme",
    "placeholder",
    "yourpassword",
    "yourtoken",
    "yoursecret",
    "yourapikey",
    "insertyour",
    "sensitivevalue",
];

/// How orders to write a secret begin.
const ORDERS: &[&str] = &["enter", "fill", "insert", "paste", "put", "replace", "your"];

/// Whether a value is what people write before they know the secret.
fn is_placeholder(value: &str) -> bool {
    let inner = value.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    let squeezed: String =
        value.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).take(64).collect();
    let one_character = value.len() > 2 && value.chars().all(|c| value.starts_with(c));
    inner.is_some_and(|inner| !inner.contains(['<', '>']))
        || is_order(value)
        || one_character && matches!(value.as_bytes().first(), Some(b'x' | b'X' | b'*' | b'.' | b'#' | b'?' | b'_'))
        || PLACEHOLDERS.contains(&&*squeezed) && squeezed.len() + 4 > value.len()
        || value.len() < 64 && PARTS_OF_PLACEHOLDERS.iter().any(|part| squeezed.contains(part))
}

/// Whether it is like `INSERT_TOKEN_HERE`: capitals all through, as nobody writes a secret.
fn is_order(value: &str) -> bool {
    let Some((order, rest)) = value.split_once(['_', '-', ' ']) else { return false };
    !rest.is_empty()
        && !value.bytes().any(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        && ORDERS.iter().any(|word| order.eq_ignore_ascii_case(word))
}

/// Whether a value under a secret's name is plainly none: a truth value, a small number, a path, a URL without a
/// password.
pub fn is_plainly_something_else(value: &str) -> bool {
    let value = value.trim();
    let word = matches!(&*value.to_ascii_lowercase(), "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n");
    let small_number = value.len() < 4 && value.bytes().all(|byte| byte.is_ascii_digit());
    let path = value.starts_with(['/', '~']) && value.len() > 1 && value[1..].contains('/') && !value.contains(' ');
    let relative = value.starts_with("./") || value.starts_with("../");
    let url = ["http://", "https://", "file://"].iter().any(|scheme| value.starts_with(scheme));
    word || small_number || path || relative || url || is_file_name(value)
}

/// Whether a value is the name of a script, a text or a key file, which says where a secret is or who sets it.
fn is_file_name(value: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "bat",
        "cfg",
        "conf",
        "crt",
        "ini",
        "jks",
        "js",
        "json",
        "key",
        "p12",
        "pem",
        "pfx",
        "pl",
        "properties",
        "ps1",
        "py",
        "rb",
        "sh",
        "toml",
        "txt",
        "xml",
        "yaml",
        "yml",
    ];
    let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let parts = value.rsplit_once('.');
    parts.is_some_and(|(stem, ending)| !stem.is_empty() && stem.chars().all(named) && ENDINGS.contains(&ending))
}

/// Whether a value is the fingerprint of a public key, as `GPG_KEY` holds it in official images: 8, 16, 32 or 40
/// hexadecimal digits, perhaps several of them.
pub fn is_fingerprint(name: &str, value: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let is_one =
        |word: &str| matches!(word.len(), 8 | 16 | 32 | 40) && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let of_key = ["gpg", "pgp", "fingerprint", "signing"].iter().any(|word| name.contains(word));
    of_key && !value.trim().is_empty() && value.split_whitespace().all(is_one)
}

/// Whether a value looks as if nobody thought it up: long, of mixed kinds of characters, with much entropy.
fn is_random(value: &str) -> bool {
    let hexadecimal = value.len() >= 32 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
    let token = value.len() >= 20
        && value.bytes().all(|byte| byte.is_ascii_graphic())
        && value.bytes().any(|byte| byte.is_ascii_digit())
        && value.bytes().any(|byte| byte.is_ascii_alphabetic());
    hexadecimal && entropy(value) >= 3.0 || token && entropy(value) >= 3.5
}

/// Shannon entropy in bits per byte.
fn entropy(value: &str) -> f64 {
    let mut counts = [0_u32; 256];
    value.bytes().for_each(|byte| counts[byte as usize] += 1);
    let length = value.len() as f64;
    let share = |&count: &u32| f64::from(count) / length;
    counts.iter().filter(|&&count| count > 0).map(share).map(|share| -share * share.log2()).sum()
}

/// The text that a value is the base64 of (RFC 4648 §4 or §5, padded or not, blanks and line ends between), if it is.
fn decoded_base64(value: &str) -> Option<String> {
    const LONGEST: usize = 1 << 20;
    let value = value.trim().trim_end_matches('=').as_bytes();
    let digits = || value.iter().copied().filter(|byte| !byte.is_ascii_whitespace());
    // Words that are no base64 hardly ever begin like that of a text.
    let is_one = value.len() <= LONGEST && begins_like_text(digits()) && digits().all(|byte| sextet(byte).is_some());
    if !is_one {
        return None;
    }
    let engine = if memchr::memchr2(b'-', b'_', value).is_some() { &URL_SAFE_NO_PAD } else { &STANDARD_NO_PAD };
    let packed: Vec<u8> = digits().collect();
    let text = String::from_utf8(engine.decode(packed).ok()?).ok()?;
    text.chars().all(printable).then_some(text)
}

/// Whether base64 begins with eight digits that stand for the beginning of a text.
fn begins_like_text(mut digits: impl Iterator<Item = u8> + Clone) -> bool {
    // No text begins inside of a character, as a byte does whose first two bits are 10.
    if digits.clone().next().and_then(sextet).is_none_or(|first| first >> 4 == 0b10) {
        return false;
    }
    let mut bytes = [0; 6];
    for three in bytes.chunks_exact_mut(3) {
        let mut bits = 0;
        for _ in 0..4 {
            let Some(sextet) = digits.next().and_then(sextet) else { return false };
            bits = bits << 6 | u32::from(sextet);
        }
        three.copy_from_slice(&bits.to_be_bytes()[1..]);
        if three.iter().any(|&byte| byte.is_ascii() && !printable(char::from(byte))) {
            return false;
        }
    }
    let may_go_on = |fault: Utf8Error| fault.error_len().is_none();
    str::from_utf8(&bytes).map_or_else(may_go_on, |_| true)
}

/// What a digit of base64 stands for, in either alphabet.
fn sextet(digit: u8) -> Option<u8> {
    match digit {
        b'A'..=b'Z' => Some(digit - b'A'),
        b'a'..=b'z' => Some(digit - b'a' + 26),
        b'0'..=b'9' => Some(digit - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    }
}

fn printable(c: char) -> bool {
    !c.is_control() || matches!(c, '\n' | '\r' | '\t')
}

/// Where else a secret's text must not be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Nowhere but where it stands: too short or too common a word to be recognised.
    Place,
    /// In nothing that is said about its file.
    File,
    /// In nothing that is said at all.
    Run,
}

impl Reach {
    /// Of a value that is a secret for its own sake.
    fn of_secret(text: &str) -> Self {
        match text.trim() {
            text if text.len() < SHORTEST_TEXT => Reach::Place,
            text if text.len() < 12 && is_word(text) => Reach::File,
            _ => Reach::Run,
        }
    }

    /// Of a value that something secret holds beside what is secret in it: a user's name, a host.
    fn of_neighbour(text: &str) -> Self {
        match text.trim() {
            text if text.len() < SHORTEST_TEXT || text.len() < 12 && is_word(text) => Reach::Place,
            text if is_random(text) => Reach::Run,
            _ => Reach::File,
        }
    }
}

/// Shorter texts stand everywhere; they are only masked in their place.
const SHORTEST_TEXT: usize = 4;

/// Whether a text is one plain word or number.
fn is_word(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = rest.len() + 1 >= text.len() && rest.bytes().all(|byte| byte.is_ascii_lowercase());
    letters || text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A secret in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secret {
    /// Its bytes in the source, without quotes.
    pub span: Span,
    /// Its text, and the text that it is the base64 of, if it is; cut where very long.
    pub texts: Vec<String>,
    /// Where else its texts must not be printed.
    pub reach: Reach,
}

impl Secret {
    /// The longest text that is kept; a longer one is recognised by its beginning.
    pub const LONGEST_TEXT: usize = 4096;

    /// A value that is a secret for its own sake.
    fn new(span: Span, text: &str) -> Self {
        Self::reaching(span, text, Reach::of_secret)
    }

    /// A value that something secret holds.
    fn neighbour(span: Span, text: &str) -> Self {
        Self::reaching(span, text, Reach::of_neighbour)
    }

    fn reaching(span: Span, text: &str, reach: fn(&str) -> Reach) -> Self {
        let kept = |text: &str| {
            let text = text.trim();
            text[..text.floor_char_boundary(Self::LONGEST_TEXT.min(text.len()))].to_owned()
        };
        let mut texts = vec![kept(text)];
        texts.extend(decoded_base64(text).as_deref().map(kept));
        let reach = texts.iter().map(|text| reach(text)).min().unwrap_or(Reach::Place);
        Self { span, texts, reach }
    }
}

/// The secrets in one source, in rising order; some may overlap. `documents` are all documents that stand in it.
pub fn secrets<'d>(source: &Source, documents: impl IntoIterator<Item = &'d Document>) -> Vec<Secret> {
    let text = source.text();
    let hinted = texts::hints_at_secrets(text);
    let documents: Vec<&Document> = documents.into_iter().collect();
    let (mut found, mut grammar) = (Vec::new(), Grammar::Words);
    for document in &documents {
        match &document.content {
            Content::Dockerfile(_) => grammar = Grammar::Dockerfile,
            Content::Tree(tree) if hinted => found.extend(trees::secrets(tree)),
            Content::Tree(_) => {}
        }
        if document.shape == Shape::Plan {
            found.extend(trees::of_plan(&Plan::of(document)));
        }
    }
    found.extend(in_text(text, grammar));
    found.sort_by_key(|secret| secret.span);
    leave_names_readable(&mut found, &documents);
    found
}

/// A password that is also the name of what it opens (`minio`, `postgres`) is masked in its place only: masked
/// everywhere, no message could say what it is about.
fn leave_names_readable(secrets: &mut [Secret], documents: &[&Document]) {
    if secrets.iter().all(|secret| secret.reach == Reach::Place) {
        return;
    }
    let masks = merged(secrets.iter().map(|secret| secret.span).collect());
    let is_masked = |span: Span| {
        let next = masks.partition_point(|mask| mask.end <= span.start);
        masks.get(next).is_some_and(|mask| mask.start < span.end)
    };
    let mut names = HashSet::new();
    for (span, name) in documents.iter().flat_map(|document| trees::names(document)) {
        if !is_masked(span) {
            names.insert(name);
            names.extend(name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()));
        }
    }
    for secret in secrets {
        if secret.texts.iter().any(|text| names.contains(&**text)) {
            secret.reach = Reach::Place;
        }
    }
}

/// The secrets in a text that could not be parsed, in rising order; some may overlap.
pub fn secrets_in_text(text: &str) -> Vec<Secret> {
    in_text(text, Grammar::Lines)
}

fn in_text(text: &str, grammar: Grammar) -> Vec<Secret> {
    let ranges = texts::secrets(text, grammar);
    ranges.into_iter().map(|range| Secret::new(Span::new(range.start, range.end), &text[range])).collect()
}

/// Spans in rising order that neither overlap nor touch, holding the same bytes.
pub fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    spans.dedup_by(|next, kept| {
        let joins = next.start <= kept.end;
        if joins {
            kept.end = kept.end.max(next.end);
        }
        joins
    });
    spans
}

/// Whether a text holds anything that secrets known by their form begin with.
pub fn may_hold_secret(text: &str) -> bool {
    forms::may_begin_in(text)
}

/// Text without the secrets in it that are known by their form.
pub fn redact(text: &str) -> Cow<'_, str> {
    let found = forms::formed(text);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut done = 0;
    for secret in found {
        clean.push_str(&text[done..secret.range.start]);
        clean.push_str(MASK);
        done = secret.range.end;
    }
    clean.push_str(&text[done..]);
    Cow::Owned(clean)
}
