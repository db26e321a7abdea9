//! Builtins that make text: bounded, and traced to what went into them.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, MatchKind};

use super::super::values::{Value, text};
use super::{Entry, exceed};
use crate::policy::rego::asking;

pub(super) const TABLE: &[Entry] = &[
    ("concat", 2, concat),
    ("replace", 3, replace),
    ("strings.replace_n", 2, replace_n),
    ("json.marshal", 1, marshal),
    ("__tidegate.template", 1, template),
];

/// The longest text that a builtin may make.
pub(super) const LONGEST: usize = 4 << 20;

/// What is said where one would be longer.
pub(super) const TOO_LONG: &str = "it makes a text that is too long";

/// A value as Rego writes it: what `sprintf` prints of collections. `None` where it gets too long.
pub(super) fn written(value: &Value) -> Option<String> {
    let mut out = String::new();
    write(value, &mut out, &Style::Rego).then_some(out)
}

/// How values are written.
enum Style {
    /// `{1, 2}` for sets, blanks behind commas, strings as Go quotes them.
    Rego,
    /// JSON: sets are arrays, keys are strings, letters that are special in HTML are escaped, as Go does.
    Json,
}

/// Writes a value; false where it gets too long. Values share what they hold, so one that takes little room may take
/// endless text.
fn write(value: &Value, out: &mut String, style: &Style) -> bool {
    match (value, style) {
        (Value::Null, _) => out.push_str("null"),
        (Value::Bool(value), _) => out.push_str(if *value { "true" } else { "false" }),
        (Value::Number(number), _) => out.push_str(&number.format_decimal()),
        (Value::String(text), Style::Rego) => out.push_str(&quoted(text)),
        (Value::String(text), Style::Json) => push_json(text, out),
        (Value::Array(items), _) => return all(items.iter(), ["[", "]"], out, style),
        (Value::Set(items), Style::Rego) if items.is_empty() => out.push_str("set()"),
        (Value::Set(items), Style::Rego) => return all(items.iter_sorted(), ["{", "}"], out, style),
        (Value::Set(items), Style::Json) => return all(items.iter_sorted(), ["[", "]"], out, style),
        (Value::Object(fields), _) => return object(fields.iter_sorted(), out, style),
        (Value::Undefined, _) => out.push_str("<undefined>"),
    }
    out.len() <= LONGEST
}

fn separator(style: &Style) -> &'static str {
    match style {
        Style::Rego => ", ",
        Style::Json => ",",
    }
}

fn all<'v>(items: impl Iterator<Item = &'v Value>, ends: [&str; 2], out: &mut String, style: &Style) -> bool {
    out.push_str(ends[0]);
    for (index, item) in items.enumerate() {
        if index > 0 {
            out.push_str(separator(style));
        }
        if !write(item, out, style) {
            return false;
        }
    }
    out.push_str(ends[1]);
    true
}

fn object<'v>(fields: impl Iterator<Item = (&'v Value, &'v Value)>, out: &mut String, style: &Style) -> bool {
    out.push('{');
    for (index, (key, value)) in fields.enumerate() {
        if index > 0 {
            out.push_str(separator(style));
        }
        let key_fits = match (style, key) {
            (Style::Json, key) if text(key).is_none() => {
                let mut inner = String::new();
                let fits = write(key, &mut inner, style);
                push_json(&inner, out);
                fits
            }
            _ => write(key, out, style),
        };
        out.push_str(if matches!(style, Style::Rego) { ": " } else { ":" });
        if !key_fits || !write(value, out, style) {
            return false;
        }
    }
    out.push('}');
    true
}

