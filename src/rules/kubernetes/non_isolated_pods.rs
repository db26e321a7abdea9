//! Pods that no network policy selects.

use crate::model::kubernetes::Workload;
use crate::rule::{Body, Context, rule_table};

/// Whether a rule is about Pods and Deployments, or about everything else with pods.
struct Row(bool);

rule_table! {
    |ROW: Row| Body::Workloads(|workload, context| check(&ROW, workload, context));

    /// Pods without a network policy
    ///
    /// No NetworkPolicy of this run selects the pods, so every pod of the cluster reaches them and they reach everything. In an
    /// open world the policy may stand elsewhere, so this is a note until the run is told that it sees everything.
    ///
    /// This rule is about Pods and Deployments, of which alone Checkov asks; `kubernetes/non-isolated-workload` is about the
    /// rest.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/network-policies/>
    {
        row: Row(true),
        id: "kubernetes/non-isolated-pod",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:non-isolated-pod", "kube-score:pod-networkpolicy", "polaris:missingNetworkPolicy", "CKV2_K8S_6", "kyverno:require-network-policy"],
        profiles: [Strict, Security],
        remedy: "Add a NetworkPolicy that selects the pods, a default deny for the namespace to begin with.",
        cwe: [668],
    }

    /// Workload without a network policy
    ///
    /// No NetworkPolicy of this run selects the pods of this StatefulSet, DaemonSet, Job or other workload, so every pod of the
    /// cluster reaches them and they reach everything. In an open world the policy may stand elsewhere, so this is a note until
    /// the run is told that it sees everything.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/network-policies/>
    {
        row: Row(false),
        id: "kubernetes/non-isolated-workload",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:non-isolated-pod", "kube-score:pod-networkpolicy", "polaris:missingNetworkPolicy", "kyverno:require-network-policy"],
        profiles: [Strict, Security],
        remedy: "Add a NetworkPolicy that selects the pods, a default deny for the namespace to begin with.",
        cwe: [668],
    }
}

fn check(Row(about_deployments): &Row, workload: &Workload, context: &mut Context) {
    if workload.object().is_any(&["Pod", "Deployment"]) != *about_deployments {
        return;
    }
    if context.workspace.cluster().selecting("NetworkPolicy", workload).next().is_none() {
        let message = "No network policy limits who reaches these pods.";
        context.missing(workload.object().name_place(), message, "a NetworkPolicy");
    }
}
