//! JSON into the span-keeping arena: iterative, so that no nesting can exhaust the stack; duplicates are kept.

use std::sync::Arc;

use super::{DEPTH_LIMIT, Scalars, Source, Span, Style, SyntaxError, Tree, TreeBuilder, decode, scan};

/// Reads one JSON value. A byte-order mark in front is skipped.
///
/// # Errors
/// Where the text is not JSON (RFC 8259), nests deeper than 512, or goes on behind the value.
pub fn parse(source: &Arc<Source>) -> Result<Box<Tree>, SyntaxError> {
    let mut reader = Reader::new(source);
    let tree = reader.value_tree().map_err(|error| *error)?;
    if reader.at < reader.bytes.len() { Err(*reader.error("text behind the JSON value")) } else { Ok(tree) }
}

/// Reads JSON values that stand one behind the other, with or without blanks between them. What comes behind a broken
/// one is not read; an error is always the last.
pub fn parse_all(source: &Arc<Source>) -> Vec<Result<Box<Tree>, SyntaxError>> {
    let mut reader = Reader::new(source);
    let mut values = Vec::new();
    reader.skip_blanks();
    while reader.at < reader.bytes.len() && values.last().is_none_or(Result::is_ok) {
        values.push(reader.value_tree().map_err(|error| *error));
    }
    values
}

/// Boxed, so that what goes well is told in a register.
type Read<T> = Result<T, Box<SyntaxError>>;

struct Reader<'s> {
    source: &'s Arc<Source>,
    bytes: &'s [u8],
    at: usize,
    builder: TreeBuilder,
}

impl<'s> Reader<'s> {
    fn new(source: &'s Arc<Source>) -> Self {
        let at = if source.text().starts_with('\u{feff}') { 3 } else { 0 };
        let bytes = source.text().as_bytes();
        Self { source, bytes, at, builder: Self::builder(source, at).with_room() }
    }

    fn builder(source: &Arc<Source>, start: usize) -> TreeBuilder {
        TreeBuilder::new(Arc::clone(source), Span::new(start, source.text().len()), Scalars::Json)
    }

    /// The next value, and the blanks behind it.
    fn value_tree(&mut self) -> Read<Box<Tree>> {
        loop {
            let opened = self.value()?;
            if !opened {
                self.close_all()?;
            }
            if self.builder.depth() == 0 {
                break;
            }
        }
        let end = self.at;
        self.skip_blanks();
        let next = Self::builder(self.source, self.at);
        Ok(std::mem::replace(&mut self.builder, next).finish(end as u32))
    }

