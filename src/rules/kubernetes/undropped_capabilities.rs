//! Containers that keep every capability.

use crate::finding::Place;
use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Container that drops no capability
    ///
    /// A container starts with some fourteen capabilities, among them changing owners, raw sockets and ignoring
    /// file permissions. Hardly a service needs one of them. Pod Security asks at level restricted to drop `ALL`;
    /// Windows pods are exempt.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>
    UNDROPPED_CAPABILITIES = {
        id: "kubernetes/undropped-capabilities",
        severity: Low,
        since: "2026.11",
        aliases: ["polaris:insecureCapabilities", "KSV-0003", "KSV-0004", "KSV-0106", "CKV_K8S_37", "kyverno:drop-all-capabilities", "kyverno:disallow-capabilities-strict"],
        profiles: [Strict, Security],
        remedy: "Drop ALL, and add NET_BIND_SERVICE if the container listens below port 1024.",
        cwe: [250],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.capabilities("drop").next().is_none() && !container.workload().is_windows() {
        let message = format!("{} keeps every capability that the runtime grants.", container.subject());
        let empty = container.security(&["capabilities", "drop"]).map(Place::key_of);
        context.hit(empty.unwrap_or_else(|| container.lacking_security(&["capabilities", "drop"])), message);
    }
}
