//! Keys out of alphabetical order.

use crate::document::{Kind, Node};
use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Keys that are not sorted
    ///
    /// kube-linter can ask for the keys of every map in alphabetical order. Kubernetes does not care and nearly
    /// nobody writes `apiVersion`, `kind`, `metadata`, `spec` and what is in them so. Each object is reported once,
    /// at the first key that comes too late.
    ///
    /// References: <https://docs.kubelinter.io/#/generated/checks?id=sorted-keys>
    UNSORTED_KEYS = {
        id: "kubernetes/unsorted-keys",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:sorted-keys"],
        profiles: [],
        remedy: "Sort the keys, if your team keeps them sorted.",
        body: Body::Objects(&[], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let mut maps = vec![object.node()];
    while let Some(node) = maps.pop() {
        let mut before = None;
        for (key, _) in node.written_entries() {
            if before.is_some_and(|before: Node| before.content() > key.content()) {
                context.hit(key, format!("{} comes before the key above it.", key.content()));
                return;
            }
            before = Some(key);
        }
        let mut below: Vec<Node> = match node.kind() {
            Kind::Sequence => node.items().collect(),
            _ => node.written_entries().map(|(_, value)| value).collect(),
        };
        below.reverse();
        maps.append(&mut below);
    }
}
