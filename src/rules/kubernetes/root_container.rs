//! Containers that nothing keeps from running as root.

use crate::model::kubernetes::{Container, root};
use crate::rule::{Body, Context, rule};

rule! {
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
    ROOT_CONTAINER = {
        id: "kubernetes/root-container",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:run-as-non-root", "polaris:runAsRootAllowed", "KSV-0012", "CKV_K8S_23", "kyverno:require-run-as-nonroot", "gatekeeper:K8sPSPAllowedUsers", "kyverno:service-mesh-require-run-as-nonroot"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Set runAsNonRoot to true for the pod, and build the image with a numeric USER.",
        cwe: [250],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let undecided = root::undecided(container, &context.run.versions);
    if let Some(place) = undecided.filter(|_| !root::adds_little(container)) {
        context.hit(place, format!("Nothing keeps {} from running as root.", container.describe()));
    }
}
