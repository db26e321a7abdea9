//! Ports of the node outside of the range that is set aside for them.

use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule};

rule! {
    /// Port of the node outside of the range
    ///
    /// Where host ports are needed at all, a range of them is set aside, away from what the node itself listens on. The
    /// default is that of the published sample policy; set your own. `kubernetes/host-port` asks for none at all.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    HOST_PORT_OUT_OF_RANGE = {
        id: "kubernetes/host-port-out-of-range",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sPSPHostNetworkingPorts"],
        profiles: [],
        remedy: "Publish the port with a Service, or take one of the range.",
        cwe: [668],
        parameters: Range,
        body: Body::Containers(check),
    }
}

/// The host ports that are set aside for pods.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Range {
    /// The first of them.
    min: u16,
    /// The last of them.
    max: u16,
}

impl Default for Range {
    fn default() -> Self {
        Self { min: 80, max: 9000 }
    }
}

fn check(container: &Container, context: &mut Context) {
    let &Range { min, max } = context.parameters::<Range>();
    for port in container.ports().filter_map(|port| port.field("hostPort")) {
        if port.as_i64().is_some_and(|number| number != 0 && !(i64::from(min)..=i64::from(max)).contains(&number)) {
            context.hit(port, format!("Port {} of the node is not between {min} and {max}.", port.content()));
        }
    }
}
