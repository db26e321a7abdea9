//! What a scalar means: as Kubernetes reads it, by the YAML 1.2 core schema, or as JSON.
//!
//! Kubernetes reads manifests with sigs.k8s.io/yaml, a goyaml v2; its `resolve.go` is the source of the rules here:
//! a table of words, then Go's `ParseInt` with base 0 after underscores are dropped, then YAML's own float pattern.

use std::ops::Range;

use super::Span;

/// How plain scalars are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scalars {
    /// As Kubernetes reads them: `yes`, `on`, `0644`, `1_000` are not strings (sigs.k8s.io/yaml 1.4, goyaml v2).
    Kubernetes,
    /// The YAML 1.2 core schema.
    Core,
    /// JSON: `true`, `false`, `null`, numbers; nothing else is plain.
    Json,
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes; in JSON also numbers and the three words.
    Plain,
    /// `'…'`
    SingleQuoted,
    /// `"…"`
    DoubleQuoted,
    /// `|`
    Literal,
    /// `>`
    Folded,
}

impl Style {
    /// How many bytes of quotes stand at either end.
    #[inline]
    pub(super) fn quotes(self) -> usize {
        usize::from(matches!(self, Style::SingleQuoted | Style::DoubleQuoted))
    }

    /// Which of the bytes of a scalar at `span` stand inside of its quotes.
    #[inline]
    pub(super) fn inside(self, span: Span) -> Range<usize> {
        let quotes = self.quotes();
        span.start as usize + quotes..(span.end as usize).saturating_sub(quotes)
    }
}

/// What a value is after its scalar was read as the tree's [`Scalars`] say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `null`, `~`, or nothing at all.
    Null,
    /// A truth value.
    Bool,
    /// A whole or decimal number.
    Number,
    /// Text.
    String,
    /// A list.
    Sequence,
    /// A map.
    Mapping,
}

/// A scalar after it was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Integer(i64),
    /// A whole number beyond `i64::MAX`.
    Unsigned(u64),
    Float(f64),
    Text,
}

impl Value {
    /// The kind of node that it makes.
    pub(super) fn kind(self) -> Kind {
        match self {
            Value::Null => Kind::Null,
            Value::Bool(_) => Kind::Bool,
            Value::Integer(_) | Value::Unsigned(_) | Value::Float(_) => Kind::Number,
            Value::Text => Kind::String,
        }
    }
}

/// Whether a plain scalar could mean anything but its own text to Kubernetes.
pub(super) fn may_be_more_than_text(text: &str) -> bool {
    !matches!(kubernetes(text), Value::Text)
}

/// Whether a text can be anything but a string, by its length and first bytes.
#[inline]
pub(super) fn may_begin_more_than_text(text: &[u8]) -> bool {
    match text {
        [first, second, ..] => match BEGINNING[*first as usize] {
            Beginning::Text => false,
            Beginning::Number => true,
            // yes, no, null, true, false, on and off.
            Beginning::Word => {
                let letters = (first | 0x20, second | 0x20);
                let begins = matches!(
                    letters,
                    (b'y', b'e') | (b'n', b'o' | b'u') | (b't', b'r') | (b'f', b'a') | (b'o', b'n' | b'f')
                );
                begins && text.len() <= 5
            }
        },
        [only] => BEGINNING[*only as usize] != Beginning::Text,
        [] => true,
    }
}

/// What a text may be that begins with some byte.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beginning {
    Text,
    Word,
    Number,
}

const BEGINNING: [Beginning; 256] = {
    let mut table = [Beginning::Text; 256];
    let (words, numbers) = (b"~yYnNtTfFoO", b".+-0123456789");
    let mut at = 0;
    while at < words.len() {
        table[words[at] as usize] = Beginning::Word;
        at += 1;
    }
    at = 0;
    while at < numbers.len() {
        table[numbers[at] as usize] = Beginning::Number;
        at += 1;
    }
    table
};

