//! Containers that must not be root and are told to be.

use crate::finding::Place;
use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// runAsNonRoot together with user 0
    ///
    /// `runAsNonRoot: true` and `runAsUser: 0` both hold for this container. The kubelet refuses to start it: the
    /// pod stays in CreateContainerConfigError.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    CONTRADICTORY_ROOT_USER = {
        id: "kubernetes/contradictory-root-user",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:run-as-non-root", "KSV-0105", "kyverno:require-run-as-non-root-user", "gatekeeper:K8sPSPAllowedUsers"],
        profiles: [Default, KubeLinter],
        remedy: "Name a user other than 0.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let forbidden = container.run_as_non_root();
    let Some(user) = container.run_as_user().filter(|user| user.value == 0 && forbidden.value) else { return };
    let place = user.node.map_or_else(|| container.lacking_security(&["runAsUser"]), Place::of);
    let message = format!("{} is told to run as root and forbidden to, so it never starts.", container.subject());
    let hit = context.hit(place, message);
    if let Some(node) = forbidden.node {
        hit.related(node, "root is forbidden here");
    }
}
