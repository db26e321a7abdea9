//! Containers that nothing keeps from running as root.

use crate::model::kubernetes::{Container, root};
use crate::rule::{Body, Context, rule_table};

/// Whether those are meant in which root adds little.
struct Row {
    adds_little: bool,
}

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// Container that may run as root
    ///
    /// Neither the container nor its pod says `runAsNonRoot: true` or a user other than 0, so the image decides,
    /// and most images run as root. Root in a container is root on the node for every kernel and runtime weakness
    /// there is.
    ///
    /// A user other than 0 is enough here, as for kube-linter, Polaris and Checkov;
    /// `kubernetes/unenforced-non-root` asks for `runAsNonRoot` as Pod Security does. Checkov leaves init
    /// containers out. Pods with a user namespace (`hostUsers: false`) are exempt, as in Pod Security since 1.35.
    ///
    /// Where root adds little, `kubernetes/tolerable-root-container` says it instead, outside of the default profile: on
    /// Windows, in what works on its node anyway, in pause containers and in pods of tests.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>
    {
        row: Row { adds_little: false },
        id: "kubernetes/root-container",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:run-as-non-root", "polaris:runAsRootAllowed", "KSV-0012", "CKV_K8S_23", "kyverno:require-run-as-nonroot", "gatekeeper:K8sPSPAllowedUsers", "kyverno:service-mesh-require-run-as-nonroot"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Set runAsNonRoot to true for the pod, and build the image with a numeric USER.",
        cwe: [250],
    }

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
    {
        row: Row { adds_little: true },
        id: "kubernetes/tolerable-root-container",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:run-as-non-root", "polaris:runAsRootAllowed", "KSV-0012", "CKV_K8S_23", "kyverno:require-run-as-nonroot", "gatekeeper:K8sPSPAllowedUsers", "kyverno:service-mesh-require-run-as-nonroot"],
        profiles: [Strict, KubeLinter],
        remedy: "Set runAsNonRoot to true where the image allows it.",
        cwe: [250],
    }
}

fn check(Row { adds_little }: &Row, container: &Container, context: &mut Context) {
    let undecided = root::undecided(container, &context.run.versions);
    let Some(place) = undecided.filter(|_| *adds_little == root::adds_little(container)) else { return };
    let message = if *adds_little {
        format!("{} may run as root, which adds little here.", container.subject())
    } else {
        format!("Nothing keeps {} from running as root.", container.describe())
    };
    context.hit(place, message);
}
