//! Documents that our own reader leaves alone (anchors, tags, explicit keys …) and broken ones, read with
//! `granit-parser`.

use std::sync::Arc;

use granit_parser::{Event, Parser, ScalarStyle, ScanError, StructureStyle, Tag};

use super::aliases::{Aliases, TargetKind};
use super::characters::Oddities;
use super::tokens::BlockScalar;
use crate::document::decode::{decode, line_ends};
use crate::document::scalars::{self, Value};
use crate::document::{Comment, DEPTH_LIMIT, Scalars, Source, Span, Style, SyntaxError, Tree, TreeBuilder};

/// Reads the first document in the bytes of `chunk`.
///
/// # Errors
/// Where it is not YAML, or where it is and Kubernetes refuses it all the same.
pub(super) fn read(
    source: &Arc<Source>,
    chunk: Span,
    scalars: Scalars,
    oddities: &Oddities,
) -> Result<Box<Tree>, SyntaxError> {
    let options = granit_parser::options! {
        max_buffered_comment_events: usize::MAX,
        flow_nesting_limit: DEPTH_LIMIT,
        block_nesting_limit: DEPTH_LIMIT,
    };
    // kubectl reads line by line and ends each line itself, also the last one.
    let mut text = std::borrow::Cow::Borrowed(source.slice(chunk));
    if !text.ends_with('\n') {
        text.to_mut().push('\n');
    }
    let mut reader = Reader {
        source,
        chunk,
        scalars,
        builder: TreeBuilder::new(Arc::clone(source), chunk, scalars),
        aliases: Aliases::default(),
        open: Vec::new(),
        quoted: Vec::new(),
        merge: false,
        end: chunk.start,
    };
    let mut ended = false;
    for next in Parser::new_from_str_with_options(&text, options) {
        let (event, span) = next.map_err(|error| reader.error_of(&error))?;
        let placed = reader.place(span);
        match event {
            // Behind `...` kubectl reads nothing.
            Event::DocumentEnd if source.text()[placed.span.start as usize..].starts_with("...") => break,
            Event::DocumentEnd => ended = true,
            Event::DocumentStart(..) if ended => {
                return reader
                    .refusal("text behind the end of the document, which Kubernetes does not read", placed.span);
            }
            event => reader.take(event, placed)?,
        }
    }
    reader.refuse_hidden_breaks(oddities)?;
    Ok(reader.builder.finish(chunk.end))
}

struct Reader<'s> {
    source: &'s Arc<Source>,
    chunk: Span,
    scalars: Scalars,
    builder: TreeBuilder,
    aliases: Aliases,
    open: Vec<Open>,
    /// The quoted scalars.
    quoted: Vec<Span>,
    /// The last key was a merge key: maps must follow.
    merge: bool,
    /// Where the last token ended.
    end: u32,
}

/// A list or map that is open.
struct Open {
    map: bool,
    /// It is the list of maps that a merge key names.
    merged: bool,
    /// The column of a block: what block scalars in it are indented against.
    column: usize,
}

/// The places of an event.
struct Placed {
    span: Span,
    tag: Option<Span>,
}

