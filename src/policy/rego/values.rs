//! Documents into the engine's values, remembering which value is which node.
//!
//! Values share what they hold by reference: a list, map or string that a policy takes out of its input and returns
//! still lies at the address that it was built at. So the place of what a policy returns is known without the policy
//! saying it (`reference`: the `Rc` of every list, map and string outlives evaluation).

use std::collections::{BTreeMap, HashMap};

use crate::document::{Kind, Node};

pub use regorus::Value;

/// The longest number that is kept digit by digit; a longer one is read as a decimal.
const LONGEST_NUMBER: usize = 400;

/// The most values that one document may become.
const MOST_VALUES: usize = 20_000_000;

/// Which value is which node, by address.
#[derive(Debug, Default)]
pub struct Addresses {
    nodes: HashMap<usize, u32>,
}

impl Addresses {
    /// Notes that `value` stands for something known by `id`.
    pub fn remember(&mut self, value: &Value, id: u32) {
        if let Some(address) = address(value) {
            self.nodes.insert(address, id);
        }
    }

    /// What lies at an address.
    pub fn at(&self, address: usize) -> Option<u32> {
        self.nodes.get(&address).copied()
    }

    /// What a value stands for, if it is the very one that was remembered.
    pub fn of(&self, value: &Value) -> Option<u32> {
        self.at(address(value)?)
    }
}

/// Where a list, map or string lies.
pub fn address(value: &Value) -> Option<usize> {
    match value {
        Value::String(text) => Some(text.as_ptr().addr()),
        Value::Array(items) => Some(std::ptr::from_ref(&**items).addr()),
        Value::Object(fields) => Some(std::ptr::from_ref(&**fields).addr()),
        _ => None,
    }
}

/// A node and everything under it as a value; `None` where aliases make it bigger than any honest document.
pub fn of_node(node: Node, addresses: &mut Addresses) -> Option<Value> {
    Builder { addresses, left: MOST_VALUES }.value(node)
}

struct Builder<'a> {
    addresses: &'a mut Addresses,
    left: usize,
}

impl Builder<'_> {
    fn value(&mut self, node: Node) -> Option<Value> {
        self.left = self.left.checked_sub(1)?;
        let value = match node.kind() {
            Kind::Null => Value::Null,
            Kind::Bool => Value::Bool(node.as_bool() == Some(true)),
            Kind::Number => number(node),
            Kind::String => Value::from(&*node.text()),
            Kind::Sequence => Value::from(node.items().map(|item| self.value(item)).collect::<Option<Vec<Value>>>()?),
            Kind::Mapping => {
                let mut fields = BTreeMap::new();
                for (key, value) in node.entries() {
                    let value = self.value(value)?;
                    fields.insert(self.key(key), value);
                }
                Value::from(fields)
            }
        };
        self.addresses.remember(&value, node.id());
        Some(value)
    }

    /// Keys are strings, as in JSON.
    fn key(&mut self, key: Node) -> Value {
        let value = Value::from(&*key.key_name());
        self.addresses.remember(&value, key.id());
        value
    }
}

fn number(node: Node) -> Value {
    match node.as_i64() {
        Some(whole) => Value::from(whole),
        None => of_digits(&node.text(), node.as_f64()),
    }
}

/// A number that is no 64-bit integer: kept whole where it is whole and not absurdly long.
pub fn of_digits(text: &str, decimal: Option<f64>) -> Value {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.len() <= LONGEST_NUMBER && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Value::from_numeric_string(text).unwrap_or(Value::Null);
    }
    match decimal.filter(|decimal| decimal.is_finite()) {
        Some(decimal) => Value::from(decimal),
        None => Value::from(text.to_owned()),
    }
}

/// The text of a string.
pub fn text(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// What stands under a key of an object.
pub fn field<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    match value {
        Value::Object(fields) => fields.iter().find(|(name, _)| text(name) == Some(key)).map(|(_, value)| value),
        _ => None,
    }
}
