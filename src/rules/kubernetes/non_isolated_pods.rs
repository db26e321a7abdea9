//! Pods that no network policy selects.

use crate::model::kubernetes::{Fields, Workload};
use crate::rule::{Body, Context, rule_table};

/// Whether a rule is about Pods and what makes pods with metadata directly, or about all other workloads.
struct Row(bool);

rule_table! {
    |ROW: Row| Body::Workloads(|workload, context| check(&ROW, workload, context));

    /// Pods without a network policy
    ///
    /// No NetworkPolicy of this run selects the pods, so every pod of the cluster reaches them and they reach everything. In an
    /// open world the policy may stand elsewhere, so this is a note until the run is told that it sees everything.
    ///
    /// This rule is about Pods and about those that Deployments and other controllers make from a template with metadata, of which alone
    /// Checkov asks;
    /// `kubernetes/non-isolated-workload` is about the rest.
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
    /// No NetworkPolicy of this run selects the pods of this CronJob, of this custom kind, or of this controller whose pod
    /// template has no metadata, so every pod of the cluster reaches them and they reach everything. In an open world the policy may stand
    /// elsewhere, so this is a note until the run is told that it sees everything.
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

fn check(Row(asked_by_checkov): &Row, workload: &Workload, context: &mut Context) {
    if is_asked_by_checkov(workload) != *asked_by_checkov {
        return;
    }
    if context.workspace.cluster().selecting("NetworkPolicy", workload).next().is_none() {
        let message = "No network policy limits who reaches these pods.";
        context.missing(workload.object().name_place(), message, "a NetworkPolicy");
    }
}

/// Checkov derives pods from the template of every controller but the CronJob where that has metadata.
fn is_asked_by_checkov(workload: &Workload) -> bool {
    let object = workload.object();
    let by_template = object.is_builtin() || object.is("DeploymentConfig.apps.openshift.io");
    let derived = by_template && !object.is_any(&["CronJob", "PodTemplate"]);
    let derived = derived && workload.template().field("metadata").is_some();
    workload.is_bare_pod() || derived
}