impl Reader<'_> {
    fn place(&self, span: granit_parser::Span) -> Placed {
        let byte = |marker: granit_parser::Marker| {
            let at = self.chunk.start as usize + marker.byte_offset().unwrap_or(0);
            at.min(self.chunk.end as usize)
        };
        let (start, end) = (byte(span.start), byte(span.end));
        let tag = span.tag_span().map(|tag| Span::new(byte(tag.start), byte(tag.end)));
        Placed { span: Span::new(start, end.max(start)), tag }
    }

    fn error_of(&self, error: &ScanError) -> SyntaxError {
        let at = self.chunk.start as usize + error.marker().byte_offset().unwrap_or(0);
        let at = at.min((self.chunk.end as usize).saturating_sub(1));
        SyntaxError { message: error.info(), span: self.source.character_at(at) }
    }

    fn refusal<T>(&self, message: impl Into<String>, span: Span) -> Result<T, SyntaxError> {
        let span = if span.is_empty() { self.source.character_at(span.start as usize) } else { span };
        Err(SyntaxError { message: message.into(), span })
    }

    fn take(&mut self, event: Event, placed: Placed) -> Result<(), SyntaxError> {
        let span = placed.span;
        match event {
            Event::Comment(..) => self.comment(span),
            Event::Scalar(text, style, anchor, tag) => {
                // granit gives a value that is not written as `~` without a place.
                let written = !(span.is_empty() && style == ScalarStyle::Plain);
                let text = if written { &*text } else { "" };
                let tag = self.tag_name(tag.as_deref(), placed.tag);
                self.refuse_scalar(text, style, span, tag.as_deref())?;
                let id = if written { self.scalar(text, style, span)? } else { self.unwritten() };
                self.tag(id, tag);
                self.aliases.scalar(anchor, id);
            }
            Event::Alias(anchor) => self.alias(anchor, span)?,
            Event::SequenceStart(style, anchor, tag) => {
                let merged = self.refuse_collection(span, false)?;
                let start = if style == StructureStyle::Block { self.first_dash(span.start) } else { span.start };
                let id = self.builder.open_sequence(start);
                self.tag(id, self.tag_name(tag.as_deref(), placed.tag));
                self.enter(start, false, merged);
                self.aliases.open(anchor, id, TargetKind::Sequence);
                self.end = start + 1;
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_collection(span, true)?;
                let id = self.builder.open_mapping(span.start);
                self.tag(id, self.tag_name(tag.as_deref(), placed.tag));
                self.enter(span.start, true, false);
                self.aliases.open(anchor, id, TargetKind::Mapping);
                self.end = span.end;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.open.pop();
                if !span.is_empty() {
                    self.end = span.end;
                }
                self.builder.close(self.end);
                self.aliases.close();
            }
            _ => {}
        }
        Ok(())
    }

    fn comment(&mut self, span: Span) {
        let own_line = self.source.text()[..span.start as usize].trim_end_matches([' ', '\t']);
        let own_line = own_line.is_empty() || own_line.ends_with(['\n', '\u{feff}']);
        self.builder.comment(Comment { span, own_line });
    }

    fn enter(&mut self, start: u32, map: bool, merged: bool) {
        let before = &self.source.text()[self.chunk.start as usize..start as usize];
        let column = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
        self.open.push(Open { map, merged, column });
    }

    fn tag(&mut self, id: u32, tag: Option<String>) {
        if let Some(tag) = tag {
            self.builder.tag(id, &tag);
        }
    }

    /// A tag in its short form: `!!str` however it is spelled, others as written.
    fn tag_name(&self, tag: Option<&Tag>, written: Option<Span>) -> Option<String> {
        let full = tag?.to_string();
        match full.strip_prefix("tag:yaml.org,2002:") {
            Some(core) => Some(format!("!!{core}")),
            None => Some(written.map_or(full, |span| self.source.slice(span).to_owned())),
        }
    }

    fn is_key(&self) -> bool {
        self.open.last().is_some_and(|open| open.map) && self.builder.children().is_multiple_of(2)
    }

    /// What must be a map because it is merged into one.
    fn is_merged(&mut self) -> bool {
        std::mem::take(&mut self.merge) || self.open.last().is_some_and(|open| open.merged)
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), SyntaxError> {
        let target = match self.aliases.follow(anchor) {
            Ok(target) => target,
            Err(message) => return self.refusal(message, span),
        };
        let kubernetes = self.scalars == Scalars::Kubernetes;
        if kubernetes && self.is_key() && target.kind != TargetKind::Scalar {
            return self.refusal("a list or map as key, which Kubernetes refuses", span);
        }
        if self.is_merged() && kubernetes && target.kind != TargetKind::Mapping {
            return self.refusal(NO_MAP, span);
        }
        self.builder.alias(span, target.id);
        self.end = span.end;
        Ok(())
    }

    /// Refuses what cannot stand here; says whether it is the list of a merge key.
    fn refuse_collection(&mut self, span: Span, map: bool) -> Result<bool, SyntaxError> {
        if self.open.len() >= DEPTH_LIMIT {
            return self.refusal(format!("nested deeper than {DEPTH_LIMIT}"), span);
        }
        let kubernetes = self.scalars == Scalars::Kubernetes;
        if kubernetes && self.is_key() {
            return self.refusal("a list or map as key, which Kubernetes refuses", span);
        }
        let nested = self.open.last().is_some_and(|open| open.merged);
        let merged = self.is_merged() && !map;
        if kubernetes && merged && nested {
            return self.refusal(NO_MAP, span);
        }
        Ok(merged)
    }

    /// Refuses what is YAML and not what Kubernetes reads.
    fn refuse_scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        span: Span,
        tag: Option<&str>,
    ) -> Result<(), SyntaxError> {
        let (plain, is_key) = (style == ScalarStyle::Plain, self.is_key());
        let merged = self.is_merged();
        if is_key && plain && text == "<<" && tag.is_none_or(|tag| tag == "!!merge") {
            self.merge = true;
            self.builder.merges();
        }
        if self.scalars != Scalars::Kubernetes {
            return Ok(());
        }
        if merged {
            return self.refusal(NO_MAP, span);
        }
        if let Some(message) = scalars::refusal(text, plain, tag) {
            return self.refusal(message, span);
        }
        if is_key && scalars::resolve(self.scalars, text, plain, tag) == Value::Null {
            return self.refusal("a null key, which Kubernetes refuses", span);
        }
        Ok(())
    }

    /// A value that is not written stands behind its colon or dash.
    fn unwritten(&mut self) -> u32 {
        let bytes = &self.source.text().as_bytes()[..self.chunk.end as usize];
        // Opening a list went behind its first dash.
        let behind_dash = self.open.last().is_some_and(|open| !open.map) && self.builder.children() == 0;
        let mut at = self.end as usize;
        loop {
            match bytes.get(at) {
                _ if behind_dash => break,
                Some(b' ' | b'\t' | b'\n' | b'\r') => at += 1,
                Some(b'#') => at = line_ends(bytes, at).1,
                Some(b':' | b'-' | b'?') => {
                    self.end = at as u32 + 1;
                    break;
                }
                _ => break,
            }
        }
        self.builder.scalar(Span { start: self.end, end: self.end }, Style::Plain, false)
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) -> Result<u32, SyntaxError> {
        let raw = self.source.slice(span);
        let (style, shown) = match style {
            ScalarStyle::Literal => return self.block_scalar(text, Style::Literal, span),
            ScalarStyle::Folded => return self.block_scalar(text, Style::Folded, span),
            ScalarStyle::Plain => (Style::Plain, raw),
            ScalarStyle::SingleQuoted => (Style::SingleQuoted, raw.get(1..raw.len() - 1).unwrap_or("")),
            ScalarStyle::DoubleQuoted => (Style::DoubleQuoted, raw.get(1..raw.len() - 1).unwrap_or("")),
        };
        if style != Style::Plain {
            self.quoted.push(span);
        }
        self.end = span.end;
        Ok(self.builder.scalar(span, style, shown != text))
    }

    /// granit gives only the lines of a block scalar as its place, the house wants its header as well.
    fn block_scalar(&mut self, text: &str, style: Style, span: Span) -> Result<u32, SyntaxError> {
        let Some(header) = self.find(b"|>", self.end as usize) else {
            return self.refusal("a block scalar without a header", span);
        };
        let bytes = &self.source.text().as_bytes()[..self.chunk.end as usize];
        let parent = self.open.last().map_or(0, |open| open.column);
        let read = BlockScalar::at(bytes, header, parent).filter(|read| {
            let span = Span::new(header, read.end);
            decode(self.source.slice(Span { start: 0, end: self.chunk.end }), span, style, read.indentation, None)
                == text
        });
        let Some(read) = read else {
            return self.refusal("a block scalar that Kubernetes reads otherwise than YAML 1.2 says", span);
        };
        self.end = read.end as u32;
        Ok(self.builder.block_scalar(Span::new(header, read.end), style, read.indentation as u32))
    }

    /// The first dash of a list that begins at `start` for granit: its first item, if it is not indented deeper than
    /// its key.
    fn first_dash(&self, start: u32) -> u32 {
        let behind_key = self.open.last().is_some_and(|open| open.map) && !self.is_key();
        let dash = if behind_key { self.find(b"-", self.end as usize) } else { None };
        dash.map_or(start, |at| at as u32)
    }

    /// From the end of a token on, over indicators, anchors, tags, comments and blanks: where one of `wanted` stands.
    fn find(&self, wanted: &[u8], from: usize) -> Option<usize> {
        let bytes = &self.source.text().as_bytes()[..self.chunk.end as usize];
        let mut at = from;
        loop {
            let byte = *bytes.get(at)?;
            match byte {
                byte if wanted.contains(&byte) => return Some(at),
                b'#' => at = line_ends(bytes, at).1,
                b'&' | b'!' => at += bytes[at..].iter().position(|byte| byte.is_ascii_whitespace())?,
                b' ' | b'\t' | b'\n' | b'\r' | b':' | b'-' | b'?' => at += 1,
                _ => return None,
            }
        }
    }

    /// A line end that only YAML 1.1 knows hides what is behind it from everybody who reads the text, but not from
    /// Kubernetes; in quotes it does no harm.
    fn refuse_hidden_breaks(&self, oddities: &Oddities) -> Result<(), SyntaxError> {
        let hidden = |at: &&usize| !self.quoted.iter().any(|span| span.range().contains(*at));
        match oddities.breaks.iter().find(hidden) {
            Some(&at) if self.scalars == Scalars::Kubernetes => {
                let message = "a character outside of quotes that ends a line for Kubernetes and for nobody else";
                self.refusal(message, self.source.character_at(at))
            }
            _ => Ok(()),
        }
    }
}

const NO_MAP: &str = "a merge key whose value is not a map";
