//! Secrets in any text, by the names that they are assigned to: `PASSWORD=…`, `token: …`, `--password …`,
//! `{"name": "API_KEY", "value": …}`, `curl -u user:…`; quoted or not, escaped inside another string or not.
//!
//! Needs no parse, so it also serves comments, shell commands, configuration files inside strings and texts that
//! cannot be parsed. One pass finds candidates; each byte is looked at a bounded number of times.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::{decoded_base64, forms, is_plainly_something_else, is_secret, is_secret_name, stands_for_secret};

/// What a secret's name, or a command that takes one, contains.
static HINTS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let hints = [
        "pass",
        "pwd",
        "psw",
        "pword",
        "secret",
        "token",
        "credential",
        "key",
        "auth",
        "_pat",
        " -u",
        "--user",
        "login ",
    ];
    let builder = &mut AhoCorasick::builder();
    builder.kind(Some(AhoCorasickKind::DFA)).ascii_case_insensitive(true).build(hints).expect("few and short")
});

/// How names and values stand in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grammar {
    /// Values end at a blank unless quoted.
    Words,
    /// Besides, `ENV name value` takes the rest of the line (Docker's legacy form).
    Dockerfile,
    /// Values behind a colon go to the end of the line: YAML that could not be parsed.
    Lines,
}

/// The longest value that is looked at; a longer one is cut there.
const LONGEST_VALUE: usize = 1 << 16;

/// The bytes of a text that hold secrets, in order; some may overlap.
pub(super) fn secrets(text: &str, grammar: Grammar) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = forms::formed(text).into_iter().map(|secret| secret.range).collect();
    found.extend(assigned(text, grammar));
    found.extend(encoded(text));
    if grammar == Grammar::Lines {
        found.extend(broken_secret_objects(text));
    }
    found.sort_by_key(|range| (range.start, range.end));
    found
}

/// Whether any name of a secret may stand in a text.
pub(super) fn hints_at_secrets(text: &str) -> bool {
    HINTS.is_match(text)
}

/// The values that stand under names of secrets.
fn assigned(text: &str, grammar: Grammar) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut done = 0;
    // Values that turn out to be none may hold names again, so they are looked at again: within a limit, or else a
    // text of nothing but names would take quadratic time.
    let mut spare = LONGEST_VALUE + 4 * text.len();
    for hint in HINTS.find_iter(text) {
        if hint.start() < done {
            continue;
        }
        let scan = Scan { text, grammar };
        let value = match &text[hint.range()] {
            " -u" => scan.user_and_password(hint.end()),
            flag if flag.eq_ignore_ascii_case("--user") => scan.user_and_password(hint.end()),
            command if command.eq_ignore_ascii_case("login ") => scan.login(hint.end()),
            _ => {
                let name = scan.name_around(hint.range());
                done = name.end;
                scan.value_of(name).and_then(|(value, holds)| {
                    spare = spare.saturating_sub(value.len());
                    if spare == 0 {
                        done = done.max(value.end);
                    }
                    holds.then_some(value)
                })
            }
        };
        if let Some(value) = value {
            done = done.max(value.end);
            found.push(value);
        }
    }
    found
}

struct Scan<'t> {
    text: &'t str,
    grammar: Grammar,
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

