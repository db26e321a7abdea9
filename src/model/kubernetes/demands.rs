//! What conventions demand of single fields: there or not there, and which values.

use super::fields::Fields;
use super::object::KubeObject;
use super::workload::Workload;
use crate::document::{Node, items};
use crate::finding::Place;

/// What is demanded of the value at a path.
#[derive(Clone, Copy)]
pub enum Demand {
    /// It is not there.
    Absent,
    /// It is there and not empty.
    Filled,
    /// It is there and good.
    Required(fn(&str) -> bool),
    /// It is good where it is there.
    Optional(fn(&str) -> bool),
}

/// A demand on a field. `[]` in the path stands for every item of a list and every value of a map.
#[derive(Clone, Copy)]
pub struct Field {
    /// Where it is.
    pub path: &'static [&'static str],
    /// What it should be.
    pub demand: Demand,
}

/// Which objects are meant, and what is demanded of them.
#[derive(Clone, Copy)]
pub struct ObjectDemand {
    /// The kinds, as [`KubeObject::is_any`] reads them.
    pub kinds: &'static [&'static str],
    /// Which objects of these kinds.
    pub only: fn(&KubeObject) -> bool,
    /// The demands.
    pub fields: &'static [Field],
    /// What is wrong where one is not met: a sentence.
    pub fault: &'static str,
}

/// Which pods are meant, and what is demanded of them.
#[derive(Clone, Copy)]
pub struct PodDemand {
    /// The demands; paths begin at the map with the pod's `metadata` and `spec`.
    pub fields: &'static [Field],
    /// What is wrong where one is not met: a sentence.
    pub fault: &'static str,
}

/// All objects of the kinds.
pub fn all(_: &KubeObject) -> bool {
    true
}

impl ObjectDemand {
    /// The places where `object` does not meet the demands.
    pub fn faults(&self, object: &KubeObject) -> Vec<Place> {
        if !(self.only)(object) {
            return Vec::new();
        }
        self.fields.iter().flat_map(|field| field.faults(object.node(), object)).collect()
    }
}

impl PodDemand {
    /// The places where the pods of `workload` do not meet the demands.
    pub fn faults(&self, workload: &Workload) -> Vec<Place> {
        self.fields.iter().flat_map(|field| field.faults(workload.template(), workload.object())).collect()
    }
}

impl Field {
    fn faults(&self, root: Node, object: &KubeObject) -> Vec<Place> {
        let mut found = Vec::new();
        follow(root, self.path, &mut |holder, rest, value| {
            if let Some(place) = self.fault(holder, rest, value, object) {
                found.push(place);
            }
        });
        found
    }

    fn fault(&self, holder: Node, path: &[&str], value: Option<Node>, object: &KubeObject) -> Option<Place> {
        match (self.demand, value) {
            (Demand::Absent, Some(value)) => Some(Place::key_of(value)),
            (Demand::Filled, Some(value)) if is_empty(value) => Some(Place::of(value)),
            (Demand::Required(good) | Demand::Optional(good), Some(value)) if !good(value.content()) => {
                Some(Place::of(value))
            }
            (Demand::Filled | Demand::Required(_), None) => Some(lacking(holder, path, object)),
            _ => None,
        }
    }
}

fn is_empty(value: Node) -> bool {
    if value.style().is_some() { value.content().is_empty() } else { value.holds_nothing() }
}

/// The key of the narrowest map that lacks the rest of `path`; for the object itself and its `metadata`, its name.
fn lacking(holder: Node, path: &[&str], object: &KubeObject) -> Place {
    let narrowest = holder.narrowest(&path[..path.len().saturating_sub(1)]);
    let own = narrowest == object.node() || object.metadata() == Some(narrowest);
    if own { object.name_place() } else { Place::absent_in(narrowest) }
}

/// Goes along `path` from `holder`; through lists and maps where it says `[]`. Tells for each end what holds the last stretch of
/// plain keys, these keys, and the value.
fn follow<'d>(holder: Node<'d>, path: &[&str], tell: &mut dyn FnMut(Node<'d>, &[&str], Option<Node<'d>>)) {
    match path.iter().position(|step| *step == "[]") {
        None => tell(holder, path, holder.field_at(path)),
        Some(list) => {
            let held = holder.field_at(&path[..list]);
            let values = held.filter(|held| held.is_mapping()).map(Node::entries).unwrap_or_default();
            let parts = items(held).chain(values.into_iter().map(|(_, value)| value));
            match &path[list + 1..] {
                [] => parts.for_each(|item| tell(item, &[], Some(item))),
                rest => parts.for_each(|item| follow(item, rest, tell)),
            }
        }
    }
}
