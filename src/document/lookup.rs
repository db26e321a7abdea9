//! Tables for maps in which looking at every key again and again would be slow: wide ones and those that merge others.

use std::collections::HashMap;

use super::Node;
use super::scalars::Scalars;

/// The keys and values of a map that count, and where each name stands among them.
#[derive(Debug)]
pub(super) struct Lookup {
    /// Key and value, in the order of each name's first appearance.
    pub(super) pairs: Vec<(u32, u32)>,
    /// Indexes into `pairs`, sorted by name.
    by_name: Vec<u32>,
}

impl Lookup {
    pub(super) fn of(map: Node) -> Self {
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        let mut places = HashMap::new();
        let mut put = |key: Node, value: Node, overrides: bool| {
            let name = map.tree().node(key.id()).key_name();
            match places.get(&name) {
                None => {
                    places.insert(name, pairs.len());
                    pairs.push((key.id(), value.id()));
                }
                Some(&place) if overrides => pairs[place] = (key.id(), value.id()),
                Some(_) => {}
            }
        };
        // goyaml v2 assigns in the order of the text, so that a merge key behind a key overrides it; YAML's own
        // merge proposal lets the map's own keys win wherever they stand.
        let in_order = map.tree().scalars() == Scalars::Kubernetes;
        let mut merges = Vec::new();
        for (key, value) in map.written_entries() {
            if !key.is_merge() {
                put(key, value, true);
            } else if in_order {
                let merged = merged(value);
                merged.into_iter().for_each(|(key, value)| put(key, value, true));
            } else {
                merges.push(value);
            }
        }
        for value in merges {
            merged(value).into_iter().for_each(|(key, value)| put(key, value, false));
        }
        let name = |index: &u32| map.tree().node(pairs[*index as usize].0).key_name();
        let mut by_name: Vec<u32> = (0..pairs.len() as u32).collect();
        by_name.sort_unstable_by(|one, other| name(one).cmp(&name(other)));
        Self { pairs, by_name }
    }

    /// The key and value under a name.
    pub(super) fn find(&self, map: Node, name: &str) -> Option<(u32, u32)> {
        let name_of = |index: u32| map.tree().node(self.pairs[index as usize].0).key_name();
        let at = self.by_name.binary_search_by(|&index| (*name_of(index)).cmp(name)).ok()?;
        Some(self.pairs[self.by_name[at] as usize])
    }
}

/// What a merge key's value brings: of several maps the first that has a key.
fn merged<'t>(value: Node<'t>) -> Vec<(Node<'t>, Node<'t>)> {
    let sources: Vec<Node<'t>> = if value.is_sequence() { value.items().collect() } else { vec![value] };
    // Backwards, and each overriding what was put before it.
    sources.into_iter().rev().flat_map(Node::entries).collect()
}