impl<'t> Scan<'t> {
    fn bytes(&self) -> &'t [u8] {
        self.text.as_bytes()
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes().get(at).copied()
    }

    /// The whole name that a hint stands in.
    fn name_around(&self, hint: Range<usize>) -> Range<usize> {
        const LONGEST: usize = 200;
        let before = self.bytes()[..hint.start].iter().rev().take(LONGEST);
        let start = hint.start - before.take_while(|&&byte| is_name_byte(byte)).count();
        let behind = self.bytes()[hint.end..].iter().take(LONGEST);
        let end = hint.end + behind.take_while(|&&byte| is_name_byte(byte)).count();
        start..end
    }

    /// The value that is assigned to a name that may mean a secret, and whether it is one.
    fn value_of(&self, name: Range<usize>) -> Option<(Range<usize>, bool)> {
        let spelled = self.text[name.clone()].trim_start_matches('-');
        let secret_name = is_secret_name(spelled);
        if !secret_name && !super::names::may_be_secret_name(spelled) {
            return None;
        }
        let value = self.assigned_to(&name)?;
        let text = &self.text[value.clone()];
        let holds = if secret_name {
            !stands_for_secret(text) && !is_plainly_something_else(text)
        } else {
            is_secret(spelled, text)
        };
        Some((value, holds))
    }

    /// The value behind a name, whatever the name is.
    fn assigned_to(&self, name: &Range<usize>) -> Option<Range<usize>> {
        let is_flag = self.text[name.clone()].starts_with('-');
        let at = self.past_quote(name.end);
        let quoted = at > name.end;
        let separator = self.past_blanks(at);
        match self.byte(separator)? {
            b'=' | b':' => {
                let colon = self.bytes()[separator] == b':';
                let behind = separator
                    + self.bytes()[separator..].iter().take_while(|b| matches!(b, b'=' | b':' | b'>')).count();
                self.value_at(self.past_blanks(behind), colon)
            }
            b',' if quoted && !is_flag => self.value_beside(separator + 1),
            b',' if quoted => self.value_at(self.past_space(separator + 1), false),
            b'\n' | b'\r' if !is_flag => self.value_beside(separator),
            b'\n' | b'\r' => self.next_item(separator),
            b'-' if is_flag => None,
            _ if is_flag && separator > at => self.value_at(separator, false),
            _ if self.grammar == Grammar::Dockerfile && self.is_legacy_pair(name) => Some(self.rest_of_line(separator)),
            _ => None,
        }
    }

    /// `value: …` that follows the `name: …` of the same list item or object.
    fn value_beside(&self, at: usize) -> Option<Range<usize>> {
        let at = self.past_opening_quote(self.past_space(at));
        let rest = self.text.get(at..)?.strip_prefix("value")?;
        let at = self.past_blanks(self.past_quote(self.text.len() - rest.len()));
        matches!(self.byte(at)?, b':' | b'=').then(|| self.value_at(self.past_blanks(at + 1), true))?
    }

    /// The next item of a block list: the value of the flag that is the item before.
    fn next_item(&self, at: usize) -> Option<Range<usize>> {
        let at = self.past_space(at);
        let behind = self.past_blanks(at + 1);
        (self.byte(at) == Some(b'-') && behind > at + 1).then(|| self.value_at(behind, true))?
    }

    /// The value that begins at `at`: quoted, or up to a blank; behind a colon nothing that opens a map, a list or a
    /// block.
    fn value_at(&self, at: usize, colon: bool) -> Option<Range<usize>> {
        let start = self.past_opening_quote(at);
        let limit = self.text.floor_char_boundary((start + LONGEST_VALUE).min(self.text.len()));
        let rest = &self.bytes()[start..limit];
        let length = if start > at {
            let quote = self.bytes()[start - 1];
            let escapes = start - 1 - at;
            closing_quote(rest, quote, escapes)
        } else {
            if colon && matches!(self.byte(at)?, b'{' | b'[' | b'|' | b'>' | b'&' | b'*' | b'!' | b'#') {
                return None;
            }
            if colon && self.grammar == Grammar::Lines {
                return Some(self.rest_of_line(at));
            }
            rest.iter().position(|&byte| ends_word(byte)).unwrap_or(rest.len())
        };
        (length > 0).then_some(start..start + length)
    }

    /// `user:password` behind a flag: the password.
    fn user_and_password(&self, at: usize) -> Option<Range<usize>> {
        let at = self.past_blanks(at + usize::from(self.byte(at) == Some(b'=')));
        let pair = self.value_at(at, false)?;
        let (user, password) = self.text[pair.clone()].split_once(':')?;
        // `${USERS:-10}` is a variable with a default and no pair.
        let is_pair = user.contains('{') == user.contains('}');
        (is_pair && !stands_for_secret(password)).then(|| pair.start + user.len() + 1..pair.end)
    }

    /// The `-p …` or `-t …` of a login command.
    fn login(&self, at: usize) -> Option<Range<usize>> {
        const LONGEST_COMMAND: usize = 160;
        let end = self.text.floor_char_boundary((at + LONGEST_COMMAND).min(self.text.len()));
        // From the blank before its first argument on.
        let command = &self.text[at - 1..end];
        let length =
            command.bytes().position(|byte| matches!(byte, b'\n' | b';' | b'|' | b'&')).unwrap_or(command.len());
        let flag = command[..length].find(" -p ").or_else(|| command[..length].find(" -t "))? + " -p".len();
        let value = self.value_at(at + flag, false)?;
        let text = &self.text[value.clone()];
        (!stands_for_secret(text) && !is_plainly_something_else(text) && !text.starts_with('-')).then_some(value)
    }

    /// Whether a name stands as `ENV name` or `ARG name` at the beginning of a line.
    fn is_legacy_pair(&self, name: &Range<usize>) -> bool {
        const LONGEST_INDENT: usize = 64;
        let before = &self.bytes()[name.start.saturating_sub(LONGEST_INDENT)..name.start];
        let line = before.rsplit(|&byte| byte == b'\n').next().unwrap_or(before);
        line.trim_ascii().eq_ignore_ascii_case(b"env")
    }

    fn rest_of_line(&self, at: usize) -> Range<usize> {
        let line = self.text[at..].split(['\n', '\r']).next().unwrap_or("");
        let line = line.split(" #").next().unwrap_or("").trim_end();
        at..at + line.len()
    }

    /// What stands from `at` on; nothing behind the end.
    fn rest(&self, at: usize) -> &'t [u8] {
        self.bytes().get(at..).unwrap_or_default()
    }

    fn past_blanks(&self, at: usize) -> usize {
        at + self.rest(at).iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
    }

    fn past_space(&self, at: usize) -> usize {
        at + self.rest(at).iter().take_while(|byte| byte.is_ascii_whitespace()).count()
    }

    /// Past the closing quote of a name, escaped or not.
    fn past_quote(&self, at: usize) -> usize {
        let escapes = self.rest(at).iter().take_while(|&&byte| byte == b'\\').count();
        match self.byte(at + escapes) {
            Some(b'"' | b'\'') => at + escapes + 1,
            _ => at,
        }
    }

    fn past_opening_quote(&self, at: usize) -> usize {
        self.past_quote(at)
    }
}

