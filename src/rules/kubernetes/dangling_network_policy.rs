//! Network policies for pods that are not here.

use crate::finding::Place;
use crate::model::kubernetes::{KubeObject, Selector};
use crate::rule::{Body, Context, rule};

rule! {
    /// Network policy that selects nothing
    ///
    /// No workload of this run has the labels, so the policy protects nobody. An empty selector means all pods of
    /// the namespace and is left alone.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/network-policies/>
    DANGLING_NETWORK_POLICY = {
        id: "kubernetes/dangling-network-policy",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:dangling-networkpolicy", "kube-score:networkpolicy-targets-pod"],
        profiles: [Strict],
        remedy: "Make podSelector the labels of the pods that are meant.",
        body: Body::Objects(&["NetworkPolicy"], check),
    }
}

fn check(policy: &KubeObject, context: &mut Context) {
    let Some(node) = policy.at_path(&["spec", "podSelector"]) else { return };
    let selector = Selector::full(node);
    let selected = || context.workspace.cluster().beside(policy).is_any_selected(&selector, policy.namespace());
    if !selector.is_empty() && !selected() {
        context.missing(Place::key_of(node), "No pods have the labels that this policy selects.", "the workload");
    }
}
