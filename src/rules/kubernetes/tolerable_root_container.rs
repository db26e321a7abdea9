//! Containers that nothing keeps from running as root, where that adds little.

use crate::model::kubernetes::{Container, root};
use crate::rule::{Body, Context, rule};

rule! {
    /// Container that may run as root where that adds little
    ///
    /// Neither the container nor its pod says `runAsNonRoot: true` or a user other than 0, so the image decides. Here it
    /// hardly matters: the pod runs on a Windows node, which knows no root; or its work is on the node and needs root (it
    /// shares the node's processes, is privileged or mounts files of the node in a DaemonSet, or is a privileged init
    /// container), and `kubernetes/host-pid`, `kubernetes/privileged-container` or `kubernetes/host-path-volume` says
    /// more; or it only pauses; or the pod belongs to a test (`helm test`, a bare Pod whose image is made for tests) or to a developer's own cluster (a
    /// folder such as `dev-tilt`).
    ///
    /// The other tools make no difference; `kubernetes/root-container` is about everybody else.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>
    TOLERABLE_ROOT_CONTAINER = {
        id: "kubernetes/tolerable-root-container",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:run-as-non-root", "polaris:runAsRootAllowed", "KSV-0012", "CKV_K8S_23", "kyverno:require-run-as-nonroot", "gatekeeper:K8sPSPAllowedUsers", "kyverno:service-mesh-require-run-as-nonroot"],
        profiles: [Strict, KubeLinter],
        remedy: "Set runAsNonRoot to true where the image allows it.",
        cwe: [250],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let undecided = root::undecided(container, &context.run.versions);
    if let Some(place) = undecided.filter(|_| root::adds_little(container)) {
        context.hit(place, format!("{} may run as root, which adds little here.", container.subject()));
    }
}