    fn skip_blanks(&mut self) {
        while matches!(self.bytes.get(self.at), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    #[cold]
    fn error(&self, message: &str) -> Box<SyntaxError> {
        Box::new(SyntaxError { message: message.to_owned(), span: self.source.character_at(self.at) })
    }

    /// Reads a scalar, or opens a collection that has something in it; says whether one was opened.
    fn value(&mut self) -> Read<bool> {
        self.skip_blanks();
        let start = self.at;
        match self.bytes.get(self.at) {
            Some(b'{') => self.open(true),
            Some(b'[') => self.open(false),
            Some(b'"') => self.string().map(|()| false),
            Some(b'-' | b'0'..=b'9') => self.number().map(|()| false),
            Some(b't') => self.word(start, b"true").map(|()| false),
            Some(b'f') => self.word(start, b"false").map(|()| false),
            Some(b'n') => self.word(start, b"null").map(|()| false),
            Some(_) => Err(self.error("not a JSON value")),
            None => Err(self.error("the JSON ends where a value should stand")),
        }
    }

    fn open(&mut self, map: bool) -> Read<bool> {
        if self.builder.depth() >= DEPTH_LIMIT {
            return Err(self.error(&format!("nested deeper than {DEPTH_LIMIT}")));
        }
        let start = self.at as u32;
        if map {
            self.builder.open_mapping(start)
        } else {
            self.builder.open_sequence(start)
        };
        self.at += 1;
        self.skip_blanks();
        if self.bytes.get(self.at) == Some(if map { &b'}' } else { &b']' }) {
            self.at += 1;
            let end = self.at as u32;
            self.builder.close(end);
            return Ok(false);
        }
        if map {
            self.key()?;
        }
        Ok(true)
    }

    /// Behind a value: a comma, or the ends of the collections that end here.
    fn close_all(&mut self) -> Read<()> {
        while let Some(map) = self.builder.is_in_map() {
            self.skip_blanks();
            match (self.bytes.get(self.at), map) {
                (Some(b','), _) => {
                    self.at += 1;
                    return if map { self.key() } else { Ok(()) };
                }
                (Some(b'}'), true) | (Some(b']'), false) => {
                    self.at += 1;
                    let end = self.at as u32;
                    self.builder.close(end);
                }
                (Some(_), true) => return Err(self.error("expected `,` or `}`")),
                (Some(_), false) => return Err(self.error("expected `,` or `]`")),
                (None, _) => return Err(self.error("the JSON ends inside a list or map")),
            }
        }
        Ok(())
    }

    fn key(&mut self) -> Read<()> {
        self.skip_blanks();
        if self.bytes.get(self.at) != Some(&b'"') {
            return Err(self.error("expected a key in double quotes"));
        }
        self.string()?;
        self.skip_blanks();
        if self.bytes.get(self.at) != Some(&b':') {
            return Err(self.error("expected `:` behind the key"));
        }
        self.at += 1;
        Ok(())
    }

    fn word(&mut self, start: usize, word: &[u8]) -> Read<()> {
        if !self.bytes[start..].starts_with(word) {
            return Err(self.error("not a JSON value"));
        }
        self.at += word.len();
        self.scalar(start, Style::Plain, false);
        Ok(())
    }

    #[inline(always)]
    fn scalar(&mut self, start: usize, style: Style, changed: bool) {
        let span = Span::new(start, self.at);
        self.builder.scalar(span, style, changed);
    }

    fn digits(&mut self) -> Read<()> {
        let start = self.at;
        while matches!(self.bytes.get(self.at), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start { Err(self.error("expected a digit")) } else { Ok(()) }
    }

    fn number(&mut self) -> Read<()> {
        let start = self.at;
        if self.bytes[self.at] == b'-' {
            self.at += 1;
        }
        if self.bytes.get(self.at) == Some(&b'0') {
            self.at += 1;
            if matches!(self.bytes.get(self.at), Some(b'0'..=b'9')) {
                return Err(self.error("a number that begins with 0"));
            }
        } else {
            self.digits()?;
        }
        if self.bytes.get(self.at) == Some(&b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.bytes.get(self.at), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.bytes.get(self.at), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        self.scalar(start, Style::Plain, false);
        Ok(())
    }

    /// Goes behind the escape at this place.
    fn escape(&mut self) -> Read<()> {
        let escape = &self.bytes[self.at..];
        let known = matches!(escape.get(1), Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' | b'u'));
        let read = if known { decode::escape_at(escape) } else { Err("an escape that JSON does not know") };
        let (_, length) = read.map_err(|message| self.error(message))?;
        self.at += length;
        Ok(())
    }

    fn string(&mut self) -> Read<()> {
        let start = self.at;
        self.at = scan::string_stop(self.bytes, start + 1);
        let plain = self.bytes.get(self.at) == Some(&b'"');
        if !plain {
            self.end_string()?;
        }
        self.at += 1;
        self.scalar(start, Style::DoubleQuoted, !plain);
        Ok(())
    }

    /// Goes on to the quote behind a string with escapes in it.
    fn end_string(&mut self) -> Read<()> {
        loop {
            match self.bytes.get(self.at) {
                Some(b'"') => return Ok(()),
                Some(b'\\') => self.escape()?,
                Some(_) => return Err(self.error("a control character inside a string")),
                None => return Err(self.error("the JSON ends inside a string")),
            }
            self.at = scan::string_stop(self.bytes, self.at);
        }
    }
}