/// What `text` is, written plain or quoted, under `tag` if one is written.
#[inline]
pub(super) fn resolve(scalars: Scalars, text: &str, plain: bool, tag: Option<&str>) -> Value {
    match (scalars, tag) {
        (Scalars::Json, _) => json(text, plain),
        (_, None) if !plain => Value::Text,
        (_, None) => untagged(scalars, text),
        (_, Some("!!str" | "!!binary")) => Value::Text,
        (_, Some("!!float")) => match untagged(scalars, text) {
            Value::Integer(number) => Value::Float(number as f64),
            other => other,
        },
        (_, Some("!!null" | "!!bool" | "!!int")) => untagged(scalars, text),
        (_, Some(_)) => Value::Text,
    }
}

/// Why Kubernetes refuses this scalar, if it does: a tag that its text does not fit, or a number that JSON lacks.
pub(super) fn refusal(text: &str, plain: bool, tag: Option<&str>) -> Option<String> {
    let value = resolve(Scalars::Kubernetes, text, plain, tag);
    match tag {
        Some("!!binary") => {
            use base64::Engine as _;
            let data: String = text.split_ascii_whitespace().collect();
            let broken = base64::engine::general_purpose::STANDARD.decode(data).is_err();
            broken.then(|| "a !!binary value that is not base64".to_owned())
        }
        Some(wanted @ ("!!null" | "!!bool" | "!!int" | "!!float")) => {
            let fits = match wanted {
                "!!null" => value == Value::Null,
                "!!bool" => matches!(value, Value::Bool(_)),
                "!!int" => matches!(value, Value::Integer(_) | Value::Unsigned(_)),
                _ => matches!(value, Value::Float(_)),
            };
            if fits { infinite(value) } else { Some(format!("a value that is not what its tag {wanted} says")) }
        }
        _ => infinite(value),
    }
}

fn infinite(value: Value) -> Option<String> {
    let Value::Float(number) = value else { return None };
    (!number.is_finite()).then(|| "a number that JSON, and so Kubernetes, cannot hold".to_owned())
}

#[inline]
fn untagged(scalars: Scalars, text: &str) -> Value {
    match scalars {
        Scalars::Kubernetes => kubernetes(text),
        Scalars::Core => core(text),
        Scalars::Json => json(text, true),
    }
}

fn json(text: &str, plain: bool) -> Value {
    match text.as_bytes().first() {
        _ if !plain => Value::Text,
        None | Some(b'n') => Value::Null,
        Some(b't') => Value::Bool(true),
        Some(b'f') => Value::Bool(false),
        Some(_) => decimal(text, 10).unwrap_or_else(|| float(text)),
    }
}

/// goyaml v2, `resolve.go`: the first byte says whether a text can be anything but a string.
#[inline]
fn kubernetes(text: &str) -> Value {
    if may_begin_more_than_text(text.as_bytes()) { more_than_text(text) } else { Value::Text }
}

fn more_than_text(text: &str) -> Value {
    let Some(first) = text.bytes().next() else { return Value::Null };
    match first {
        b'.' => special_float(text).unwrap_or_else(|| dotted_float(text)),
        b'+' | b'-' => special_float(text).unwrap_or_else(|| kubernetes_number(text)),
        b'1'..=b'9' if text.len() <= 18 && text.bytes().all(|byte| byte.is_ascii_digit()) => small_number(text),
        b'0'..=b'9' => kubernetes_number(text),
        _ => word(text),
    }
}

/// Decimal digits that fit.
fn small_number(digits: &str) -> Value {
    Value::Integer(digits.bytes().fold(0, |number, digit| number * 10 + i64::from(digit - b'0')))
}

fn word(text: &str) -> Value {
    match text {
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => Value::Bool(true),
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => Value::Bool(false),
        "~" | "null" | "Null" | "NULL" => Value::Null,
        _ => Value::Text,
    }
}

fn special_float(text: &str) -> Option<Value> {
    let number = match text {
        ".nan" | ".NaN" | ".NAN" => f64::NAN,
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => f64::INFINITY,
        "-.inf" | "-.Inf" | "-.INF" => f64::NEG_INFINITY,
        _ => return None,
    };
    Some(Value::Float(number))
}

