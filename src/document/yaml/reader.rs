//! Our own reader for what manifests are written in: block maps and lists, scalars of every style, flow collections,
//! comments; one pass, straight into the arena.
//!
//! It knows no error. What it is not sure about (anchors, aliases, tags, explicit keys, merge keys, tabs in
//! indentation, anything broken) it leaves to [`super::fallback`], which is slower and says what is wrong. What it
//! takes it reads as goyaml v2 does, also where YAML 1.2 is stricter: a quoted scalar may go on at any indentation.

use std::sync::Arc;

use super::characters::Oddities;
use crate::document::scalars::{self, Value};
use crate::document::{Comment, DEPTH_LIMIT, ORDINARY_DEPTH, Scalars, Source, Span, Style, Tree, TreeBuilder, scan};

/// The document is left to the fallback.
pub(super) struct NotMine;

pub(super) type Read<T> = Result<T, NotMine>;

/// Keys are found on one line within so many bytes (goyaml and YAML 1.2.2 §7.4.2).
pub(super) const KEY_LIMIT: usize = 1024;

/// Reads the first document in the bytes of `chunk`, if it is written in what this reader knows.
pub(super) fn read(source: &Arc<Source>, chunk: Span, scalars: Scalars, oddities: &Oddities) -> Option<Box<Tree>> {
    if oddities.any() {
        return None;
    }
    let builder = TreeBuilder::new(Arc::clone(source), chunk, scalars).with_room();
    let bytes = &source.text().as_bytes()[..chunk.end as usize];
    let at = chunk.start as usize;
    let levels = Vec::with_capacity(ORDINARY_DEPTH);
    let mut reader = Reader { source, bytes, at, line: at, end: at, levels, builder, scalars };
    reader.document().ok()?;
    Some(reader.builder.finish(chunk.end))
}

/// A block map or list that is open.
struct Level {
    column: usize,
    map: bool,
    /// A key or dash was read and its value was not, and where that value is if nothing more comes.
    wants: Option<usize>,
}

pub(super) struct Reader<'s> {
    source: &'s Source,
    /// The source up to the end of the document.
    pub(super) bytes: &'s [u8],
    pub(super) at: usize,
    /// Where the current line begins.
    line: usize,
    /// Where the last token ended.
    pub(super) end: usize,
    levels: Vec<Level>,
    pub(super) builder: TreeBuilder,
    scalars: Scalars,
}

/// A scalar that was read and not yet put into the tree.
#[derive(Clone, Copy)]
pub(super) struct Scalar {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) style: Style,
    pub(super) changed: bool,
    pub(super) lines: usize,
}

impl Scalar {
    pub(super) fn plain(start: usize, end: usize) -> Self {
        Self { start, end, style: Style::Plain, changed: false, lines: 1 }
    }
}

/// A part of a line that is plain text.
pub(super) struct PlainLine {
    /// One past its last character that is not a blank.
    pub(super) end: usize,
    /// What stopped it: a colon that makes it a key, a comment, or the end of the line.
    pub(super) stop: usize,
    pub(super) is_key: bool,
}

