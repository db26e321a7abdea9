//! Capabilities that runtimes grant anyway, added by hand.

use crate::model::kubernetes::{Container, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// Default capability added by hand
    ///
    /// Adding a capability that runtimes grant by default is what one does after dropping `ALL`, and good practice
    /// then. Trivy, Checkov and Gatekeeper's default count every added capability, so this rule is in no profile
    /// but `all`.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    DEFAULT_CAPABILITY_ADDED = {
        id: "kubernetes/default-capability-added",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0022", "CKV_K8S_25"],
        profiles: [],
        remedy: "Drop ALL and add back only what the container needs.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for name in container.capabilities("add").filter(|name| security::is_baseline_capability(name.content())) {
        context.hit(name, format!("{} adds {}.", container.subject(), name.content()));
    }
}
