//! Builtins on numbers and collections that the engine lacks, bounds badly or gets wrong.

use std::collections::BTreeSet;

use super::super::values::{Value, text};
use super::{Entry, exceed};

pub(super) const TABLE: &[Entry] = &[
    ("__tidegate.multiply", 2, multiply),
    ("bits.lsh", 2, shift_left),
    ("numbers.range", 2, range),
    ("numbers.range_step", 3, range_step),
    ("array.concat", 2, array_concat),
    ("array.flatten", 1, flatten),
    ("object.subset", 2, subset),
    ("any", 1, any),
    ("all", 1, all),
    ("set_diff", 2, set_diff),
    ("cast_array", 1, cast_array),
    ("cast_set", 1, cast_set),
    ("cast_string", 1, cast_string),
    ("cast_boolean", 1, cast_boolean),
    ("cast_null", 1, cast_null),
    ("cast_object", 1, cast_object),
    ("to_number", 1, to_number),
];

/// The most items that a builtin may make.
const MOST_ITEMS: usize = 1_000_000;

const TOO_MANY: &str = "it makes a list that is too long";

/// The most bits of a whole number.
const MOST_BITS: u64 = 1 << 16;

const TOO_BIG: &str = "it makes a number that is too big";

fn bits(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => Some(number.as_big().map_or(64, |big| big.bits())),
        _ => None,
    }
}

fn multiply(arguments: &[Value]) -> Value {
    let (Value::Number(left), Value::Number(right)) = (&arguments[0], &arguments[1]) else { return Value::Undefined };
    match (bits(&arguments[0]), bits(&arguments[1])) {
        (Some(left), Some(right)) if left + right > MOST_BITS => return exceed(TOO_BIG),
        _ => {}
    }
    left.mul(right).map_or(Value::Undefined, Value::from)
}

fn shift_left(arguments: &[Value]) -> Value {
    let (Value::Number(number), Value::Number(by)) = (&arguments[0], &arguments[1]) else { return Value::Undefined };
    match by.as_u64() {
        Some(by) if by.saturating_add(bits(&arguments[0]).unwrap_or(0)) > MOST_BITS => return exceed(TOO_BIG),
        _ => {}
    }
    number.lsh(by).map_or(Value::Undefined, Value::from)
}

fn range(arguments: &[Value]) -> Value {
    match (whole(&arguments[0]), whole(&arguments[1])) {
        (Some(from), Some(to)) => count(from, to, 1),
        _ => Value::Undefined,
    }
}

fn range_step(arguments: &[Value]) -> Value {
    match (whole(&arguments[0]), whole(&arguments[1]), whole(&arguments[2])) {
        (Some(from), Some(to), Some(step)) if step > 0 => count(from, to, step),
        _ => Value::Undefined,
    }
}

fn whole(value: &Value) -> Option<i64> {
    value.as_i64().ok()
}

/// From one number up or down to another.
fn count(from: i64, to: i64, step: i64) -> Value {
    let distance = from.abs_diff(to) / step.unsigned_abs();
    if distance >= MOST_ITEMS as u64 {
        return exceed(TOO_MANY);
    }
    let step = if from <= to { step } else { -step };
    let items = (0..=distance as i64).map(|index| Value::from(from + index * step));
    Value::from(items.collect::<Vec<Value>>())
}

fn array_concat(arguments: &[Value]) -> Value {
    let (Value::Array(left), Value::Array(right)) = (&arguments[0], &arguments[1]) else { return Value::Undefined };
    if left.len() + right.len() > MOST_ITEMS {
        return exceed(TOO_MANY);
    }
    Value::from(left.iter().chain(right.iter()).cloned().collect::<Vec<Value>>())
}

/// Arrays directly in an array are replaced by their items.
fn flatten(arguments: &[Value]) -> Value {
    let Value::Array(items) = &arguments[0] else { return Value::Undefined };
    let mut found = Vec::new();
    for item in items.iter() {
        match item {
            Value::Array(inner) => found.extend(inner.iter().cloned()),
            other => found.push(other.clone()),
        }
        if found.len() > MOST_ITEMS {
            return exceed(TOO_MANY);
        }
    }
    Value::from(found)
}

