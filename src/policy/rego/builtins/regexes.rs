//! `regex.*` on the syntax of RE2, which differs from the one of the `regex` crate in letters that are special there:
//! `\d`, `\w`, `\s` are ASCII; `{{`, `[[` and `&&` are plain text; `\Q…\E` quotes.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Write;
use std::iter::Peekable;
use std::rc::Rc;
use std::str::Chars;

use regex::Regex;

use super::super::values::{Value, text};
use super::text::{LONGEST, TOO_LONG};
use super::{Entry, exceed};

pub(super) const TABLE: &[Entry] = &[
    ("regex.match", 2, matches),
    ("re_match", 2, matches),
    ("regex.is_valid", 1, is_valid),
    ("regex.split", 2, split),
    ("regex.replace", 3, replace),
    ("regex.find_n", 3, find_n),
    ("regex.find_all_string_submatch_n", 3, find_all_string_submatch_n),
    ("regex.template_match", 4, template_match),
];

/// The biggest program of an expression, in bytes.
const BIGGEST: usize = 10 << 20;

/// How many expressions are kept per thread.
const MOST_KEPT: usize = 512;

thread_local! {
    static KEPT: RefCell<HashMap<String, Option<Rc<Regex>>>> = RefCell::default();
}

/// The expression for an RE2 pattern; nothing where it is none.
fn compiled(pattern: &str) -> Option<Rc<Regex>> {
    KEPT.with_borrow_mut(|kept| {
        if let Some(known) = kept.get(pattern) {
            return known.clone();
        }
        let built = translated(pattern).and_then(|pattern| build(&pattern)).map(Rc::new);
        if kept.len() >= MOST_KEPT {
            kept.clear();
        }
        kept.insert(pattern.to_owned(), built.clone());
        built
    })
}

fn build(pattern: &str) -> Option<Regex> {
    regex::RegexBuilder::new(pattern).size_limit(BIGGEST).build().ok()
}

/// An RE2 pattern in the syntax of the `regex` crate; nothing where RE2 refuses what the crate would take.
fn translated(pattern: &str) -> Option<String> {
    let mut letters = pattern.chars().peekable();
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut may_repeat = false;
    while let Some(letter) = letters.next() {
        let repeatable = may_repeat;
        may_repeat = true;
        match letter {
            '\\' => escape(&mut letters, &mut out)?,
            '[' => class(&mut letters, &mut out)?,
            '{' if repeatable && is_repetition(&letters) => out.push('{'),
            '{' => out.push_str("\\{"),
            '}' if out.ends_with(|c: char| c.is_ascii_digit() || c == ',') => out.push('}'),
            '}' => out.push_str("\\}"),
            '(' => {
                may_repeat = false;
                out.push('(');
            }
            '|' => {
                may_repeat = false;
                out.push('|');
            }
            other => out.push(other),
        }
    }
    Some(out)
}

/// Whether `2}`, `2,}` or `2,3}` follows.
fn is_repetition(letters: &Peekable<Chars>) -> bool {
    let rest: String = letters.clone().take(12).collect();
    let Some((inside, _)) = rest.split_once('}') else { return false };
    let (from, to) = inside.split_once(',').unwrap_or((inside, ""));
    let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    !from.is_empty() && is_number(from) && is_number(to)
}

/// Behind a backslash, outside of brackets.
fn escape(letters: &mut Peekable<Chars>, out: &mut String) -> Option<()> {
    match letters.next()? {
        'd' => out.push_str("[0-9]"),
        'D' => out.push_str("[^0-9]"),
        'w' => out.push_str("[0-9A-Za-z_]"),
        'W' => out.push_str("[^0-9A-Za-z_]"),
        's' => out.push_str("[\\t\\n\\x0C\\r ]"),
        'S' => out.push_str("[^\\t\\n\\x0C\\r ]"),
        'b' => out.push_str("(?-u:\\b)"),
        'B' => out.push_str("\\B"),
        'A' => out.push_str("\\A"),
        'z' => out.push_str("\\z"),
        'Q' => {
            let rest: String = letters.clone().collect();
            let quoted = rest.split("\\E").next().unwrap_or("");
            out.push_str(&regex::escape(quoted));
            let read = quoted.chars().count() + if rest.contains("\\E") { 2 } else { 0 };
            letters.by_ref().take(read).for_each(drop);
        }
        letter @ ('p' | 'P') => unicode_class(letter, letters, out)?,
        other => push_letter(escaped_letter(other, letters)?, out),
    }
    Some(())
}

