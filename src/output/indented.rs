//! Values as indented JSON text, written out in pieces. Its strings hold no character that controls or deceives: those
//! are written as escapes, so that the data stays what it is.

use std::fmt;
use std::io;

use serde::ser::{Error as _, Impossible, Serialize, Serializer};
use serde::ser::{SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple};

use super::neutral;

/// Writes a value and a line end.
///
/// # Errors
/// Where `to` cannot be written.
pub(super) fn write(value: &impl Serialize, to: &mut dyn io::Write) -> io::Result<()> {
    let mut text = Text { to, pending: Vec::with_capacity(2 * PIECE), depth: 0 };
    value.serialize(&mut text).map_err(|Fault(error)| error)?;
    text.pending.push(b'\n');
    text.pass_on()
}

/// How much is gathered before it is passed on.
const PIECE: usize = 64 << 10;

/// A line end and the indentation of the deepest line; what is nested deeper is indented like it.
const LINE: [u8; 1 + 2 * 32] = {
    let mut line = [b' '; 1 + 2 * 32];
    line[0] = b'\n';
    line
};

struct Text<'w> {
    to: &'w mut dyn io::Write,
    /// What was not passed on yet.
    pending: Vec<u8>,
    depth: usize,
}

impl Text<'_> {
    fn pass_on(&mut self) -> io::Result<()> {
        self.to.write_all(&self.pending)?;
        self.pending.clear();
        Ok(())
    }

    fn line(&mut self) {
        let end = self.pending.len() + 1 + 2 * self.depth;
        // Of a known length, it is copied without a call.
        self.pending.extend_from_slice(&LINE);
        self.pending.truncate(end);
    }

    fn string(&mut self, text: &str) {
        self.pending.push(b'"');
        let mut rest = text;
        loop {
            let (plain, other) = rest.split_at(plain_length(rest.as_bytes()));
            self.pending.extend_from_slice(plain.as_bytes());
            let mut characters = other.chars();
            let Some(c) = characters.next() else { break };
            self.character(c);
            rest = characters.as_str();
        }
        self.pending.push(b'"');
    }

    /// A character that may have to be escaped.
    fn character(&mut self, c: char) {
        let short = match c {
            '"' | '\\' => c,
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\u{8}' => 'b',
            '\u{c}' => 'f',
            '\0'..='\x1f' | '\x7f' => return self.number_of(c),
            _ if neutral::is_deceptive(c) => return self.number_of(c),
            _ => return self.pending.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        };
        self.pending.extend_from_slice(&[b'\\', short as u8]);
    }

    fn number_of(&mut self, c: char) {
        for unit in c.encode_utf16(&mut [0; 2]) {
            self.pending.extend_from_slice(format!("\\u{unit:04x}").as_bytes());
        }
    }

    fn count(&mut self, mut count: u64) {
        let mut digits = [0; 20];
        let mut first = digits.len();
        loop {
            first -= 1;
            digits[first] = b'0' + (count % 10) as u8;
            count /= 10;
            if count == 0 {
                break;
            }
        }
        self.pending.extend_from_slice(&digits[first..]);
    }
}

/// How many bytes at the beginning of a text stand for themselves in a JSON string: printable ASCII but `"` and `\`.
fn plain_length(bytes: &[u8]) -> usize {
    let mut length = 0;
    while let Some(word) = bytes[length..].first_chunk() {
        if !are_plain(*word) {
            break;
        }
        length += word.len();
    }
    match bytes.last_chunk() {
        // The rest is shorter than a word, which is looked at with some bytes before it.
        Some(word) if bytes.len() - length < word.len() && are_plain(*word) => bytes.len(),
        _ => {
            let is_plain = |byte: &u8| matches!(byte, b' '..b'\x7f') && !matches!(byte, b'"' | b'\\');
            length + bytes[length..].iter().take_while(|byte| is_plain(byte)).count()
        }
    }
}

/// The same of eight bytes at once: the highest bit of each says whether it is none.
fn are_plain(bytes: [u8; 8]) -> bool {
    const ONES: u64 = u64::MAX / 0xff;
    const HIGHEST: u64 = ONES << 7;
    let word = u64::from_le_bytes(bytes);
    // A byte below `limit` borrows; so may one above it, but only behind one that is below.
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word;
    let is = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    let beyond = word.wrapping_add(ONES) | word;
    (below(word, 0x20) | is(b'"') | is(b'\\') | beyond) & HIGHEST == 0
}

/// Why a value cannot be written.
#[derive(Debug)]
struct Fault(io::Error);

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl std::error::Error for Fault {}

impl serde::ser::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(io::Error::other(message.to_string()))
    }
}

