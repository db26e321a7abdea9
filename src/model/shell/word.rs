//! Words of a shell text and what they are made of.

use std::borrow::Cow;
use std::fmt;

use super::Script;
use crate::document::{OffsetMap, Span};

/// What a part of a word is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartKind {
    /// Text that stands for itself, escapes included.
    Literal,
    /// A word of an exec form, in which nothing is special.
    Given,
    /// `'…'`, quotes included in the span.
    SingleQuoted,
    /// `$'…'`.
    AnsiQuoted,
    /// `"…"` as a whole; its inside follows as parts of their own.
    DoubleQuoted,
    /// `$name`, `${name}`, `${name:-default}`.
    Variable {
        /// The name: `HOME`, `1`, `@`.
        name: Box<str>,
        /// What is done with its value.
        form: VariableForm,
    },
    /// `$(…)` or backticks; the number of its scope.
    Substitution {
        /// Index of the [`super::Scope`] inside.
        scope: u32,
        /// Whether it is written with backticks.
        backticks: bool,
    },
    /// `<(…)` or `>(…)`; the number of its scope.
    ProcessSubstitution {
        /// Index of the [`super::Scope`] inside.
        scope: u32,
    },
    /// `$((…))`.
    Arithmetic,
}

/// What is done with a variable's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VariableForm {
    /// Nothing.
    Plain,
    /// `${#x}`
    Length,
    /// `${x:-y}`, `${x-y}`
    Default,
    /// `${x:=y}`
    Assign,
    /// `${x:+y}`
    Alternative,
    /// `${x:?y}`
    Required,
    /// `${x#y}`, `${x%y}` and their doubles
    Trim,
    /// `${x/y/z}`
    Replace,
    /// `${x^}`, `${x,}` and their doubles
    Case,
    /// `${x:1:2}`
    Slice,
    /// `${!x}`
    Indirect,
    /// `${x[0]}`, `${x[@]}`, `${#x[@]}`
    Array,
    /// Anything else.
    Other,
}

/// A part of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Its bytes in the script's text.
    pub span: Span,
    /// Whether it stands between double quotes.
    pub quoted: bool,
}

/// A variable's name in `$((…))`, where it needs no `$`.
#[derive(Debug, Clone, Copy)]
pub struct ArithmeticName<'s> {
    /// The name.
    pub name: &'s str,
    /// Its bytes in the file.
    pub span: Span,
    /// Whether it is given a value there.
    pub is_set: bool,
}

/// What a script keeps of a word.
#[derive(Debug, Clone, Default)]
pub(super) struct WordRecord {
    /// In the script's text.
    pub(super) span: Span,
    pub(super) parts: Vec<Part>,
}

/// A handle on a word; copied freely.
#[derive(Clone, Copy)]
pub struct ShellWord<'s> {
    pub(super) script: &'s Script,
    pub(super) record: &'s WordRecord,
}

impl fmt::Debug for ShellWord<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:?}", self.raw())
    }
}