/// A string as Go's `strconv.Quote` writes it.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{7}' => out.push_str("\\a"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{b}' => out.push_str("\\v"),
            c if (c as u32) < 0x20 || c as u32 == 0x7f => out.push_str(&format!("\\x{:02x}", c as u32)),
            c if is_unprintable(c) && (c as u32) < 0x10000 => out.push_str(&format!("\\u{:04x}", c as u32)),
            c if is_unprintable(c) => out.push_str(&format!("\\U{:08x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Controls, formats and blanks other than the ASCII one: what Go escapes of the letters that occur in practice.
fn is_unprintable(c: char) -> bool {
    c.is_control()
        || c.is_whitespace() && c != ' '
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || matches!(c, '\u{e000}'..='\u{f8ff}')
}

fn push_json(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => out.push_str(&format!("\\u{:04x}", letter as u32)),
            c if (c as u32) < 0x20 => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
}

fn marshal(arguments: &[Value]) -> Value {
    let mut out = String::new();
    if write(&arguments[0], &mut out, &Style::Json) { Value::from(out) } else { exceed(TOO_LONG) }
}

fn concat(arguments: &[Value]) -> Value {
    let Some(separator) = text(&arguments[0]) else { return Value::Undefined };
    let items: Vec<&Value> = match &arguments[1] {
        Value::Array(items) => items.iter().collect(),
        Value::Set(items) => items.iter_sorted().collect(),
        _ => return Value::Undefined,
    };
    let mut joined = String::new();
    for (index, item) in items.iter().enumerate() {
        let Some(item) = text(item) else { return Value::Undefined };
        if index > 0 {
            joined.push_str(separator);
        }
        joined.push_str(item);
        if joined.len() > LONGEST {
            return exceed(TOO_LONG);
        }
    }
    let made = Value::from(joined);
    asking::trace(&made, items.into_iter());
    made
}

fn replace(arguments: &[Value]) -> Value {
    let (Some(base), Some(old), Some(new)) = (text(&arguments[0]), text(&arguments[1]), text(&arguments[2])) else {
        return Value::Undefined;
    };
    let occurrences = if old.is_empty() { base.chars().count() + 1 } else { base.matches(old).count() };
    if base.len().saturating_add(occurrences.saturating_mul(new.len())) > LONGEST {
        return exceed(TOO_LONG);
    }
    let made = Value::from(base.replace(old, new));
    asking::trace(&made, arguments.iter());
    made
}

/// All pairs at once, at each place the first that fits in the order of the keys (Go's `strings.NewReplacer`).
fn replace_n(arguments: &[Value]) -> Value {
    let (Value::Object(pairs), Some(base)) = (&arguments[0], text(&arguments[1])) else { return Value::Undefined };
    let pairs: Option<Vec<(&str, &str)>> =
        pairs.iter_sorted().map(|(old, new)| Some((text(old)?, text(new)?))).collect();
    let Some(pairs) = pairs else { return Value::Undefined };
    let olds = pairs.iter().map(|(old, _)| old);
    let Ok(finder) = AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(olds) else {
        return Value::Undefined;
    };
    let mut made = String::new();
    let mut end = 0;
    for found in finder.find_iter(base) {
        made.push_str(&base[end..found.start()]);
        made.push_str(pairs[found.pattern().as_usize()].1);
        end = found.end();
        if made.len() > LONGEST {
            return exceed(TOO_LONG);
        }
    }
    made.push_str(&base[end..]);
    let made = Value::from(made);
    asking::trace(&made, arguments.iter());
    made
}

/// The pieces of a template string: text, and sets of at most one value; an empty set stands for an undefined one.
fn template(arguments: &[Value]) -> Value {
    let Value::Array(parts) = &arguments[0] else { return Value::Undefined };
    let mut made = String::new();
    for part in parts.iter() {
        let value = match part {
            Value::Set(values) if values.is_empty() => {
                made.push_str("<undefined>");
                continue;
            }
            Value::Set(values) => values.first().filter(|_| values.len() == 1),
            other => Some(other),
        };
        let Some(value) = value else { return Value::Undefined };
        match text(value) {
            Some(text) => made.push_str(text),
            None => match written(value) {
                Some(text) => made.push_str(&text),
                None => return exceed(TOO_LONG),
            },
        }
        if made.len() > LONGEST {
            return exceed(TOO_LONG);
        }
    }
    let made = Value::from(made);
    let singles: BTreeMap<usize, &Value> = parts
        .iter()
        .enumerate()
        .filter_map(|(index, part)| match part {
            Value::Set(values) => Some((index, values.first()?)),
            other => Some((index, other)),
        })
        .collect();
    asking::trace(&made, singles.into_values());
    made
}
