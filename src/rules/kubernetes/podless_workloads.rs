//! Workloads that say nothing about their pods.

use crate::finding::Place;
use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule_table};

/// The kinds that a rule is about.
struct Row(&'static [&'static str]);

rule_table! {
    |ROW: Row| Body::Objects(ROW.0, check);

    /// Deployment without a pod spec
    ///
    /// `spec.template.spec` is not there or not a map, so the API server refuses the object. As a patch for kustomize it may be
    /// right. The other tools read what is missing as empty and report much of what an empty pod lacks; this rule says it once.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template>
    {
        row: Row(&["Deployment"]),
        id: "kubernetes/deployment-without-pod-spec",
        severity: Info,
        since: "2026.11",
        aliases: [
            "CKV_K8S_23", "CKV_K8S_29", "CKV_K8S_31", "CKV_K8S_38", "CKV_K8S_40",
            "kube-linter:default-service-account", "kube-linter:dnsconfig-options", "kube-linter:no-node-affinity",
            "kube-linter:non-isolated-pod", "kube-linter:restart-policy", "kube-score:container-resources",
            "kube-score:container-ephemeral-storage-request-and-limit", "kube-score:container-seccomp-profile",
            "kube-score:deployment-has-host-podantiaffinity", "kube-score:deployment-has-poddisruptionbudget",
            "kube-score:pod-networkpolicy",
        ],
        profiles: [],
        remedy: "Write the pod template, or keep patches out of what is checked and check what kustomize builds.",
    }

    /// StatefulSet without a pod spec
    ///
    /// `spec.template.spec` is not there or not a map, so the API server refuses the object. As a patch for kustomize it may be
    /// right. The other tools read what is missing as empty and report much of what an empty pod lacks; this rule says it once.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#components>
    {
        row: Row(&["StatefulSet"]),
        id: "kubernetes/stateful-set-without-pod-spec",
        severity: Info,
        since: "2026.11",
        aliases: [
            "CKV_K8S_23", "CKV_K8S_29", "CKV_K8S_31", "CKV_K8S_38", "CKV_K8S_40",
            "kube-linter:default-service-account", "kube-linter:dnsconfig-options", "kube-linter:no-node-affinity",
            "kube-linter:non-isolated-pod", "kube-linter:restart-policy", "kube-score:container-resources",
            "kube-score:container-ephemeral-storage-request-and-limit", "kube-score:container-seccomp-profile",
            "kube-score:statefulset-has-host-podantiaffinity", "kube-score:statefulset-has-poddisruptionbudget",
            "kube-score:statefulset-has-servicename", "kube-score:pod-networkpolicy",
        ],
        profiles: [],
        remedy: "Write the pod template, or keep patches out of what is checked and check what kustomize builds.",
    }

    /// CronJob without a pod spec
    ///
    /// `spec.jobTemplate.spec.template.spec` is not there or not a map, so the API server refuses the object. As a patch for
    /// kustomize it may be right. The other tools read what is missing as empty and report much of what an empty pod lacks;
    /// this rule says it once.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#job-template>
    {
        row: Row(&["CronJob"]),
        id: "kubernetes/cron-job-without-pod-spec",
        severity: Info,
        since: "2026.11",
        aliases: [
            "CKV_K8S_23", "CKV_K8S_29", "CKV_K8S_31", "CKV_K8S_38", "CKV_K8S_40",
            "kube-linter:default-service-account", "kube-linter:dnsconfig-options", "kube-linter:no-node-affinity",
            "kube-linter:non-isolated-pod", "kube-linter:restart-policy", "kube-score:container-resources",
            "kube-score:container-ephemeral-storage-request-and-limit", "kube-score:container-seccomp-profile",
            "kube-score:cronjob-restartpolicy", "kube-score:pod-networkpolicy",
        ],
        profiles: [],
        remedy: "Write the pod template, or keep patches out of what is checked and check what kustomize builds.",
    }

    /// Workload without a pod spec
    ///
    /// The pod spec is not there or not a map, so the API server refuses the object. As a patch for kustomize it may be right.
    /// The other tools read what is missing as empty and report much of what an empty pod lacks; this rule says it once.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/#pod-templates>
    {
        row: Row(&["DaemonSet", "Job", "Pod", "ReplicaSet", "ReplicationController"]),
        id: "kubernetes/workload-without-pod-spec",
        severity: Info,
        since: "2026.11",
        aliases: [
            "CKV_K8S_23", "CKV_K8S_29", "CKV_K8S_31", "CKV_K8S_38", "CKV_K8S_40",
            "kube-linter:default-service-account", "kube-linter:dnsconfig-options", "kube-linter:no-node-affinity",
            "kube-linter:non-isolated-pod", "kube-linter:restart-policy", "kube-score:container-resources",
            "kube-score:container-ephemeral-storage-request-and-limit", "kube-score:container-seccomp-profile",
            "kube-score:pod-networkpolicy",
        ],
        profiles: [],
        remedy: "Write the pod spec, or keep patches out of what is checked and check what kustomize builds.",
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    if object.workloads().len() > 0 {
        return;
    }
    let path: &[&str] = match object.kind() {
        "Pod" => &["spec"],
        "CronJob" => &["spec", "jobTemplate", "spec", "template", "spec"],
        _ => &["spec", "template", "spec"],
    };
    let place = object.at_path(path).map_or_else(|| object.lacking(path), Place::key_of);
    context.hit(place, format!("{} does not say what its pods are.", object.describe()));
}