fn unicode_class(letter: char, letters: &mut Peekable<Chars>, out: &mut String) -> Option<()> {
    out.push('\\');
    out.push(letter);
    if letters.next_if_eq(&'{').is_none() {
        out.push(letters.next()?);
        return Some(());
    }
    out.push('{');
    loop {
        let letter = letters.next()?;
        out.push(letter);
        if letter == '}' {
            return Some(());
        }
    }
}

/// The letter that an escape stands for.
fn escaped_letter(first: char, letters: &mut Peekable<Chars>) -> Option<char> {
    Some(match first {
        'a' => '\u{7}',
        'f' => '\u{c}',
        't' => '\t',
        'n' => '\n',
        'r' => '\r',
        'v' => '\u{b}',
        'x' if letters.next_if_eq(&'{').is_some() => {
            let digits: String = std::iter::from_fn(|| letters.next_if(|letter| *letter != '}')).collect();
            letters.next()?;
            char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?
        }
        'x' => {
            let digits: String = letters.by_ref().take(2).collect();
            char::from_u32(u32::from_str_radix(&digits, 16).ok().filter(|_| digits.len() == 2)?)?
        }
        '0'..='7' => {
            let mut code = first.to_digit(8)?;
            if first != '0' && !letters.peek().is_some_and(|letter| ('0'..='7').contains(letter)) {
                return None;
            }
            for _ in 0..2 {
                let Some(digit) = letters.next_if(|letter| ('0'..='7').contains(letter)) else { break };
                code = code * 8 + digit.to_digit(8)?;
            }
            char::from_u32(code)?
        }
        other if other.is_ascii() && !other.is_ascii_alphanumeric() => other,
        _ => return None,
    })
}

/// A letter that means itself, inside brackets and outside.
fn push_letter(letter: char, out: &mut String) {
    if letter.is_alphanumeric() && letter.is_ascii() {
        out.push(letter);
    } else {
        _ = write!(out, "\\x{{{:x}}}", letter as u32);
    }
}

/// Behind `[`.
fn class(letters: &mut Peekable<Chars>, out: &mut String) -> Option<()> {
    out.push('[');
    if letters.next_if_eq(&'^').is_some() {
        out.push('^');
    }
    let mut first = true;
    loop {
        let letter = letters.next()?;
        if letter == ']' && !first {
            out.push(']');
            return Some(());
        }
        first = false;
        if letter == '[' && letters.peek() == Some(&':') {
            let rest: String = letters.clone().collect();
            if let Some((name, _)) = rest[1..].split_once(":]") {
                _ = write!(out, "[:{name}:]");
                letters.by_ref().take(name.chars().count() + 3).for_each(drop);
                continue;
            }
        }
        if letter == '\\' && push_class_in_class(letters, out)? {
            continue;
        }
        let from = if letter == '\\' { escaped_letter(letters.next()?, letters)? } else { letter };
        push_letter(from, out);
        let mut ahead = letters.clone();
        if ahead.next() == Some('-') && ahead.peek().is_some_and(|next| *next != ']') {
            letters.next();
            let to = match letters.next()? {
                '\\' => escaped_letter(letters.next()?, letters)?,
                other => other,
            };
            if to < from {
                return None;
            }
            out.push('-');
            push_letter(to, out);
        }
    }
}

/// `\d` and the like inside brackets; false where the escape stands for a letter.
fn push_class_in_class(letters: &mut Peekable<Chars>, out: &mut String) -> Option<bool> {
    let class = match letters.peek()? {
        'd' => "0-9",
        'D' => "[^0-9]",
        'w' => "0-9A-Za-z_",
        'W' => "[^0-9A-Za-z_]",
        's' => "\\t\\n\\x0C\\r\\x20",
        'S' => "[^\\t\\n\\x0C\\r\\x20]",
        'p' | 'P' => {
            let letter = letters.next()?;
            unicode_class(letter, letters, out)?;
            return Some(true);
        }
        _ => return Some(false),
    };
    letters.next();
    out.push_str(class);
    Some(true)
}

