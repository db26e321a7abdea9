//! Network policies for every pod where no pod is seen.

use crate::finding::Place;
use crate::model::kubernetes::{KubeObject, Selector};
use crate::rule::{Body, Context, rule};

rule! {
    /// Policy for all pods, and no pods
    ///
    /// An empty `podSelector` chooses every pod of the namespace, and no workload of this run stands there. A
    /// default deny is right to stand alone; kube-linter and kube-score report it all the same.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies>
    IDLE_NETWORK_POLICY = {
        id: "kubernetes/idle-network-policy",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:dangling-networkpolicy", "kube-score:networkpolicy-targets-pod"],
        profiles: [],
        remedy: "Check the policy together with the workloads of its namespace.",
        body: Body::Objects(&["NetworkPolicy"], check),
    }
}

fn check(policy: &KubeObject, context: &mut Context) {
    let selector = policy.at_path(&["spec", "podSelector"]).map(Selector::full);
    if selector.is_some_and(|selector| !selector.is_empty()) {
        return;
    }
    if context.workspace.cluster().workloads_in(policy.namespace()).next().is_none() {
        let place = selector.map_or_else(|| policy.lacking(&["spec", "podSelector"]), |all| Place::key_of(all.node()));
        context.missing(place, "No workload of this run stands in the policy's namespace.", "the workload");
    }
}
