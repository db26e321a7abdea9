//! Quotes, escapes and variables in an instruction's words, as BuildKit's `frontend/dockerfile/shell` reads them.

use std::borrow::Cow;

use super::words::Part;

/// Defaults nested deeper than this are taken as unknown.
const DEEPEST: usize = 20;

/// Values that make a word longer than this, and longer than it is written, are taken as unknown: each ARG may double the
/// one above it.
const LONGEST: usize = 1 << 16;

/// What stands behind the name in `${name…}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// Nothing: `$name`, `${name}`.
    Plain,
    /// `-`, or with `:` also where the variable is empty: the operand stands in for a missing value.
    Default {
        /// Whether an empty value counts as missing.
        or_empty: bool,
    },
    /// `+`: the operand stands where there is a value.
    Alternative {
        /// Whether an empty value counts as missing.
        or_empty: bool,
    },
    /// `?`: the build fails where there is no value.
    Required {
        /// Whether an empty value counts as missing.
        or_empty: bool,
    },
    /// `#`, `##`, `%`, `%%`, `/`, `//`: the value is cut or changed by a pattern.
    Pattern,
}

/// One use of a variable in a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// From `$` to the last byte, in the text that was searched.
    pub range: Part,
    /// The name, in the text that was searched.
    pub name: Part,
    /// What is done with its value.
    pub operator: Operator,
    /// What stands behind the operator, in the text that was searched.
    pub operand: Option<Part>,
}

/// A word with its variables replaced.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expansion {
    /// The text, without quotes and escapes. Unknown values are left out.
    pub text: String,
    /// Whether every value was known.
    pub complete: bool,
}

/// A value that a variable may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// This text.
    Known(String),
    /// Something that only the build knows.
    Unknown,
    /// Nothing: the variable does not exist.
    Unset,
}

/// A piece of a word.
enum Piece {
    Literal(Part),
    Variable(Variable),
}

/// `raw` without quotes and escapes, variables left as written.
pub(super) fn unquote(raw: &str, escape: char) -> Cow<'_, str> {
    if !raw.contains(['\'', '"', escape]) {
        return Cow::Borrowed(raw);
    }
    let mut text = String::with_capacity(raw.len());
    for piece in pieces(raw, escape) {
        match piece {
            Piece::Literal(part) | Piece::Variable(Variable { range: part, .. }) => text.push_str(&raw[part]),
        }
    }
    Cow::Owned(text)
}

/// The variables that `raw` uses, outermost ones in order.
pub(super) fn variables(raw: &str, escape: char) -> Vec<Variable> {
    if !raw.contains('$') {
        return Vec::new();
    }
    let variable = |piece| match piece {
        Piece::Variable(variable) => Some(variable),
        Piece::Literal(_) => None,
    };
    pieces(raw, escape).into_iter().filter_map(variable).collect()
}

/// `raw` with quotes and escapes undone and variables replaced by what `value` says of their names.
pub(super) fn expand(raw: &str, escape: char, value: &mut dyn FnMut(&str) -> Value) -> Expansion {
    expand_within(raw, escape, value, DEEPEST)
}

fn expand_within(raw: &str, escape: char, value: &mut dyn FnMut(&str) -> Value, depth: usize) -> Expansion {
    let mut expansion = Expansion { text: String::new(), complete: true };
    for piece in pieces(raw, escape) {
        match piece {
            Piece::Literal(part) => expansion.text.push_str(&raw[part]),
            Piece::Variable(variable) => {
                let found = value_of(raw, &variable, escape, value, depth);
                let fits = expansion.text.len() + found.text.len() <= raw.len().max(LONGEST);
                if fits {
                    expansion.text.push_str(&found.text);
                }
                expansion.complete &= found.complete && fits;
            }
        }
    }
    expansion
}

fn value_of(
    raw: &str,
    variable: &Variable,
    escape: char,
    value: &mut dyn FnMut(&str) -> Value,
    depth: usize,
) -> Expansion {
    let unknown = Expansion { text: String::new(), complete: false };
    let operand = |value: &mut dyn FnMut(&str) -> Value| match (&variable.operand, depth.checked_sub(1)) {
        (Some(part), Some(depth)) => expand_within(&raw[part.clone()], escape, value, depth),
        (Some(_), None) => unknown.clone(),
        (None, _) => Expansion { text: String::new(), complete: true },
    };
    let known = |text: String| Expansion { text, complete: true };
    match (variable.operator, value(&raw[variable.name.clone()])) {
        (Operator::Default { or_empty }, Value::Known(text)) if or_empty && text.is_empty() => operand(value),
        (Operator::Default { .. }, Value::Unset) => operand(value),
        (Operator::Alternative { or_empty }, Value::Known(text)) if !(or_empty && text.is_empty()) => operand(value),
        (Operator::Alternative { .. }, Value::Known(_) | Value::Unset) => known(String::new()),
        (Operator::Pattern, _) | (_, Value::Unknown) => unknown,
        (_, Value::Known(text)) => known(text),
        (_, Value::Unset) => known(String::new()),
    }
}

