//! Documents that our own reader leaves alone (anchors, tags, explicit keys …), read with `granit-parser`.

use std::collections::HashMap;
use std::sync::Arc;

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Tag};

use super::{DEPTH_LIMIT, scalars};
use crate::document::{Comment, OffsetMap, Scalars, Source, Span, Style, SyntaxError, Tree, TreeBuilder};

/// Reads the first document in the bytes of `chunk`.
pub(super) fn read(source: &Arc<Source>, chunk: Span, scalars: Scalars) -> Result<Tree, SyntaxError> {
    let text = source.slice(chunk);
    let options = granit_parser::options! {
        max_buffered_comment_events: usize::MAX,
        flow_nesting_limit: DEPTH_LIMIT,
        block_nesting_limit: DEPTH_LIMIT,
        simple_key_max_lookahead: 128 << 10,
    };
    let mut reader = Reader {
        source,
        chunk,
        scalars,
        builder: TreeBuilder::new(Arc::clone(source), scalars),
        anchors: HashMap::new(),
        keys: Vec::new(),
        end: chunk.start,
    };
    for next in Parser::new_from_str_with_options(text, options) {
        let (event, span) = next.map_err(|error| reader.error_of(&error))?;
        let span = reader.place(span);
        match event {
            Event::DocumentEnd => break,
            event => reader.take(event, span)?,
        }
    }
    Ok(reader.builder.finish(chunk.end))
}

struct Reader<'s> {
    source: &'s Arc<Source>,
    chunk: Span,
    scalars: Scalars,
    builder: TreeBuilder,
    anchors: HashMap<usize, u32>,
    /// For each open collection, whether it is a map and how many children it has.
    keys: Vec<(bool, usize, usize)>,
    /// Where the last token ended.
    end: u32,
}

struct Placed {
    span: Span,
    tag: Option<Span>,
}

impl Reader<'_> {
    fn place(&self, span: granit_parser::Span) -> Placed {
        let byte = |marker: granit_parser::Marker| self.chunk.start as usize + marker.byte_offset().unwrap_or(0);
        let (start, end) = (byte(span.start), byte(span.end));
        let tag = span.tag_span().map(|tag| Span::new(byte(tag.start), byte(tag.end)));
        Placed { span: Span::new(start, end.max(start)), tag }
    }

    fn error_of(&self, error: &ScanError) -> SyntaxError {
        let at = self.chunk.start as usize + error.marker().byte_offset().unwrap_or(0);
        SyntaxError { message: error.info(), span: self.source.character_at(at) }
    }

    fn take(&mut self, event: Event, placed: Placed) -> Result<(), SyntaxError> {
        let span = placed.span;
        match event {
            Event::Comment(..) => {
                let line = self.source.text()[..span.start as usize].rsplit('\n').next().unwrap_or("");
                let own_line = line.bytes().all(|byte| byte == b' ' || byte == b'\t');
                self.builder.comment(Comment { span, own_line });
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.count(span)?;
                let id = self.scalar(&text, style, span);
                self.name(id, anchor, tag.as_deref(), placed.tag);
                self.end = span.end;
                self.refuse(&text, style, span, tag.as_deref(), placed.tag)?;
            }
            Event::Alias(anchor) => {
                self.count(span)?;
                let Some(&target) = self.anchors.get(&anchor) else {
                    return Err(SyntaxError { message: "an alias of an unknown anchor".into(), span });
                };
                if self.keys.iter().any(|&(_, _, open)| open == anchor) {
                    return Err(SyntaxError { message: "an alias of a value that contains it".into(), span });
                }
                self.builder.alias(span, target);
                self.end = span.end;
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.count(span)?;
                let id = self.builder.open_sequence(span.start);
                self.open(id, false, anchor, tag.as_deref(), placed);
            }
            Event::MappingStart(_, anchor, tag) => {
                self.count(span)?;
                let id = self.builder.open_mapping(span.start);
                self.open(id, true, anchor, tag.as_deref(), placed);
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.keys.pop();
                if !span.is_empty() {
                    self.end = span.end;
                }
                self.builder.close(self.end);
            }
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, id: u32, map: bool, anchor: usize, tag: Option<&Tag>, placed: Placed) {
        self.name(id, anchor, tag, placed.tag);
        self.keys.push((map, 0, anchor));
        self.end = placed.span.end;
    }

    fn count(&mut self, span: Span) -> Result<(), SyntaxError> {
        if self.keys.len() >= DEPTH_LIMIT {
            return Err(SyntaxError { message: format!("nested deeper than {DEPTH_LIMIT}"), span });
        }
        if let Some(open) = self.keys.last_mut() {
            open.1 += 1;
        }
        Ok(())
    }

    fn name(&mut self, id: u32, anchor: usize, tag: Option<&Tag>, tag_span: Option<Span>) {
        if anchor != 0 {
            self.anchors.insert(anchor, id);
        }
        if let Some(tag) = tag_name(tag, tag_span.map(|span| self.source.slice(span))) {
            self.builder.tag(id, &tag);
        }
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) -> u32 {
        let raw = self.source.slice(span);
        // granit gives a missing value as `~` with an empty span.
        if span.is_empty() && style == ScalarStyle::Plain {
            return self.builder.scalar(span, Style::Plain, None);
        }
        let (style, shown) = match style {
            ScalarStyle::Plain => (Style::Plain, raw),
            ScalarStyle::SingleQuoted => (Style::SingleQuoted, raw.get(1..raw.len() - 1).unwrap_or("")),
            ScalarStyle::DoubleQuoted => (Style::DoubleQuoted, raw.get(1..raw.len() - 1).unwrap_or("")),
            ScalarStyle::Literal => (Style::Literal, ""),
            ScalarStyle::Folded => (Style::Folded, ""),
        };
        let decoded = (shown != text).then(|| (text.to_owned(), OffsetMap::shifted(span.start)));
        self.builder.scalar(span, style, decoded)
    }

    /// What kubectl refuses although it is YAML.
    fn refuse(
        &self,
        text: &str,
        style: ScalarStyle,
        span: Span,
        tag: Option<&Tag>,
        tag_span: Option<Span>,
    ) -> Result<(), SyntaxError> {
        if self.scalars != Scalars::Kubernetes {
            return Ok(());
        }
        let plain = style == ScalarStyle::Plain;
        let tag = tag_name(tag, tag_span.map(|span| self.source.slice(span)));
        if let Some(message) = scalars::refusal(text, plain, tag.as_deref()) {
            return Err(SyntaxError { message, span });
        }
        let key = matches!(self.keys.last(), Some((true, count, _)) if count % 2 == 1);
        if key && scalars::resolve(self.scalars, text, plain, tag.as_deref()) == scalars::Value::Null {
            return Err(SyntaxError { message: "a null key, which Kubernetes refuses".into(), span });
        }
        Ok(())
    }
}

/// A tag in its short form: `!!str` however it is spelled, others as written.
fn tag_name(tag: Option<&Tag>, written: Option<&str>) -> Option<String> {
    let tag = tag?;
    let full = tag.to_string();
    if let Some(core) = full.strip_prefix("tag:yaml.org,2002:") {
        return Some(format!("!!{core}"));
    }
    Some(written.map_or(full, str::to_owned))
}
