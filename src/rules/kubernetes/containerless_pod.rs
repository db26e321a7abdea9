//! Pods without containers.

use crate::finding::Place;
use crate::model::kubernetes::{Found, Role, Workload};
use crate::rule::{Body, Context, rule_table};

/// Whether the row is about a Pod of its own that has no list of containers, or about all other pods without any.
struct Row {
    listless: bool,
}

rule_table! {
    |ROW: Row| Body::Workloads(|workload, context| check(&ROW, workload, context));

    /// Pod without containers
    ///
    /// The pod spec lists no container, so the API server refuses it. As a patch for kustomize it may be right.
    /// kube-score and Checkov report what an empty list lacks; this rule says it once.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/>
    {
        row: Row { listless: false },
        id: "kubernetes/containerless-pod",
        severity: Info,
        since: "2026.11",
        aliases: ["CKV_K8S_31", "CKV_K8S_40", "kube-score:container-resources", "kube-score:container-ephemeral-storage-request-and-limit", "kube-score:container-seccomp-profile"],
        profiles: [],
        remedy: "List the containers.",
    }

    /// Pod without a list of containers
    ///
    /// The Pod has no `containers`, so the API server refuses it. Polaris compares what it reads with schemas that need
    /// the list, and so reports two settings that nobody wrote; this rule says it once.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/>
    {
        row: Row { listless: true },
        id: "kubernetes/pod-without-container-list",
        severity: Info,
        since: "2026.11",
        aliases: ["CKV_K8S_31", "CKV_K8S_40", "kube-score:container-resources", "kube-score:container-ephemeral-storage-request-and-limit", "kube-score:container-seccomp-profile", "polaris:hostProcess", "polaris:procMount"],
        profiles: [],
        remedy: "List the containers.",
    }
}

fn check(row: &Row, workload: &Workload, context: &mut Context) {
    if workload.found() == Found::ByKind && !workload.containers().any(|container| container.role() == Role::Regular) {
        let written = workload.pod(&["containers"]);
        if row.listless != (written.is_none() && workload.object().is("Pod")) {
            return;
        }
        let place = written.map_or_else(|| workload.lacking(&["containers"]), Place::key_of);
        context.hit(place, format!("{} lists no containers.", workload.describe()));
    }
}
