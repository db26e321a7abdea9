//! Pods that everybody may reach.

use crate::model::kubernetes::Workload;
use crate::rule::{Body, Context, rule};

rule! {
    /// Pods without a network policy
    ///
    /// No NetworkPolicy of this run selects the pods, so every pod of the cluster reaches them and they reach
    /// everything. In an open world the policy may stand elsewhere, so this is a note until the run is told that it
    /// sees everything.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/network-policies/>
    NON_ISOLATED_POD = {
        id: "kubernetes/non-isolated-pod",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:non-isolated-pod", "kube-score:pod-networkpolicy", "polaris:missingNetworkPolicy", "CKV2_K8S_6", "kyverno:require-network-policy"],
        profiles: [Strict, Security],
        remedy: "Add a NetworkPolicy that selects the pods, a default deny for the namespace to begin with.",
        cwe: [668],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    if context.workspace.cluster().selecting("NetworkPolicy", workload).next().is_none() {
        let message = "No network policy limits who reaches these pods.";
        context.missing(workload.object().name_place(), message, "a NetworkPolicy");
    }
}
