//! One plan as a whole.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::fmt;

use super::change::{Record, ResourceChange};
use super::graph::Graph;
use super::sensitive;
use crate::document::{Node, Pointer};
use crate::model::Document;

/// A plan of format version 1.x or 0.x, from Terraform or OpenTofu, also where it is wrapped as `plan` (HCP Terraform's
/// policy input). Unknown fields are ignored, missing ones are empty.
pub struct Plan<'d> {
    root: Option<Node<'d>>,
    /// Where the plan stands in the document.
    pointer: Pointer,
    changes: Vec<Record<'d>>,
    drift: Vec<Record<'d>>,
    graph: OnceCell<Graph>,
    by_type: OnceCell<HashMap<String, Vec<usize>>>,
}

impl<'d> Plan<'d> {
    /// Reads the plan that `document` is; of any other document an empty one.
    pub fn of(document: &'d Document) -> Self {
        let outer = document.tree().map(|tree| tree.root());
        let wrapped = outer.and_then(|root| root.get("plan")).filter(|_| !outer.is_some_and(has_changes));
        let root = wrapped.or(outer);
        let pointer = Pointer::from_tokens(wrapped.map(|_| "plan"));
        let records = |list: &'static str| Record::all(root, list);
        let (changes, drift) = (records("resource_changes"), records("resource_drift"));
        Self { root, pointer, changes, drift, graph: OnceCell::new(), by_type: OnceCell::new() }
    }

    /// Its changes, one per resource instance, in the order of the plan, which is by address.
    pub fn changes(&self) -> impl Iterator<Item = ResourceChange<'_>> {
        (0..self.changes.len()).map(|at| ResourceChange::new(self, &self.changes[at], Some(at)))
    }

    /// Its changes to resources of one type, in the order of the plan.
    pub fn changes_of(&self, resource_type: &str) -> impl Iterator<Item = ResourceChange<'_>> + use<'_> {
        let by_type = self.by_type.get_or_init(|| {
            let mut found: HashMap<String, Vec<usize>> = HashMap::new();
            for (at, record) in self.changes.iter().enumerate() {
                found.entry(record.resource_type.to_owned()).or_default().push(at);
            }
            found
        });
        let positions = by_type.get(resource_type).map_or(&[][..], Vec::as_slice);
        positions.iter().map(|&at| self.change(at))
    }

    /// What changed outside of Terraform since the last apply.
    pub fn drift(&self) -> impl Iterator<Item = ResourceChange<'_>> {
        self.drift.iter().map(|record| ResourceChange::new(self, record, None))
    }

    /// The value under a path of keys from the top of the plan.
    pub fn at(&self, path: &[&str]) -> Option<Node<'_>> {
        self.root?.at(path)
    }

    /// The scalars that Terraform holds sensitive, wherever in the plan they stand, and the credentials of providers;
    /// each once, in the order of the document. `show -json` prints them in clear.
    pub fn sensitive_values(&self) -> Vec<Node<'_>> {
        sensitive::values(self)
    }

    pub(super) fn change(&self, at: usize) -> ResourceChange<'_> {
        ResourceChange::new(self, &self.changes[at], Some(at))
    }

    pub(super) fn graph(&self) -> &Graph {
        self.graph.get_or_init(|| Graph::of(self.root, &self.changes))
    }

    pub(super) fn node(&self, id: u32) -> Option<Node<'_>> {
        Some(self.root?.tree().node(id))
    }

    /// Where the plan stands in the document.
    pub(super) fn pointer(&self) -> &Pointer {
        &self.pointer
    }
}

fn has_changes(root: Node) -> bool {
    root.get("resource_changes").is_some() || root.get("planned_values").is_some()
}

impl fmt::Debug for Plan<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Plan({} changes, {} drifted)", self.changes.len(), self.drift.len())
    }
}