/// The pieces of a word as far as it was read.
#[derive(Default)]
struct Pieces {
    found: Vec<Piece>,
    /// Where the literal text behind the last of them begins.
    literal: usize,
}

impl Pieces {
    /// Ends the literal text before `part`, and begins the next behind it.
    fn leave_out(&mut self, part: Part) {
        if self.literal < part.start {
            self.found.push(Piece::Literal(self.literal..part.start));
        }
        self.literal = part.end;
    }
}

/// Cuts `raw` into literal text without quotes and escapes, and variables.
fn pieces(raw: &str, escape: char) -> Vec<Piece> {
    let mut pieces = Pieces::default();
    let mut quote = None;
    let mut unclosed = false;
    let mut at = 0;
    while let Some(character) = raw[at..].chars().next() {
        let next = at + character.len_utf8();
        match (character, quote) {
            ('\'' | '"', None) => {
                quote = Some(character);
                pieces.leave_out(at..next);
            }
            (_, Some(open)) if character == open => {
                quote = None;
                pieces.leave_out(at..next);
            }
            (_, Some('\'')) => {}
            _ if character == escape => {
                let escaped = raw[next..].chars().next();
                let keeps = quote.is_some() && !matches!(escaped, Some(c) if c == '"' || c == '$' || c == escape);
                if !keeps {
                    pieces.leave_out(at..next);
                }
                at = next + escaped.map_or(0, char::len_utf8);
                continue;
            }
            // Behind a `${` that is never closed BuildKit refuses the word; not looking again keeps this linear.
            ('$', _) if !(unclosed && raw[next..].starts_with('{')) => {
                if let Some(variable) = variable_at(raw, at) {
                    at = variable.range.end;
                    pieces.leave_out(variable.range.clone());
                    pieces.found.push(Piece::Variable(variable));
                    continue;
                }
                unclosed |= raw[next..].starts_with('{');
            }
            _ => {}
        }
        at = next;
    }
    pieces.leave_out(raw.len()..raw.len());
    pieces.found
}

/// The variable whose `$` stands at `at`, if one does.
fn variable_at(raw: &str, at: usize) -> Option<Variable> {
    let plain = |name: Part, end: usize| Variable { range: at..end, name, operator: Operator::Plain, operand: None };
    let start = at + 1;
    if !raw[start..].starts_with('{') {
        let length = name_length(&raw[start..]);
        return (length > 0).then(|| plain(start..start + length, start + length));
    }
    let name = start + 1..start + 1 + name_length(&raw[start + 1..]);
    if name.is_empty() {
        return None;
    }
    let close = closing_brace(raw, name.end)?;
    if close == name.end {
        return Some(plain(name, close + 1));
    }
    let behind = &raw[name.end..close];
    let or_empty = behind.starts_with(':');
    let (operator, length) = match behind.trim_start_matches(':').chars().next() {
        Some('-') => (Operator::Default { or_empty }, 1),
        Some('+') => (Operator::Alternative { or_empty }, 1),
        Some('?') => (Operator::Required { or_empty }, 1),
        _ => (Operator::Pattern, 0),
    };
    let operand = name.end + usize::from(or_empty) + length..close;
    Some(Variable { range: at..close + 1, name, operator, operand: Some(operand) })
}

/// How long the variable name at the start of `text` is (BuildKit `shellWord.processName`).
fn name_length(text: &str) -> usize {
    let named = |c: char| c == '_' || c.is_ascii_alphanumeric();
    match text.chars().next() {
        Some(first) if first.is_ascii_digit() => text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()),
        Some(first) if named(first) => text.find(|c| !named(c)).unwrap_or(text.len()),
        Some('@' | '*' | '#' | '?' | '-' | '$' | '!') => 1,
        _ => 0,
    }
}

/// Where the `}` stands that closes a `${` whose inside begins at `from`.
fn closing_brace(raw: &str, from: usize) -> Option<usize> {
    let mut depth = 0usize;
    for (offset, byte) in raw.as_bytes()[from..].iter().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return Some(from + offset),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}