fn subset(arguments: &[Value]) -> Value {
    let (whole, part) = (&arguments[0], &arguments[1]);
    let holds = match (whole, part) {
        (Value::Object(_), Value::Object(_)) => holds_object(whole, part),
        (Value::Set(whole), Value::Set(part)) => part.iter().all(|item| whole.contains(item)),
        (Value::Array(whole), Value::Array(part)) => {
            let (whole, part) = (whole.as_slice(), part.as_slice());
            part.is_empty() || whole.windows(part.len()).any(|window| window == part)
        }
        (Value::Array(whole), Value::Set(part)) => part.iter().all(|item| whole.contains(item)),
        _ => return Value::Undefined,
    };
    Value::Bool(holds)
}

/// Every field of `part` is in `whole`; objects, sets and arrays in it likewise.
fn holds_object(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            part.iter().all(|(key, value)| whole.get(key).is_some_and(|found| holds_object(found, value)))
        }
        (Value::Set(whole), Value::Set(part)) => part.iter().all(|item| whole.contains(item)),
        (Value::Array(_), Value::Array(_)) => subset(&[whole.clone(), part.clone()]) == Value::Bool(true),
        _ => whole == part,
    }
}

fn items(value: &Value) -> Option<Vec<&Value>> {
    match value {
        Value::Array(items) => Some(items.iter().collect()),
        Value::Set(items) => Some(items.iter_sorted().collect()),
        _ => None,
    }
}

fn any(arguments: &[Value]) -> Value {
    items(&arguments[0]).map_or(Value::Undefined, |items| Value::Bool(items.contains(&&Value::Bool(true))))
}

fn all(arguments: &[Value]) -> Value {
    let all_true = |items: Vec<&Value>| Value::Bool(items.into_iter().all(|item| *item == Value::Bool(true)));
    items(&arguments[0]).map_or(Value::Undefined, all_true)
}

fn set_diff(arguments: &[Value]) -> Value {
    match (&arguments[0], &arguments[1]) {
        (Value::Set(left), Value::Set(right)) => {
            let left = left.iter_sorted().filter(|item| !right.contains(item));
            Value::from(left.cloned().collect::<BTreeSet<Value>>())
        }
        _ => Value::Undefined,
    }
}

fn cast_array(arguments: &[Value]) -> Value {
    items(&arguments[0]).map_or(Value::Undefined, |items| Value::from(items.into_iter().cloned().collect::<Vec<_>>()))
}

fn cast_set(arguments: &[Value]) -> Value {
    items(&arguments[0])
        .map_or(Value::Undefined, |items| Value::from(items.into_iter().cloned().collect::<BTreeSet<Value>>()))
}

fn only(value: &Value, is: bool) -> Value {
    if is { value.clone() } else { Value::Undefined }
}

fn cast_string(arguments: &[Value]) -> Value {
    only(&arguments[0], matches!(arguments[0], Value::String(_)))
}

fn cast_boolean(arguments: &[Value]) -> Value {
    only(&arguments[0], matches!(arguments[0], Value::Bool(_)))
}

fn cast_null(arguments: &[Value]) -> Value {
    only(&arguments[0], matches!(arguments[0], Value::Null))
}

fn cast_object(arguments: &[Value]) -> Value {
    only(&arguments[0], matches!(arguments[0], Value::Object(_)))
}

fn to_number(arguments: &[Value]) -> Value {
    match &arguments[0] {
        Value::Null => Value::from(0i64),
        Value::Bool(value) => Value::from(i64::from(*value)),
        Value::Number(_) => arguments[0].clone(),
        Value::String(_) => text(&arguments[0]).map_or(Value::Undefined, number_of),
        _ => Value::Undefined,
    }
}

/// A number as Go's `strconv.ParseFloat` and JSON agree on it.
fn number_of(written: &str) -> Value {
    let digits = written.strip_prefix('-').unwrap_or(written);
    let plain = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-'));
    match written.parse::<f64>() {
        Ok(decimal) if plain && decimal.is_finite() => super::super::values::of_digits(written, Some(decimal)),
        _ => Value::Undefined,
    }
}
