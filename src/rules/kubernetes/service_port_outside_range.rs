//! Service ports outside of a range.

use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Service port outside of the range
    ///
    /// Where ports of Services are agreed, they are in one range. The default is that of the published sample policy;
    /// set your own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/service/>
    SERVICE_PORT_OUTSIDE_RANGE = {
        id: "kubernetes/service-port-outside-range",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:restrict-service-port-range"],
        profiles: [],
        remedy: "Take a port of the range.",
        parameters: Range,
        body: Body::Objects(&["Service"], check),
    }
}

/// Which ports Services may have.
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
        Self { first: 32000, last: 33000 }
    }
}

fn check(service: &KubeObject, context: &mut Context) {
    let Range { first, last } = context.parameters::<Range>();
    for port in service.node().list_at(&["spec", "ports"]).filter_map(|port| port.field("port")) {
        if !port.as_i64().is_some_and(|number| (*first..=*last).contains(&number)) {
            context.hit(port, format!("This port is not between {first} and {last}."));
        }
    }
}
