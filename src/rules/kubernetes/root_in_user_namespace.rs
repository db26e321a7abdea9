//! Root that a user namespace confines.

use crate::finding::Place;
use crate::model::kubernetes::{Container, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// Root inside a user namespace
    ///
    /// The container may run as root, but `hostUsers: false` maps root to nobody outside of the pod, and since
    /// Kubernetes 1.35 Pod Security accepts it. The other tools do not know user namespaces (Checkov only in
    /// CKV_K8S_40) and report it like any root; `kubernetes/root-container` and `kubernetes/root-user` leave it
    /// alone.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/>
    ROOT_IN_USER_NAMESPACE = {
        id: "kubernetes/root-in-user-namespace",
        severity: Info,
        since: "2026.11",
        aliases: ["CKV_K8S_23", "polaris:runAsRootAllowed", "kube-linter:run-as-non-root", "KSV-0012", "kyverno:require-run-as-nonroot", "kyverno:service-mesh-require-run-as-nonroot", "gatekeeper:K8sPSPAllowedUsers"],
        profiles: [KubeLinter],
        remedy: "Nothing needs to change; set runAsNonRoot to true where the image allows it.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let confined = security::is_root_confined(container.workload(), &context.run.versions);
    if confined && security::may_run_as_root(container) {
        let decided = container.run_as_user().and_then(|user| user.node);
        let place = decided.map_or_else(|| container.lacking_security(&["runAsNonRoot"]), Place::of);
        context.hit(place, format!("{} may be root in its user namespace.", container.subject()));
    }
}
