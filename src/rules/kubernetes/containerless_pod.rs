//! Pods without containers.

use crate::finding::Place;
use crate::model::kubernetes::{Found, Role, Workload};
use crate::rule::{Body, Context, rule};

rule! {
    /// Pod without containers
    ///
    /// The pod spec lists no container, so the API server refuses it. As a patch for kustomize it may be right.
    /// kube-score and Checkov report what an empty list lacks; this rule says it once.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/>
    CONTAINERLESS_POD = {
        id: "kubernetes/containerless-pod",
        severity: Info,
        since: "2026.11",
        aliases: ["CKV_K8S_31", "CKV_K8S_40", "kube-score:container-resources", "kube-score:container-ephemeral-storage-request-and-limit", "kube-score:container-seccomp-profile"],
        profiles: [],
        remedy: "List the containers.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    if workload.found() == Found::ByKind && !workload.containers().any(|container| container.role() == Role::Regular) {
        let written = workload.pod(&["containers"]);
        let place = written.map_or_else(|| workload.lacking(&["containers"]), Place::key_of);
        context.hit(place, format!("{} lists no containers.", workload.describe()));
    }
}
