//! Digests, and what would come from outside but must be the same every time: random numbers and names.

use hmac::{Hmac, Mac};
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};

use super::super::values::{Value, text};
use super::Entry;

pub(super) const TABLE: &[Entry] = &[
    ("crypto.md5", 1, digest::<Md5>),
    ("crypto.sha1", 1, digest::<Sha1>),
    ("crypto.sha256", 1, digest::<Sha256>),
    ("crypto.hmac.md5", 2, |arguments| keyed(arguments, code::<Hmac<Md5>>)),
    ("crypto.hmac.sha1", 2, |arguments| keyed(arguments, code::<Hmac<Sha1>>)),
    ("crypto.hmac.sha256", 2, |arguments| keyed(arguments, code::<Hmac<Sha256>>)),
    ("crypto.hmac.sha512", 2, |arguments| keyed(arguments, code::<Hmac<Sha512>>)),
    ("crypto.hmac.equal", 2, equal),
    ("rand.intn", 2, number),
    ("uuid.rfc4122", 1, name),
];

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn digest<D: Digest>(arguments: &[Value]) -> Value {
    text(&arguments[0]).map_or(Value::Undefined, |text| Value::from(hexadecimal(&D::digest(text))))
}

fn code<M: Mac + hmac::digest::KeyInit>(key: &[u8], message: &[u8]) -> Option<Vec<u8>> {
    let mut code = <M as Mac>::new_from_slice(key).ok()?;
    code.update(message);
    Some(code.finalize().into_bytes().to_vec())
}

/// The message comes first, the key second.
fn keyed(arguments: &[Value], code: impl Fn(&[u8], &[u8]) -> Option<Vec<u8>>) -> Value {
    let (Some(message), Some(key)) = (text(&arguments[0]), text(&arguments[1])) else { return Value::Undefined };
    code(key.as_bytes(), message.as_bytes()).map_or(Value::Undefined, |bytes| Value::from(hexadecimal(&bytes)))
}

fn equal(arguments: &[Value]) -> Value {
    match (text(&arguments[0]), text(&arguments[1])) {
        (Some(one), Some(other)) => Value::Bool(one == other),
        _ => Value::Undefined,
    }
}

/// A number below a limit that only depends on the text that it is asked for with.
fn number(arguments: &[Value]) -> Value {
    let (Some(seed), Ok(limit)) = (text(&arguments[0]), arguments[1].as_i64()) else { return Value::Undefined };
    if limit == 0 {
        return Value::from(0i64);
    }
    let bytes = Sha256::digest(seed);
    let drawn = bytes.iter().take(8).fold(0u64, |number, byte| number << 8 | u64::from(*byte));
    Value::from(drawn % limit.unsigned_abs())
}

/// A UUID of version 4 in form that only depends on the text that it is asked for with.
fn name(arguments: &[Value]) -> Value {
    let Some(seed) = text(&arguments[0]) else { return Value::Undefined };
    let mut bytes = Sha256::digest(seed);
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let digits = hexadecimal(&bytes[..16]);
    Value::from([&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]].join("-"))
}
