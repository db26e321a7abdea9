//! Network policies that mean every pod.

use crate::finding::Place;
use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Network policy for every pod of the namespace
    ///
    /// An empty `podSelector` means every pod. That is how a namespace gets its default, in one policy called
    /// `default-deny`, which is left alone here; in any other it is mostly a forgotten selector.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies>
    ALL_PODS_NETWORK_POLICY = {
        id: "kubernetes/all-pods-network-policy",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:restrict-networkpolicy-empty-podselector"],
        profiles: [],
        remedy: "Select the pods that the policy is for.",
        body: Body::Objects(&["NetworkPolicy"], check),
    }
}

fn check(policy: &KubeObject, context: &mut Context) {
    let empty = policy.at_path(&["spec", "podSelector"]).filter(|selector| selector.holds_nothing());
    if let Some(selector) = empty.filter(|_| policy.name() != Some("default-deny")) {
        context.hit(Place::key_of(selector), "This policy is for every pod of the namespace.");
    }
}