/// How long a quoted value is: up to the quote with as many backslashes before it as the opening one had.
fn closing_quote(rest: &[u8], quote: u8, escapes: usize) -> usize {
    let mut backslashes = 0;
    for (at, &byte) in rest.iter().enumerate() {
        if byte == b'\\' {
            backslashes += 1;
            continue;
        }
        // A quote with fewer backslashes closes the string around this one.
        if byte == quote && (backslashes <= escapes || quote == b'\'') {
            return at - backslashes.min(escapes);
        }
        backslashes = 0;
    }
    rest.len()
}

fn ends_word(byte: u8) -> bool {
    byte.is_ascii_whitespace()
        || byte.is_ascii_control()
        || matches!(byte, b'"' | b'\'' | b'`' | b',' | b';' | b')' | b'}' | b']' | b'|' | b'<' | b'>' | b'&' | b'\\')
}

/// The runs of base64 whose text holds a secret.
fn encoded(text: &str) -> Vec<Range<usize>> {
    const SHORTEST: usize = 20;
    let is_digit = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_');
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at + SHORTEST <= bytes.len() {
        // From the back: one byte outside the alphabet rules out every run over it.
        if let Some(other) = bytes[at..at + SHORTEST].iter().rposition(|byte| !is_digit(byte)) {
            at += other + 1;
            continue;
        }
        let length = bytes[at..].iter().take_while(|byte| is_digit(byte)).count();
        let end = at + length + bytes[at + length..].iter().take(2).take_while(|&&byte| byte == b'=').count();
        if holds_encoded_secret(&text[at..end]) {
            found.push(at..end);
        }
        at = end;
    }
    found
}

/// Whether a run of base64 hides a secret. Names of objects and hashes are runs too; few of them decode to text.
fn holds_encoded_secret(run: &str) -> bool {
    let mixed = run.bytes().any(|b| b.is_ascii_lowercase()) && run.bytes().any(|b| b.is_ascii_uppercase());
    mixed && decoded_base64(run).is_some_and(|text| holds_secret(&text))
}

/// Whether a text holds a secret by form or by name.
pub(super) fn holds_secret(text: &str) -> bool {
    !forms::formed(text).is_empty() || !assigned(text, Grammar::Words).is_empty()
}

/// What stands below `data` and `stringData` in documents that say that they are Secrets and could not be parsed.
fn broken_secret_objects(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for document in text.split_inclusive("\n---") {
        let compact: String = document.chars().filter(|c| !matches!(c, ' ' | '\t' | '"' | '\'')).collect();
        if compact.contains("kind:Secret") {
            found.extend(below_data(document).into_iter().map(|range| start + range.start..start + range.end));
        }
        start += document.len();
    }
    found
}

/// The lines below `data:` that are indented deeper, without their keys, and what follows it on its own line.
fn below_data(document: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut inside: Option<usize> = None;
    let mut start = 0;
    for line in document.split_inclusive('\n') {
        let body = line.trim_end();
        let indent = body.len() - body.trim_start().len();
        let holder = ["data", "stringData"].iter().find_map(|word| {
            let at = body.find(word)?;
            body[at + word.len()..].trim_start_matches(['"', '\'']).starts_with(':').then_some(at + word.len())
        });
        if inside.is_some_and(|outer| indent <= outer) && !body.is_empty() {
            inside = None;
        }
        let key_end = match (inside, holder) {
            (None, Some(end)) => {
                inside = Some(indent);
                Some(end)
            }
            (None, None) => None,
            (Some(_), _) => Some(indent),
        };
        if let Some(from) = key_end {
            let value = body[from..].find(':').map_or(from, |colon| from + colon + 1);
            let value = value + body[value..].len() - body[value..].trim_start().len();
            if value < body.len() {
                found.push(start + value..start + body.len());
            }
        }
        start += line.len();
    }
    found
}
