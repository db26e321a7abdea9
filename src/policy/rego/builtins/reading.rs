//! `json.unmarshal` and `yaml.unmarshal` through our own readers: scalars as Kubernetes reads them, merge keys, and
//! no number or alias that would take all memory.

use std::sync::Arc;

use super::super::values::{Addresses, Value, of_node, text};
use super::Entry;
use crate::document::{Scalars, Source, Tree, json, yaml};

pub(super) const TABLE: &[Entry] = &[
    ("json.unmarshal", 1, |arguments| unmarshal(arguments, json_tree)),
    ("json.is_valid", 1, |arguments| is_valid(arguments, json_tree)),
    ("yaml.unmarshal", 1, |arguments| unmarshal(arguments, yaml_tree)),
    ("yaml.is_valid", 1, |arguments| is_valid(arguments, yaml_tree)),
];

fn unmarshal(arguments: &[Value], read: fn(&Arc<Source>) -> Option<Box<Tree>>) -> Value {
    let Some(text) = text(&arguments[0]) else { return Value::Undefined };
    let tree = read(&Source::new("", text));
    tree.and_then(|tree| of_node(tree.root(), &mut Addresses::default())).unwrap_or(Value::Undefined)
}

fn is_valid(arguments: &[Value], read: fn(&Arc<Source>) -> Option<Box<Tree>>) -> Value {
    Value::Bool(text(&arguments[0]).is_some_and(|text| read(&Source::new("", text)).is_some()))
}

fn json_tree(source: &Arc<Source>) -> Option<Box<Tree>> {
    json::parse(source).ok()
}

/// The first document; an empty text is null.
fn yaml_tree(source: &Arc<Source>) -> Option<Box<Tree>> {
    match yaml::parts(source, Scalars::Kubernetes, yaml::Readers::Both).into_iter().next() {
        Some(part) => part.tree.ok(),
        None => json::parse(&Source::new("", "null")).ok(),
    }
}