impl Reader<'_> {
    fn document(&mut self) -> Read<()> {
        if self.bytes[..self.at].ends_with(b"---") {
            self.finish_line(true)?;
        }
        while let Some(column) = self.next_line()? {
            self.leave_deeper(column)?;
            self.line(column)?;
        }
        while !self.levels.is_empty() {
            self.leave();
        }
        Ok(())
    }

    #[inline]
    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    #[inline]
    pub(super) fn ends_word(&self, at: usize) -> bool {
        matches!(self.byte(at), None | Some(b' ' | b'\n' | b'\r' | b'\t'))
    }

    #[inline]
    pub(super) fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\t') = self.byte(self.at) {
            self.at += 1;
        }
    }

    /// Goes to the next line that says something; gives its indentation, or nothing at the end of the document.
    fn next_line(&mut self) -> Read<Option<usize>> {
        loop {
            self.line = self.at;
            self.at = scan::behind_blanks(self.bytes, self.at);
            match self.byte(self.at) {
                None => return Ok(None),
                Some(b'\n') => self.at += 1,
                Some(b'\r') => self.at += 2,
                Some(b'#') => self.comment(true),
                Some(b'\t') => return Err(NotMine),
                Some(b'.') if self.is_document_end(self.line) => return Ok(None),
                Some(_) => return Ok(Some(self.at - self.line)),
            }
        }
    }

    /// Whether `...` stands at the beginning of this line: kubectl reads nothing behind it.
    pub(super) fn is_document_end(&self, line: usize) -> bool {
        self.bytes[line..].starts_with(b"...") && self.ends_word(line + 3)
    }

    /// Keeps the comment at this place and goes behind its line.
    pub(super) fn comment(&mut self, own_line: bool) {
        let stop = memchr::memchr(b'\n', &self.bytes[self.at..]).map_or(self.bytes.len(), |found| self.at + found);
        let mut end = stop;
        if self.bytes[end - 1] == b'\r' {
            end -= 1;
        }
        self.builder.comment(Comment { span: Span::new(self.at, end), own_line });
        self.at = (stop + 1).min(self.bytes.len());
    }

    /// Nothing but blanks and a comment may follow on this line. `glued` says that the comment may begin at once,
    /// which goyaml allows behind quotes and brackets.
    pub(super) fn finish_line(&mut self, glued: bool) -> Read<()> {
        let start = self.at;
        self.skip_blanks();
        match self.byte(self.at) {
            None => {}
            Some(b'\n') => self.at += 1,
            Some(b'\r') => self.at += 2,
            Some(b'#') if glued || self.at > start => self.comment(false),
            Some(_) => return Err(NotMine),
        }
        Ok(())
    }

    /// Closes what is indented deeper than the line that begins at this place.
    fn leave_deeper(&mut self, column: usize) -> Read<()> {
        while self.levels.last().is_some_and(|level| level.column > column) {
            self.leave();
        }
        let behind_list = self.levels.last().is_some_and(|level| !level.map && level.column == column);
        if behind_list && !self.is_dash() {
            // Only a list that is not indented deeper than its key ends at a line of its own column.
            self.leave();
            if !self.levels.last().is_some_and(|level| level.map && level.column == column) {
                return Err(NotMine);
            }
        }
        Ok(())
    }

    /// Closes the innermost block.
    fn leave(&mut self) {
        if let Some(level) = self.levels.pop() {
            self.put_null(level.wants);
            self.builder.close(self.end as u32);
        }
    }

    /// A value that is not written.
    fn put_null(&mut self, place: Option<usize>) {
        if let Some(at) = place {
            self.builder.scalar(Span::new(at, at), Style::Plain, false);
        }
    }

    #[inline]
    fn is_dash(&self) -> bool {
        self.byte(self.at) == Some(b'-') && self.ends_word(self.at + 1)
    }

    /// Reads a line of content that begins at this place.
    fn line(&mut self, mut column: usize) -> Read<()> {
        while self.is_dash() {
            self.item(column)?;
            let start = self.at;
            while self.byte(self.at) == Some(b' ') {
                self.at += 1;
            }
            match self.byte(self.at) {
                None | Some(b'\n' | b'\r') => return self.finish_line(false),
                Some(b'#') if self.at > start => return self.finish_line(false),
                Some(b'\t') => return Err(NotMine),
                Some(_) => column = self.at - self.line,
            }
        }
        self.content(column)
    }

    /// A dash: the next item of the innermost list, or the first of a new one.
    fn item(&mut self, column: usize) -> Read<()> {
        let continues = self.levels.last().is_some_and(|level| !level.map && level.column == column);
        if continues {
            let left_open = self.levels.last_mut().and_then(|level| level.wants.take());
            self.put_null(left_open);
        } else {
            self.claim(column, true)?;
            self.enter(column, false)?;
        }
        self.at += 1;
        self.end = self.at;
        self.want();
        Ok(())
    }

    /// Opens a block at this place.
    fn enter(&mut self, column: usize, map: bool) -> Read<()> {
        if self.builder.depth() >= DEPTH_LIMIT {
            return Err(NotMine);
        }
        let start = self.at as u32;
        if map {
            self.builder.open_mapping(start)
        } else {
            self.builder.open_sequence(start)
        };
        self.levels.push(Level { column, map, wants: None });
        Ok(())
    }

    /// The innermost block wants a value from here on.
    #[inline]
    fn want(&mut self) {
        let at = self.at;
        if let Some(level) = self.levels.last_mut() {
            level.wants = Some(at);
        }
    }

    /// What begins in this column is the value that the innermost block wants, or the root.
    fn claim(&mut self, column: usize, is_list: bool) -> Read<()> {
        let Some(level) = self.levels.last_mut() else {
            return if self.builder.is_empty() { Ok(()) } else { Err(NotMine) };
        };
        let deep_enough = column > level.column || (is_list && level.map && column == level.column);
        match level.wants.take() {
            Some(_) if deep_enough => Ok(()),
            _ => Err(NotMine),
        }
    }

    /// A key with its value, or a value that stands on a line of its own or behind a dash.
    fn content(&mut self, column: usize) -> Read<()> {
        match self.bytes[self.at] {
            b'"' | b'\'' => {
                let scalar = self.quoted()?;
                let mut colon = scalar.end;
                while matches!(self.byte(colon), Some(b' ' | b'\t')) {
                    colon += 1;
                }
                if scalar.lines == 1 && self.byte(colon) == Some(b':') && self.ends_word(colon + 1) {
                    return self.key(column, scalar, colon);
                }
                self.claim(column, false)?;
                self.put_value(scalar)?;
                self.finish_line(true)
            }
            _ if self.begins_plain() => {
                let first = self.plain_line(self.at);
                if first.is_key {
                    return self.key(column, Scalar::plain(self.at, first.end), first.stop);
                }
                self.claim(column, false)?;
                self.plain(&first)
            }
            _ => {
                self.claim(column, false)?;
                self.value()
            }
        }
    }

    /// Whether a plain scalar may begin at this place (YAML 1.2.2 §7.3.3).
    #[inline(always)]
    pub(super) fn begins_plain(&self) -> bool {
        match self.bytes[self.at] {
            b'&' | b'*' | b'!' | b'|' | b'>' | b'%' | b'@' | b'`' | b',' | b'[' | b']' | b'{' | b'}' | b'#' | b'"'
            | b'\'' => false,
            b'-' | b'?' | b':' => !self.ends_word(self.at + 1),
            _ => true,
        }
    }

    fn key(&mut self, column: usize, key: Scalar, colon: usize) -> Read<()> {
        if colon - key.start > KEY_LIMIT || !self.is_ordinary_key(key) {
            return Err(NotMine);
        }
        let continues = self.levels.last().is_some_and(|level| level.map && level.column == column);
        if continues {
            let left_open = self.levels.last_mut().and_then(|level| level.wants.take());
            self.put_null(left_open);
        } else {
            self.claim(column, false)?;
            self.enter(column, true)?;
        }
        self.put(key);
        self.at = colon + 1;
        self.end = self.at;
        self.want();
        self.skip_blanks();
        match self.byte(self.at) {
            None | Some(b'\n' | b'\r' | b'#') => self.finish_line(true),
            Some(_) => {
                if let Some(level) = self.levels.last_mut() {
                    level.wants = None;
                }
                self.value()
            }
        }
    }

    /// Not a merge key, and not null, which Kubernetes refuses.
    #[inline(always)]
    pub(super) fn is_ordinary_key(&self, key: Scalar) -> bool {
        let odd = key.style == Style::Plain
            && matches!(self.bytes[key.start], b'<' | b'~' | b'n' | b'N' | b'.' | b'+' | b'-');
        !odd || self.is_ordinary_all_the_same(key)
    }

    fn is_ordinary_all_the_same(&self, key: Scalar) -> bool {
        let text = &self.source.text()[key.start..key.end];
        let null =
            self.scalars == Scalars::Kubernetes && scalars::resolve(self.scalars, text, true, None) == Value::Null;
        text != "<<" && !null && self.is_ordinary_value(key)
    }

    /// Not a number that Kubernetes refuses.
    #[inline(always)]
    fn is_ordinary_value(&self, value: Scalar) -> bool {
        let odd = value.style == Style::Plain
            && matches!(self.bytes[value.start], b'.' | b'+' | b'-')
            && self.scalars == Scalars::Kubernetes;
        !odd || scalars::refusal(&self.source.text()[value.start..value.end], true, None).is_none()
    }

    // As most scalars are plain, little of this and the next is left where they are put.
    #[inline(always)]
    pub(super) fn put(&mut self, scalar: Scalar) {
        self.builder.scalar(Span::new(scalar.start, scalar.end), scalar.style, scalar.changed);
        self.end = scalar.end;
    }

    #[inline(always)]
    pub(super) fn put_value(&mut self, scalar: Scalar) -> Read<()> {
        if !self.is_ordinary_value(scalar) {
            return Err(NotMine);
        }
        self.put(scalar);
        self.at = scalar.end;
        Ok(())
    }

    /// A value that is not a block map or list, and the end of its line.
    fn value(&mut self) -> Read<()> {
        match self.bytes[self.at] {
            b'"' | b'\'' => {
                let scalar = self.quoted()?;
                self.put_value(scalar)?;
                self.finish_line(true)
            }
            b'[' | b'{' => {
                self.flow()?;
                self.finish_line(true)
            }
            b'|' | b'>' => match self.levels.last() {
                Some(level) => self.block_scalar(level.column),
                None => Err(NotMine),
            },
            _ if self.begins_plain() => {
                let first = self.plain_line(self.at);
                self.plain(&first)
            }
            _ => Err(NotMine),
        }
    }

    /// A plain scalar with the lines on which it goes on: those that are indented deeper than its block.
    #[inline]
    fn plain(&mut self, first: &PlainLine) -> Read<()> {
        let least = self.levels.last().map_or(0, |level| level.column + 1);
        if first.is_key {
            return Err(NotMine);
        }
        let mut scalar = Scalar::plain(self.at, first.end);
        let mut stop = first.stop;
        while matches!(self.byte(stop), Some(b'\n' | b'\r')) {
            let (line, content) = self.skip_empty_lines(stop);
            let goes_on = content - line >= least && !matches!(self.byte(content), None | Some(b'#'));
            if !goes_on || (content == line && self.is_document_end(line)) {
                break;
            }
            let next = self.plain_line(content);
            if self.byte(content) == Some(b'\t') || next.is_key {
                return Err(NotMine);
            }
            (scalar.end, scalar.changed) = (next.end, true);
            stop = next.stop;
        }
        self.put_value(scalar)?;
        self.finish_line(false)
    }

    /// From a line end to the next line that is not empty: where it and its content begin.
    fn skip_empty_lines(&self, mut at: usize) -> (usize, usize) {
        loop {
            match self.byte(at) {
                Some(b'\n') => at += 1,
                Some(b'\r') => at += 2,
                _ => {}
            }
            let line = at;
            at = scan::behind_blanks(self.bytes, at);
            if !matches!(self.byte(at), Some(b'\n' | b'\r')) {
                return (line, at);
            }
        }
    }

    /// Plain text from `start` on, up to the end of the line, a comment, or the colon that makes it a key.
    #[inline(always)]
    pub(super) fn plain_line(&self, start: usize) -> PlainLine {
        let mut at = scan::next_stop(self.bytes, start);
        let mut is_key = false;
        while let Some(stop) = self.byte(at) {
            match stop {
                b':' if self.ends_word(at + 1) => is_key = true,
                b':' => {
                    at = scan::next_stop(self.bytes, at + 1);
                    continue;
                }
                b'#' if at == start || !matches!(self.bytes[at - 1], b' ' | b'\t') => {
                    at = scan::next_stop(self.bytes, at + 1);
                    continue;
                }
                _ => {}
            }
            return PlainLine { end: self.trimmed(start, at), stop: at, is_key };
        }
        let stop = self.bytes.len();
        PlainLine { end: self.trimmed(start, stop), stop, is_key }
    }

    /// `end` without the blanks before it.
    #[inline]
    fn trimmed(&self, start: usize, end: usize) -> usize {
        let blanks = self.bytes[start..end].iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        end - blanks
    }
}
