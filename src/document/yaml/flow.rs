//! Flow collections for our own reader: what JSON writes, and plain scalars on one line.

use super::reader::{KEY_LIMIT, NotMine, Read, Reader, Scalar};
use crate::document::DEPTH_LIMIT;

impl Reader<'_> {
    /// The flow collection that begins at this place; goes behind it. Iterative: nesting costs no stack.
    pub(super) fn flow(&mut self) -> Read<()> {
        let outside = self.builder.depth();
        let mut maps = Vec::new();
        self.open_flow(&mut maps)?;
        while self.builder.depth() > outside {
            self.skip_between()?;
            if self.closes(&mut maps) {
                self.behind_item(&mut maps)?;
                continue;
            }
            if maps.last() == Some(&true) {
                self.flow_key()?;
                self.skip_between()?;
            }
            match self.byte(self.at) {
                Some(b'[' | b'{') => {
                    self.open_flow(&mut maps)?;
                    continue;
                }
                Some(b'"' | b'\'') => {
                    let scalar = self.quoted()?;
                    self.put_value(scalar)?;
                }
                Some(_) => {
                    let scalar = self.flow_plain()?;
                    self.put_value(scalar)?;
                }
                None => return Err(NotMine),
            }
            self.behind_item(&mut maps)?;
        }
        Ok(())
    }

    fn open_flow(&mut self, maps: &mut Vec<bool>) -> Read<()> {
        if self.builder.depth() >= DEPTH_LIMIT {
            return Err(NotMine);
        }
        let map = self.bytes[self.at] == b'{';
        let start = self.at as u32;
        if map {
            self.builder.open_mapping(start)
        } else {
            self.builder.open_sequence(start)
        };
        maps.push(map);
        self.at += 1;
        Ok(())
    }

    /// Closes the innermost flow collection if its bracket stands at this place.
    fn closes(&mut self, maps: &mut Vec<bool>) -> bool {
        let bracket = (self.byte(self.at), maps.last());
        let closes = matches!(bracket, (Some(b'}'), Some(true)) | (Some(b']'), Some(false)));
        if closes {
            maps.pop();
            self.at += 1;
            self.end = self.at;
            self.builder.close(self.end as u32);
        }
        closes
    }

    /// Behind an item: brackets that close, then a comma if the collection goes on.
    fn behind_item(&mut self, maps: &mut Vec<bool>) -> Read<()> {
        while !maps.is_empty() {
            self.skip_between()?;
            if self.closes(maps) {
                continue;
            }
            if self.byte(self.at) != Some(b',') {
                return Err(NotMine);
            }
            self.at += 1;
            return Ok(());
        }
        Ok(())
    }

    /// Blanks, line ends and comments between tokens.
    fn skip_between(&mut self) -> Read<()> {
        let mut separated = matches!(self.byte(self.at.wrapping_sub(1)), Some(b' ' | b'\t' | b'\n'));
        let mut new_line = false;
        loop {
            match self.byte(self.at) {
                Some(b' ' | b'\t' | b'\r') => self.at += 1,
                Some(b'\n') => {
                    self.at += 1;
                    new_line = true;
                    if self.is_document_end(self.at) {
                        return Err(NotMine);
                    }
                }
                Some(b'#') if separated => {
                    self.comment(new_line);
                    new_line = true;
                }
                Some(b'#') => return Err(NotMine),
                _ => return Ok(()),
            }
            separated = true;
        }
    }

    /// A key with its colon, both on one line.
    fn flow_key(&mut self) -> Read<()> {
        let key = match self.byte(self.at) {
            Some(b'"' | b'\'') => self.quoted()?,
            Some(_) => self.flow_plain()?,
            None => return Err(NotMine),
        };
        let mut colon = key.end;
        while matches!(self.byte(colon), Some(b' ' | b'\t')) {
            colon += 1;
        }
        // Behind quotes the colon needs no blank, as in JSON.
        let quoted = key.style != crate::document::Style::Plain;
        let is_key = self.byte(colon) == Some(b':') && (quoted || self.ends_word(colon + 1));
        if !is_key || key.lines > 1 || colon - key.start > KEY_LIMIT || !self.is_ordinary_key(key) {
            return Err(NotMine);
        }
        self.put(key);
        self.at = colon + 1;
        self.end = self.at;
        Ok(())
    }

    /// A plain scalar on one line. What ends one in goyaml but not in YAML 1.2, or the other way round, is not taken.
    fn flow_plain(&self) -> Read<Scalar> {
        let is_indicator = |byte| matches!(byte, Some(b',' | b'[' | b']' | b'{' | b'}'));
        let dash_alone = self.bytes[self.at] == b'-' && is_indicator(self.byte(self.at + 1));
        if !self.begins_plain() || dash_alone {
            return Err(NotMine);
        }
        let (mut at, mut end) = (self.at, self.at);
        loop {
            match self.byte(at) {
                Some(b' ' | b'\t') => {
                    at += 1;
                    continue;
                }
                None | Some(b'\n' | b'\r' | b',' | b'[' | b']' | b'{' | b'}') => break,
                Some(b'?') => return Err(NotMine),
                Some(b':') if is_indicator(self.byte(at + 1)) => return Err(NotMine),
                Some(b':') if self.ends_word(at + 1) => break,
                Some(b'#') if end < at => break,
                Some(_) => at += 1,
            }
            end = at;
        }
        Ok(Scalar::plain(self.at, end))
    }
}
