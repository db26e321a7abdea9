//! A host port of zero.

use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule};

rule! {
    /// hostPort written as zero
    ///
    /// `hostPort: 0` asks for no port, so nothing is wrong. Checkov and Trivy count it as one.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    ZERO_HOST_PORT = {
        id: "kubernetes/zero-host-port",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0024", "CKV_K8S_26"],
        profiles: [],
        remedy: "Remove the line.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for port in container.ports().filter_map(|port| port.field("hostPort")).filter(|port| port.as_i64() == Some(0)) {
        context.hit(port, format!("{} writes a host port that asks for none.", container.subject()));
    }
}
