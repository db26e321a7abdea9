//! Keys that stand twice in one map.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::document::{Node, Style};
use crate::finding::Place;
use crate::model::{Document, Shape, kubernetes};
use crate::rule::{Body, Context, rule};

rule! {
    /// Mapping key that stands twice
    ///
    /// YAML and JSON forbid it, and every reader picks a winner in silence: kubectl, Helm and most others take the last
    /// one, so that the first is a setting that somebody wrote, reviewed and does not get. It is usually a merge that
    /// went wrong, or a block that was pasted twice.
    ///
    /// The later key is marked, the first one is named beside it. Keys are compared as the reader of the format sees
    /// them: in a Kubernetes manifest `on` and `true` are the same key.
    ///
    /// `kubeconform -strict` and `kubectl --validate=strict` refuse such a document.
    ///
    /// References: <https://yaml.org/spec/1.2.2/#3213-node-comparison>, <https://www.rfc-editor.org/rfc/rfc8259#section-4>
    DUPLICATE_KEY = {
        id: "config/duplicate-key",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Keep the one that you mean and delete the other.",
        body: Body::Trees(check),
    }
}

fn check(document: &Document, context: &mut Context) {
    let Some(tree) = document.tree() else { return };
    let mut found = Vec::new();
    tree.maps_of_doubtful_keys().for_each(|map| collect_duplicates(map, &mut found));
    if found.is_empty() {
        return;
    }
    let owners = owners(document);
    for (place, first) in found {
        let name = place.pointer.tokens().next_back().unwrap_or_default();
        let message = format!("The key `{name}` stands twice in this map; only the last one counts.");
        let before = owners.partition_point(|(start, _)| *start <= place.span.start);
        let owner = before.checked_sub(1).map_or("", |at| &owners[at].1);
        context.hit(place, message).related(first, "Here it stands first.").about(owner);
    }
}

/// Each later key, and the first of its name.
fn collect_duplicates(map: Node, found: &mut Vec<(Place, Place)>) {
    let mut first: HashMap<Cow<str>, Node> = HashMap::new();
    let mut outer = None;
    for (key, _) in map.written_entries().filter(|(key, _)| !is_merge(*key)) {
        match first.entry(key.key_name()) {
            Entry::Vacant(free) => {
                free.insert(key);
            }
            Entry::Occupied(known) => {
                let outer = outer.get_or_insert_with(|| Place::of(map));
                let place = |key: Node| {
                    let mut place = Place { span: key.span(), ..outer.clone() };
                    place.pointer.push(known.key());
                    place.named.push(known.key());
                    place
                };
                found.push((place(key), place(*known.get())));
            }
        }
    }
}

/// `<<` merges other maps in, as often as one likes.
fn is_merge(key: Node) -> bool {
    key.style() == Some(Style::Plain) && key.raw() == "<<"
}

/// Where the document's objects begin, in order, and their names.
fn owners(document: &Document) -> Vec<(u32, String)> {
    match document.shape {
        Shape::Kubernetes => {
            let objects = kubernetes::objects(document);
            objects.map(|object| (object.node().span().start, object.describe())).collect()
        }
        _ => Vec::new(),
    }
}
