//! Network policies that open to pods that are not here.

use crate::finding::Place;
use crate::model::kubernetes::{Fields, KubeObject, Selector};
use crate::rule::{Body, Context, rule};

rule! {
    /// Network policy peer that selects nothing
    ///
    /// A rule opens the way for pods with certain labels, and no workload of this run has them: usually a renamed
    /// label, and traffic that is dropped. Peers with a `namespaceSelector` are left alone.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/network-policies/>
    DANGLING_NETWORK_PEER = {
        id: "kubernetes/dangling-network-peer",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:dangling-networkpolicypeer-podselector"],
        profiles: [Strict],
        remedy: "Make the peer's podSelector the labels of the pods that are meant.",
        body: Body::Objects(&["NetworkPolicy"], check),
    }
}

fn check(policy: &KubeObject, context: &mut Context) {
    for (list, peers) in [("ingress", "from"), ("egress", "to")] {
        for peer in policy.node().list_at(&["spec", list]).flat_map(|rule| rule.list_at(&[peers])) {
            let Some(node) = peer.field("podSelector").filter(|_| peer.field("namespaceSelector").is_none()) else {
                continue;
            };
            let selector = Selector::full(node);
            let selected = || context.workspace.cluster().beside(policy).is_any_selected(&selector, policy.namespace());
            if !selector.is_empty() && !selected() {
                context.missing(Place::key_of(node), "No pods have the labels of this peer.", "the workload");
            }
        }
    }
}
