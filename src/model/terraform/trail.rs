//! Places of values below a known entry. [`Place::of`] walks from the root of the document past every earlier entry,
//! which is quadratic where a plan has as many findings as changes; here the walk begins at the entry.

use std::sync::Arc;

use crate::document::{Kind, Node, Pointer};
use crate::finding::Place;

/// Where an entry stands.
pub(super) struct Start {
    /// With list items by number.
    pub(super) pointer: Pointer,
    /// With list items by name.
    pub(super) named: Pointer,
}

/// The place of `node`, which lies below `entry`.
pub(super) fn place(start: Start, entry: Node, node: Node) -> Option<Place> {
    follow(start, entry, node).map(|(place, _)| place)
}

/// Where something is missing in `map`, which lies below `entry`; the same rule as [`Place::absent_in`].
pub(super) fn absent(start: Start, entry: Node, map: Node) -> Option<Place> {
    let (place, key) = follow(start, entry, map)?;
    let named = || map.get("name").filter(|name| !name.raw().is_empty());
    let first_key = || map.written_entries().next().map(|(key, _)| key);
    let token = key.or_else(named).or_else(first_key).unwrap_or(map);
    Some(Place { span: token.span(), ..place })
}

/// The name by which an item of a list is known.
pub(super) fn item_name(item: Node) -> Option<String> {
    item.get("name").or_else(|| item.get("key")).map(|name| name.content().to_owned())
}

/// The place of `node`, and the key under which it stands, if it is the value of a map.
fn follow<'t>(start: Start, entry: Node<'t>, node: Node<'t>) -> Option<(Place, Option<Node<'t>>)> {
    let Start { mut pointer, mut named } = start;
    let (mut at, mut under) = (entry, None);
    while at != node {
        if at.kind() == Kind::Sequence {
            let (index, item) = at.items().enumerate().find(|(_, item)| item.span().contains(node.span()))?;
            named.push(item_name(item).unwrap_or_else(|| index.to_string()));
            pointer.push(index.to_string());
            (at, under) = (item, None);
        } else {
            let (key, value) = at.written_entries().find(|(_, value)| value.span().contains(node.span()))?;
            named.push(key.content());
            pointer.push(key.content());
            (at, under) = (value, Some(key));
        }
    }
    let source = Arc::clone(node.tree().source());
    Some((Place { source, span: node.span(), pointer, named, absent: false }, under))
}
