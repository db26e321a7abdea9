//! Workloads that say nothing about their pods.

use crate::finding::Place;
use crate::model::kubernetes::{Cluster, KubeObject, Labels, availability};
use crate::rule::{Body, Context, rule_table};

/// The kinds that a rule is about, and which objects of them.
struct Row(&'static [&'static str], fn(&KubeObject, Cluster) -> bool);

rule_table! {
    |ROW: Row| Body::Objects(ROW.0, |object, context| check(&ROW, object, context));

    /// Deployment without a pod spec
    ///
    /// `spec.template.spec` is not there or not a map, so the API server refuses the object. As a patch for kustomize it may be
    /// right. The other tools read what is missing as empty and report much of what an empty pod lacks; this rule says it once.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template>
    {
        row: Row(&["Deployment"], |_, _| true),
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
        row: Row(&["StatefulSet"], |_, _| true),
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
        row: Row(&["CronJob"], |_, _| true),
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
        row: Row(&["DaemonSet", "Job", "Pod", "ReplicaSet", "ReplicationController"], |_, _| true),
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

    /// Several replicas without a pod spec
    ///
    /// The pod template is not there or not a map, so nothing in it keeps the replicas off one node. As a patch for kustomize
    /// it may be right; kube-linter asks for anti-affinity all the same.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template>
    {
        row: Row(
            &["Deployment", "ReplicaSet", "ReplicationController", "StatefulSet"],
            |object, _| matches!(availability::replicas(object), Some(2..)),
        ),
        id: "kubernetes/replicas-without-pod-spec",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:no-anti-affinity"],
        profiles: [KubeLinter],
        remedy: "Write the pod template, or keep patches out of what is checked and check what kustomize builds.",
    }

    /// Single replica behind a Service without a pod spec
    ///
    /// A Service of this run selects the only pod of a Deployment whose pod template has labels and no spec. As a patch for
    /// kustomize it may be right; the replicas are judged all the same, as `kubernetes/single-replica-behind-service` does
    /// where there is a spec.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas>
    {
        row: Row(&["Deployment"], is_single_behind_service),
        id: "kubernetes/single-replica-without-pod-spec",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:deployment-replicas"],
        profiles: [],
        remedy: "Run at least two replicas, or check what kustomize builds.",
    }

    /// Pod without a spec
    ///
    /// `spec` is not there or not a map, so the API server refuses the object. Polaris compares what it reads with schemas
    /// that need a list of containers, and so reports two settings that nobody wrote.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/>
    {
        row: Row(&["Pod"], |_, _| true),
        id: "kubernetes/pod-without-spec",
        severity: Info,
        since: "2026.11",
        aliases: ["polaris:hostProcess", "polaris:procMount"],
        profiles: [],
        remedy: "Write the spec, or keep patches out of what is checked and check what kustomize builds.",
    }
}

fn check(Row(_, is_meant): &Row, object: &KubeObject, context: &mut Context) {
    if object.workloads().len() > 0 || !is_meant(object, context.workspace.cluster()) {
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

fn is_single_behind_service(deployment: &KubeObject, cluster: Cluster) -> bool {
    let labels = Labels::of(deployment.at_path(&["spec", "template", "metadata", "labels"]));
    matches!(availability::replicas(deployment), Some(..2))
        && availability::autoscalers(deployment, cluster).is_empty()
        && cluster.selecting_labels("Service", labels, deployment.namespace()).next().is_some()
}
