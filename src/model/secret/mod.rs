//! One secret detector for Dockerfiles, manifests, plans and everything that is printed.
//!
//! A secret is known by its name (`DB_PASSWORD=…`), by its form (what providers issue, private keys, passwords in
//! URLs) or by what holds it (a Secret object, a plan's sensitivity mask).

mod forms;
mod names;

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

use super::Document;
use crate::document::Span;

pub use names::is_secret_name;

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
    if stands_for_secret(value) {
        return false;
    }
    let by_name = is_secret_name(name) && !is_plainly_something_else(value)
        || names::may_be_secret_name(name) && is_random(value);
    by_name || is_secret_value(value)
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

/// Whether a value is what people write before they know the secret.
fn is_placeholder(value: &str) -> bool {
    const WHOLE: &[&str] = &[
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
    const PARTS: &[&str] = &[
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
    let inner = value.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    let squeezed: String =
        value.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).take(64).collect();
    let one_character = value.len() > 2 && value.chars().all(|c| value.starts_with(c));
    inner.is_some_and(|inner| !inner.contains(['<', '>']))
        || one_character && matches!(value.as_bytes().first(), Some(b'x' | b'X' | b'*' | b'.' | b'#' | b'?' | b'_'))
        || WHOLE.contains(&&*squeezed) && squeezed.len() + 4 > value.len()
        || value.len() < 64 && PARTS.iter().any(|part| squeezed.contains(part))
}

/// Whether a value under a secret's name is plainly none: a truth value, a small number, a path, a URL without a
/// password.
fn is_plainly_something_else(value: &str) -> bool {
    let value = value.trim();
    let word = matches!(&*value.to_ascii_lowercase(), "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n");
    let small_number = value.len() < 4 && value.bytes().all(|byte| byte.is_ascii_digit());
    let path = value.starts_with(['/', '~']) && value.len() > 1 && value[1..].contains('/') && !value.contains(' ');
    let relative = value.starts_with("./") || value.starts_with("../");
    let url = ["http://", "https://", "file://"].iter().any(|scheme| value.starts_with(scheme));
    word || small_number || path || relative || url
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
    const SHORTEST: usize = 8;
    const LONGEST: usize = 1 << 20;
    let value = value.trim().trim_end_matches('=');
    if value.len() < SHORTEST || value.len() > LONGEST {
        return None;
    }
    let packed: Cow<str> = match value.contains(char::is_whitespace) {
        true => Cow::Owned(value.split_whitespace().collect()),
        false => Cow::Borrowed(value),
    };
    let engine = if packed.contains(['-', '_']) { &URL_SAFE_NO_PAD } else { &STANDARD_NO_PAD };
    let text = String::from_utf8(engine.decode(&*packed).ok()?).ok()?;
    let printable = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    text.chars().all(printable).then_some(text)
}

/// The bytes of a document's source that hold secret values, in rising order, not overlapping.
pub fn spans(_document: &Document) -> Vec<Span> {
    Vec::new()
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