impl<'s> ShellWord<'s> {
    /// The script that it stands in.
    pub fn script(self) -> &'s Script {
        self.script
    }

    /// As written.
    pub fn raw(self) -> &'s str {
        self.script.slice(self.record.span)
    }

    /// Its bytes in the file.
    pub fn span(self) -> Span {
        self.script.in_file(self.record.span)
    }

    /// A part as written.
    pub fn slice(self, part: &Part) -> &'s str {
        self.script.slice(part.span)
    }

    /// Its bytes in the script's text.
    pub fn own_span(self) -> Span {
        self.record.span
    }

    /// What it is made of; the inside of double quotes follows their part.
    pub fn parts(self) -> &'s [Part] {
        &self.record.parts
    }

    /// Without quotes and escapes; variables and substitutions as written.
    pub fn text(self) -> Cow<'s, str> {
        match &self.record.parts[..] {
            [part] if part.kind == PartKind::Given => Cow::Borrowed(self.raw()),
            [part] if part.kind == PartKind::Literal && !self.raw().contains('\\') => Cow::Borrowed(self.raw()),
            _ => Cow::Owned(self.decoded().0),
        }
    }

    /// [`ShellWord::text`] with the way back into the file.
    pub fn decoded(self) -> (String, OffsetMap) {
        let mut text = String::new();
        let mut offsets = OffsetMap::new();
        for part in &self.record.parts {
            let raw = self.script.slice(part.span);
            let start = part.span.start as usize;
            match part.kind {
                PartKind::DoubleQuoted => {}
                PartKind::SingleQuoted => {
                    let inside = raw.strip_prefix('\'').and_then(|raw| raw.strip_suffix('\'')).unwrap_or(raw);
                    self.add(&mut text, &mut offsets, inside, start + usize::from(inside.len() < raw.len()));
                }
                PartKind::AnsiQuoted => {
                    let inside = raw.strip_prefix("$'").and_then(|raw| raw.strip_suffix('\'')).unwrap_or(raw);
                    self.add_escaped(&mut text, &mut offsets, inside, start + raw.len().min(2), |_| true);
                }
                PartKind::Literal if part.quoted => {
                    let special = |next: char| matches!(next, '$' | '`' | '"' | '\\' | '\n');
                    self.add_escaped(&mut text, &mut offsets, raw, start, special);
                }
                PartKind::Literal => self.add_escaped(&mut text, &mut offsets, raw, start, |_| true),
                _ => self.add(&mut text, &mut offsets, raw, start),
            }
        }
        (text, offsets)
    }

    fn add(self, text: &mut String, offsets: &mut OffsetMap, raw: &str, start: usize) {
        if !raw.is_empty() {
            offsets.append(text.len() as u32, &self.script.offsets_of(Span::new(start, start + raw.len())));
            text.push_str(raw);
        }
    }

    /// Adds `raw` without the backslashes before characters that `escapable` accepts.
    fn add_escaped(
        self,
        text: &mut String,
        offsets: &mut OffsetMap,
        raw: &str,
        start: usize,
        escapable: impl Fn(char) -> bool,
    ) {
        let mut at = 0;
        while let Some(found) = raw[at..].find('\\') {
            let backslash = at + found;
            self.add(text, offsets, &raw[at..backslash], start + at);
            let Some(next) = raw[backslash + 1..].chars().next() else {
                at = raw.len();
                break;
            };
            let end = backslash + 1 + next.len_utf8();
            match next {
                '\n' => {}
                next if escapable(next) => self.add(text, offsets, &raw[backslash + 1..end], start + backslash + 1),
                _ => self.add(text, offsets, &raw[backslash..end], start + backslash),
            }
            at = end;
        }
        self.add(text, offsets, &raw[at..], start + at);
    }

    /// Whether it says the same whatever the variables are.
    pub fn is_static(self) -> bool {
        let stands_for_itself = |part: &Part| {
            matches!(
                part.kind,
                PartKind::Literal
                    | PartKind::Given
                    | PartKind::SingleQuoted
                    | PartKind::AnsiQuoted
                    | PartKind::DoubleQuoted
            )
        };
        self.record.parts.iter().all(stands_for_itself)
    }

    /// Whether any of it is quoted.
    pub fn has_quotes(self) -> bool {
        let quoted =
            |part: &Part| matches!(part.kind, PartKind::SingleQuoted | PartKind::AnsiQuoted | PartKind::DoubleQuoted);
        self.record.parts.iter().any(quoted)
    }

    /// The variables that it uses, also inside double quotes, with the part that each is.
    pub fn variables(self) -> impl Iterator<Item = (&'s str, &'s Part)> {
        self.record.parts.iter().filter_map(|part| match &part.kind {
            PartKind::Variable { name, .. } => Some((&**name, part)),
            _ => None,
        })
    }

    /// The names that stand without `$` in its `$((…))`.
    pub fn names_in_arithmetic(self) -> Vec<ArithmeticName<'s>> {
        let inside = self.record.parts.iter().filter(|part| part.kind == PartKind::Arithmetic);
        inside.flat_map(|part| self.bare_names(part)).collect()
    }

    fn bare_names(self, part: &Part) -> Vec<ArithmeticName<'s>> {
        let text = self.slice(part);
        let in_name = |c: char| c == '_' || c.is_ascii_alphanumeric();
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(start) = text[at..].find(in_name).map(|start| at + start) {
            let end = text[start..].find(|c| !in_name(c)).map_or(text.len(), |length| start + length);
            let (front, behind) = (&text[..start], text[end..].trim_start());
            let is_set = behind.starts_with('=') && !behind.starts_with("==");
            let is_number = text[start..].starts_with(|c: char| c.is_ascii_digit());
            if !is_number && !front.ends_with(['$', '{', '#', '\'', '"', '`']) {
                let span = Span::new(part.span.start as usize + start, part.span.start as usize + end);
                found.push(ArithmeticName { name: &text[start..end], span: self.script.in_file(span), is_set });
            }
            at = end;
        }
        found
    }

    /// Whether it is an option: begins with a dash and is more than one.
    pub fn is_option(self) -> bool {
        self.raw().len() > 1 && self.text().starts_with('-')
    }

    /// A part's bytes in the file.
    pub fn part_span(self, part: &Part) -> Span {
        self.script.in_file(part.span)
    }
}

impl PartialEq<str> for ShellWord<'_> {
    fn eq(&self, other: &str) -> bool {
        self.text() == other
    }
}

impl PartialEq<&str> for ShellWord<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.text() == *other
    }
}
