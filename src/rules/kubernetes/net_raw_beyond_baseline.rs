//! NET_RAW where Pod Security forbids it.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// NET_RAW at level baseline
    ///
    /// Runtimes grant NET_RAW by default, and yet Pod Security does not allow to add it at level baseline.
    /// `kubernetes/net-raw-capability` says why it is dangerous.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    NET_RAW_BEYOND_BASELINE = {
        id: "kubernetes/net-raw-beyond-baseline",
        severity: Medium,
        since: "2026.11",
        aliases: ["kyverno:disallow-capabilities"],
        profiles: [],
        remedy: "Remove NET_RAW.",
        cwe: [250],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for name in container.capabilities("add").filter(|name| name.content() == "NET_RAW") {
        context.hit(name, format!("{} adds NET_RAW, which level baseline does not allow.", container.subject()));
    }
}