/// Go's `ParseFloat` allows underscores between digits; only here, because elsewhere they are dropped before.
fn dotted_float(text: &str) -> Value {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let misplaced = |at: usize| bytes[at] == b'_' && !(at > 0 && digit(at - 1) && digit(at + 1));
    if (0..bytes.len()).any(misplaced) {
        return Value::Text;
    }
    let plain = text.replace('_', "");
    if is_float(&plain) { float(&plain) } else { Value::Text }
}

fn kubernetes_number(text: &str) -> Value {
    let dropped;
    let mut plain = text;
    if text.contains('_') {
        dropped = text.replace('_', "");
        plain = &dropped;
    }
    let unsigned = plain.strip_prefix(['+', '-']).unwrap_or(plain);
    let (digits, radix) = match unsigned.as_bytes() {
        [b'0', b'x' | b'X', ..] => (&unsigned[2..], 16),
        [b'0', b'o' | b'O', ..] => (&unsigned[2..], 8),
        [b'0', b'b' | b'B', ..] => (&unsigned[2..], 2),
        [b'0', _, ..] => (&unsigned[1..], 8),
        _ => (unsigned, 10),
    };
    let whole = if digits.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        signed_number(plain, digits, radix)
    } else {
        None
    };
    whole.unwrap_or_else(|| if is_float(plain) { float(plain) } else { Value::Text })
}

/// Digits with the sign that `whole` begins with.
fn signed_number(whole: &str, digits: &str, radix: u32) -> Option<Value> {
    match whole.as_bytes().first() {
        Some(b'-') => {
            let magnitude = u64::from_str_radix(digits, radix).ok()?;
            0i64.checked_sub_unsigned(magnitude).map(Value::Integer)
        }
        // Go's ParseUint, which reads what is beyond i64, takes no sign.
        Some(b'+') => i64::from_str_radix(digits, radix).ok().map(Value::Integer),
        _ => {
            let number = u64::from_str_radix(digits, radix).ok()?;
            Some(i64::try_from(number).map_or(Value::Unsigned(number), Value::Integer))
        }
    }
}

fn decimal(text: &str, radix: u32) -> Option<Value> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if plain { signed_number(text, digits, radix) } else { None }
}

/// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
fn is_float(text: &str) -> bool {
    let rest = text.strip_prefix(['+', '-']).unwrap_or(text);
    let whole = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let has_whole = whole.len() < rest.len();
    let mut rest = whole;
    if let Some(fraction) = whole.strip_prefix('.') {
        rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
        if !has_whole && rest.len() == fraction.len() {
            return false;
        }
    } else if !has_whole {
        return false;
    }
    let Some(exponent) = rest.strip_prefix(['e', 'E']) else { return rest.is_empty() };
    let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Out of range is not a number: Go's `ParseFloat` fails there, and the text stays a string.
fn float(text: &str) -> Value {
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Value::Float(number),
        _ => Value::Text,
    }
}

/// YAML 1.2.2 §10.3.2.
fn core(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    let prefixed = match text.as_bytes() {
        [b'0', b'o', ..] => decimal_in(&text[2..], 8),
        [b'0', b'x', ..] => decimal_in(&text[2..], 16),
        _ => decimal(text, 10),
    };
    prefixed.or_else(|| special_float(text)).unwrap_or_else(|| if is_float(text) { float(text) } else { Value::Text })
}

fn decimal_in(digits: &str, radix: u32) -> Option<Value> {
    let unsigned = !digits.starts_with(['+', '-']);
    unsigned.then(|| decimal(digits, radix)).flatten()
}

/// How sigs.k8s.io/yaml prints a number that stands as a key: whole numbers in decimal, others as Go's
/// `FormatFloat(…, 'g', -1, 32)`.
pub(super) fn key_text(value: Value) -> Option<String> {
    match value {
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Unsigned(number) => Some(number.to_string()),
        Value::Float(number) => Some(shortest(number as f32)),
        Value::Null | Value::Text => None,
    }
}

fn shortest(number: f32) -> String {
    let scientific = format!("{number:e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    let power: i32 = exponent.parse().unwrap_or(0);
    // Go's %g with the shortest precision: the exponent form below 1e-4 and from 1e6 on.
    if (-4..6).contains(&power) {
        return number.to_string();
    }
    format!("{mantissa}e{}{:02}", if power < 0 { '-' } else { '+' }, power.abs())
}
