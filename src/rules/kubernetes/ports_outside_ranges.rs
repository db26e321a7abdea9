//! Ports outside of the range that is agreed for them.

use crate::document::Node;
use crate::model::kubernetes::{Container, Fields, KubeObject};
use crate::rule::{Body, Context, rule_table};

/// Whose ports are in a range.
enum Of {
    /// Those that containers take of their node.
    Node,
    /// Those of Services.
    Service,
}

/// Whose ports, and the first and the last of them unless the configuration says others.
struct Row(Of, i64, i64);

rule_table! {
    |ROW: Row| match ROW.0 {
        Of::Node => Body::Containers(|container, context| ROW.of_container(container, context)),
        Of::Service => Body::Objects(&["Service"], |service, context| ROW.of_service(service, context)),
    };

    /// Port of the node outside of the range for pods
    ///
    /// Where host ports are needed at all, a range of them is set aside, away from what the node itself listens on. Unless you
    /// set your own (`first`, `last`) it is 80 to 9000, as in the published sample policy. `kubernetes/host-port` asks for
    /// none at all.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    {
        row: Row(Of::Node, 80, 9000),
        id: "kubernetes/host-port-out-of-range",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sPSPHostNetworkingPorts"],
        profiles: [],
        remedy: "Publish the port with a Service, or take one of the range.",
        cwe: [668],
        parameters: Range,
    }

    /// Port of the node outside of the agreed range
    ///
    /// Where ports of the node are agreed, they are in one range: unless you set your own (`first`, `last`) 5000 to 6000,
    /// as in the published sample policy.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    {
        row: Row(Of::Node, 5000, 6000),
        id: "kubernetes/host-port-outside-range",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:disallow-host-ports-range"],
        profiles: [],
        remedy: "Take a port of the range, or publish the container with a Service.",
        cwe: [668],
        parameters: Range,
    }

    /// Service port outside of the range
    ///
    /// Where ports of Services are agreed, they are in one range: unless you set your own (`first`, `last`) 32000 to 33000,
    /// as in the published sample policy.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/service/>
    {
        row: Row(Of::Service, 32000, 33000),
        id: "kubernetes/service-port-outside-range",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:restrict-service-port-range"],
        profiles: [],
        remedy: "Take a port of the range.",
        parameters: Range,
    }
}

/// Which ports may be taken; what is not set is as the page of the rule says.
#[derive(Debug, Default, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Range {
    /// The smallest.
    first: Option<i64>,
    /// The largest.
    last: Option<i64>,
}

impl Row {
    fn of_container(&self, container: &Container, context: &mut Context) {
        let ports = container.ports().filter_map(|port| port.field("hostPort"));
        // Zero is no port.
        let ports = ports.filter(|port| port.as_i64().is_some_and(|number| number != 0));
        self.check(ports, || format!("{} takes a port of its node", container.subject()), context);
    }

    fn of_service(&self, service: &KubeObject, context: &mut Context) {
        let ports = service.node().list_at(&["spec", "ports"]).filter_map(|port| port.field("port"));
        self.check(ports, || format!("{} has a port", service.describe()), context);
    }

    fn check<'d>(&self, ports: impl Iterator<Item = Node<'d>>, what: impl Fn() -> String, context: &mut Context) {
        let range: &Range = context.parameters();
        let (first, last) = (range.first.unwrap_or(self.1), range.last.unwrap_or(self.2));
        for port in ports.filter(|port| !port.as_i64().is_some_and(|number| (first..=last).contains(&number))) {
            context.hit(port, format!("{} outside of {first} to {last}.", what()));
        }
    }
}
