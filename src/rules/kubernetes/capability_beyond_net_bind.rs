//! Capabilities that level restricted does not allow.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Capability other than NET_BIND_SERVICE added
    ///
    /// At level restricted Pod Security allows one capability: NET_BIND_SERVICE, to listen below port 1024. Windows
    /// pods are exempt.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>
    CAPABILITY_BEYOND_NET_BIND = {
        id: "kubernetes/capability-beyond-net-bind",
        severity: Low,
        since: "2026.11",
        aliases: ["KSV-0106", "kyverno:disallow-capabilities-strict"],
        profiles: [Strict],
        remedy: "Remove the capability; NET_BIND_SERVICE is the only one that level restricted allows.",
        cwe: [250],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.workload().is_windows() {
        return;
    }
    for name in container.capabilities("add").filter(|name| name.content() != "NET_BIND_SERVICE") {
        context.hit(
            name,
            format!("{} adds {}, which level restricted does not allow.", container.subject(), name.content()),
        );
    }
}
