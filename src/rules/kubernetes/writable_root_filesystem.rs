//! Containers that may change their own programs.

use crate::document::Node;
use crate::finding::Place;
use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Container with a writable root filesystem
    ///
    /// Who takes over the process can change its programs and configuration and stay. A read-only root filesystem
    /// leaves only the mounted volumes. Windows does not have it, so Windows pods are exempt. There is no such
    /// field for the whole pod.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    WRITABLE_ROOT_FILESYSTEM = {
        id: "kubernetes/writable-root-filesystem",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:no-read-only-root-fs", "kube-score:container-security-context-readonlyrootfilesystem", "polaris:notReadOnlyRootFilesystem", "KSV-0014", "CKV_K8S_22", "gatekeeper:K8sPSPReadOnlyRootFilesystem", "kyverno:require-ro-rootfs"],
        profiles: [Strict, Security, KubeLinter],
        remedy: "Set readOnlyRootFilesystem to true and mount an emptyDir where the container must write.",
        cwe: [732],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let written = container.security(&["readOnlyRootFilesystem"]);
    if written.and_then(Node::as_bool) == Some(true) || container.workload().runs_on_windows() {
        return;
    }
    let place = written.map_or_else(|| container.lacking_security(&["readOnlyRootFilesystem"]), Place::of);
    context.hit(place, format!("{} can change its own programs.", container.subject()));
}
