//! Containers that drop some capabilities and keep others.

use crate::finding::Place;
use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule};

rule! {
    /// Container that drops only some capabilities
    ///
    /// A list of dropped capabilities keeps what it does not name, and what a later release of the runtime adds.
    /// Dropping `ALL` and adding back what is needed says the same and lasts. Windows pods are exempt.
    ///
    /// Polaris also accepts a list of all fifteen default capabilities. Checkov looks for `ALL` anywhere in the
    /// text, so it is content with `NOTALL`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>
    PARTLY_DROPPED_CAPABILITIES = {
        id: "kubernetes/partly-dropped-capabilities",
        severity: Low,
        since: "2026.11",
        aliases: ["polaris:insecureCapabilities", "KSV-0003", "KSV-0106", "CKV_K8S_37", "kyverno:drop-all-capabilities", "kyverno:disallow-capabilities-strict"],
        profiles: [Strict],
        remedy: "Drop ALL and add back what the container needs.",
        cwe: [250],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let Some(list) = container.security(&["capabilities", "drop"]).filter(|list| !list.holds_nothing()) else { return };
    if !container.drops_all(false) && !container.workload().is_windows() {
        context
            .hit(Place::key_of(list), format!("{} keeps the capabilities that it does not name.", container.subject()));
    }
}
