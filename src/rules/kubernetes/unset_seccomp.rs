//! Containers that leave the filter on system calls to the node.

use crate::document::Node;
use crate::model::kubernetes::{Container, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// No seccomp profile
    ///
    /// Neither the container nor its pod names a seccomp profile, so the kubelet's default decides, which is none
    /// unless an administrator changed it. Windows pods are exempt.
    ///
    /// Annotations are ignored since Kubernetes 1.27; a pod that still has one of a known profile is the business of
    /// `kubernetes/ignored-seccomp-annotation`.
    ///
    /// References: <https://kubernetes.io/docs/tutorials/security/seccomp/>
    UNSET_SECCOMP = {
        id: "kubernetes/unset-seccomp",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-score:container-seccomp-profile", "gatekeeper:K8sPSPSeccomp", "KSV-0030", "KSV-0104", "CKV_K8S_31", "kyverno:restrict-seccomp-strict"],
        profiles: [Strict, Security],
        remedy: "Set seccompProfile.type to RuntimeDefault for the pod.",
        cwe: [693],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let annotated = security::seccomp_annotation(container).is_some_and(is_profile);
    if security::seccomp_type(container).is_none() && !annotated && !container.workload().is_windows() {
        let message = format!("Nothing filters the system calls of {}.", container.describe());
        context.hit(container.lacking_security(&["seccompProfile"]), message);
    }
}

/// Whether an annotation names a profile as they were written in annotations.
fn is_profile(value: Node) -> bool {
    let value = value.content();
    matches!(value, "runtime/default" | "docker/default" | "unconfined") || value.starts_with("localhost/")
}