/// A list or object that is being written.
struct Items<'t, 'w> {
    text: &'t mut Text<'w>,
    end: u8,
    is_empty: bool,
}

impl<'t, 'w> Items<'t, 'w> {
    fn begin(text: &'t mut Text<'w>, begin: u8, end: u8) -> Self {
        text.pending.push(begin);
        text.depth += 1;
        Self { text, end, is_empty: true }
    }

    /// Begins the next item.
    fn next(&mut self) -> Result<(), Fault> {
        if !self.is_empty {
            self.text.pending.push(b',');
        }
        self.is_empty = false;
        if self.text.pending.len() >= PIECE {
            self.text.pass_on().map_err(Fault)?;
        }
        self.text.line();
        Ok(())
    }

    fn finish(self) {
        self.text.depth -= 1;
        if !self.is_empty {
            self.text.line();
        }
        self.text.pending.push(self.end);
    }
}

impl SerializeSeq for Items<'_, '_> {
    type Ok = ();
    type Error = Fault;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Fault> {
        self.next()?;
        item.serialize(&mut *self.text)
    }

    fn end(self) -> Result<(), Fault> {
        self.finish();
        Ok(())
    }
}

impl SerializeTuple for Items<'_, '_> {
    type Ok = ();
    type Error = Fault;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Fault> {
        SerializeSeq::serialize_element(self, item)
    }

    fn end(self) -> Result<(), Fault> {
        SerializeSeq::end(self)
    }
}

impl SerializeMap for Items<'_, '_> {
    type Ok = ();
    type Error = Fault;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Fault> {
        self.next()?;
        key.serialize(&mut *self.text)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        self.text.pending.extend_from_slice(b": ");
        value.serialize(&mut *self.text)
    }

    fn end(self) -> Result<(), Fault> {
        self.finish();
        Ok(())
    }
}

impl SerializeStruct for Items<'_, '_> {
    type Ok = ();
    type Error = Fault;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Fault> {
        self.next()?;
        // Names of fields are ours and hold nothing that is escaped.
        self.text.pending.push(b'"');
        self.text.pending.extend_from_slice(name.as_bytes());
        self.text.pending.extend_from_slice(b"\": ");
        value.serialize(&mut *self.text)
    }

    fn end(self) -> Result<(), Fault> {
        SerializeMap::end(self)
    }
}

/// Reports are made of maps, lists, texts, counts and truth values; nothing else can be written.
impl<'t, 'w> Serializer for &'t mut Text<'w> {
    type Ok = ();
    type Error = Fault;
    type SerializeSeq = Items<'t, 'w>;
    type SerializeTuple = Items<'t, 'w>;
    type SerializeTupleStruct = Impossible<(), Fault>;
    type SerializeTupleVariant = Impossible<(), Fault>;
    type SerializeMap = Items<'t, 'w>;
    type SerializeStruct = Items<'t, 'w>;
    type SerializeStructVariant = Impossible<(), Fault>;

    fn serialize_bool(self, value: bool) -> Result<(), Fault> {
        self.pending.extend_from_slice(if value { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Result<(), Fault> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), Fault> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Fault> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Fault> {
        self.count(value);
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Fault> {
        self.string(value);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Fault> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Fault> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Fault> {
        self.pending.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Fault> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Fault> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'t, 'w>, Fault> {
        Ok(Items::begin(self, b'[', b']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items<'t, 'w>, Fault> {
        Ok(Items::begin(self, b'[', b']'))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Items<'t, 'w>, Fault> {
        Ok(Items::begin(self, b'{', b'}'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Items<'t, 'w>, Fault> {
        Ok(Items::begin(self, b'{', b'}'))
    }

    fn serialize_i8(self, value: i8) -> Result<(), Fault> {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<(), Fault> {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<(), Fault> {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Result<(), Fault> {
        Err(unknown(value))
    }

    fn serialize_f32(self, value: f32) -> Result<(), Fault> {
        Err(unknown(value))
    }

    fn serialize_f64(self, value: f64) -> Result<(), Fault> {
        Err(unknown(value))
    }

    fn serialize_char(self, value: char) -> Result<(), Fault> {
        Err(unknown(value))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Fault> {
        Err(unknown("bytes"))
    }

    fn serialize_unit_struct(self, name: &'static str) -> Result<(), Fault> {
        Err(unknown(name))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Fault> {
        Err(unknown(name))
    }

    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Fault> {
        Err(unknown(name))
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Fault> {
        Err(unknown(name))
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Fault> {
        Err(unknown(name))
    }
}

fn unknown(value: impl fmt::Display) -> Fault {
    Fault::custom(format_args!("no report holds such a value: {value}"))
}
