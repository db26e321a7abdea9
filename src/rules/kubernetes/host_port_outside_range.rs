//! Ports of the node outside of a range.

use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule};

rule! {
    /// Port of the node outside of the range
    ///
    /// Where ports of the node are agreed, they are in one range. The default is that of the published sample policy;
    /// set your own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    HOST_PORT_OUTSIDE_RANGE = {
        id: "kubernetes/host-port-outside-range",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:disallow-host-ports-range"],
        profiles: [],
        remedy: "Take a port of the range, or publish the container with a Service.",
        cwe: [668],
        parameters: Range,
        body: Body::Containers(check),
    }
}

/// Which ports of the node may be taken.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Range {
    /// The smallest.
    first: i64,
    /// The largest.
    last: i64,
}

impl Default for Range {
    fn default() -> Self {
        Self { first: 5000, last: 6000 }
    }
}

fn check(container: &Container, context: &mut Context) {
    let Range { first, last } = context.parameters::<Range>();
    for port in container.ports().filter_map(|port| port.field("hostPort")) {
        if port.as_i64().is_some_and(|number| number != 0 && !(*first..=*last).contains(&number)) {
            context
                .hit(port, format!("{} takes a port of its node outside of {first} to {last}.", container.subject()));
        }
    }
}
