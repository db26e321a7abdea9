//! Containers that are told to run as root.

use crate::finding::Place;
use crate::model::kubernetes::{Container, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// Container told to run as root
    ///
    /// `runAsUser: 0` holds for this container, and nothing forbids root. Root in a container is root on the node
    /// for every kernel and runtime weakness there is. Pods with a user namespace (`hostUsers: false`) are exempt,
    /// as in Pod Security since 1.35.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>
    ROOT_USER = {
        id: "kubernetes/root-user",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:run-as-non-root", "polaris:runAsRootAllowed", "KSV-0012", "KSV-0105", "CKV_K8S_23", "kyverno:require-run-as-nonroot", "kyverno:require-run-as-non-root-user", "gatekeeper:K8sPSPAllowedUsers", "kyverno:service-mesh-require-run-as-nonroot"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Name a user other than 0, and give the files that it needs to that user.",
        cwe: [250],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let Some(user) = container.run_as_user() else { return };
    let confined = security::is_root_confined(container.workload(), &context.run.versions);
    if user.value == 0 && !container.run_as_non_root().value && !confined {
        let place = user.node.map_or_else(|| container.lacking_security(&["runAsUser"]), Place::of);
        context.hit(place, format!("{} is told to run as root.", container.subject()));
    }
}