fn matches(arguments: &[Value]) -> Value {
    let (Some(pattern), Some(value)) = (text(&arguments[0]), text(&arguments[1])) else { return Value::Undefined };
    compiled(pattern).map_or(Value::Undefined, |regex| Value::Bool(regex.is_match(value)))
}

fn is_valid(arguments: &[Value]) -> Value {
    Value::Bool(text(&arguments[0]).is_some_and(|pattern| compiled(pattern).is_some()))
}

/// As Go's `Regexp.Split`: what an empty match at the beginning would cut off does not count.
fn split(arguments: &[Value]) -> Value {
    let (Some(pattern), Some(value)) = (text(&arguments[0]), text(&arguments[1])) else { return Value::Undefined };
    let Some(regex) = compiled(pattern) else { return Value::Undefined };
    if value.is_empty() && !pattern.is_empty() {
        return Value::from(vec![Value::from("")]);
    }
    let (mut pieces, mut begin, mut end) = (Vec::new(), 0, 0);
    for found in regex.find_iter(value) {
        end = found.start();
        if found.end() != 0 {
            pieces.push(Value::from(&value[begin..end]));
        }
        begin = found.end();
    }
    if end != value.len() {
        pieces.push(Value::from(&value[begin..]));
    }
    Value::from(pieces)
}

fn replace(arguments: &[Value]) -> Value {
    let (Some(value), Some(pattern), Some(new)) = (text(&arguments[0]), text(&arguments[1]), text(&arguments[2]))
    else {
        return Value::Undefined;
    };
    let Some(regex) = compiled(pattern) else { return Value::Undefined };
    let mut made = String::new();
    let mut end = 0;
    for found in regex.captures_iter(value) {
        let Some(whole) = found.get(0) else { continue };
        made.push_str(&value[end..whole.start()]);
        found.expand(new, &mut made);
        end = whole.end();
        if made.len() > LONGEST {
            return exceed(TOO_LONG);
        }
    }
    made.push_str(&value[end..]);
    Value::from(made)
}

/// How many matches are wanted; all where the number is negative.
fn wanted(value: &Value) -> Option<usize> {
    let number = value.as_i64().ok()?;
    Some(usize::try_from(number).unwrap_or(usize::MAX))
}

fn find_n(arguments: &[Value]) -> Value {
    let (Some(pattern), Some(value)) = (text(&arguments[0]), text(&arguments[1])) else { return Value::Undefined };
    let (Some(regex), Some(most)) = (compiled(pattern), wanted(&arguments[2])) else { return Value::Undefined };
    Value::from(regex.find_iter(value).take(most).map(|found| Value::from(found.as_str())).collect::<Vec<Value>>())
}

fn find_all_string_submatch_n(arguments: &[Value]) -> Value {
    let (Some(pattern), Some(value)) = (text(&arguments[0]), text(&arguments[1])) else { return Value::Undefined };
    let (Some(regex), Some(most)) = (compiled(pattern), wanted(&arguments[2])) else { return Value::Undefined };
    let groups = |found: regex::Captures| {
        let group = |group: Option<regex::Match>| Value::from(group.map_or("", |group| group.as_str()));
        Value::from(found.iter().map(group).collect::<Vec<Value>>())
    };
    Value::from(regex.captures_iter(value).take(most).map(groups).collect::<Vec<Value>>())
}

/// A text whose parts between two delimiters are expressions.
fn template_match(arguments: &[Value]) -> Value {
    let parts: Option<Vec<&str>> = arguments.iter().map(text).collect();
    let Some([template, value, open, close]) = parts.as_deref() else { return Value::Undefined };
    if open.chars().count() != 1 || close.chars().count() != 1 {
        return Value::Undefined;
    }
    let mut pattern = String::from("^");
    let mut rest = *template;
    while let Some((plain, behind)) = rest.split_once(*open) {
        let Some((inside, behind)) = behind.split_once(*close) else { return Value::Undefined };
        let Some(inside) = translated(inside) else { return Value::Undefined };
        pattern.push_str(&regex::escape(plain));
        _ = write!(pattern, "({inside})");
        rest = behind;
    }
    pattern.push_str(&regex::escape(rest));
    pattern.push('$');
    build(&pattern).map_or(Value::Undefined, |regex| Value::Bool(regex.is_match(value)))
}
