//! Port names that are no names.

use crate::document::Node;
use crate::model::kubernetes::variables::has_variable;
use crate::model::kubernetes::{Fields, KubeObject, ports};
use crate::rule::{Body, Context, rule};

rule! {
    /// Invalid port name or target port
    ///
    /// A port name has at most 15 lower-case letters, digits and single dashes inside, with at least one letter
    /// (RFC 6335); a target port's number lies between 1 and 65535. The API server refuses everything else, and a Service
    /// that names it finds no port. `kubernetes/container-port-out-of-range` is about the numbers of containers.
    ///
    /// References: <https://www.rfc-editor.org/rfc/rfc6335.html#section-5.1>
    INVALID_PORT_NAME = {
        id: "kubernetes/invalid-port-name",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:invalid-target-ports"],
        profiles: [Default, KubeLinter],
        remedy: "Use lower-case letters, digits and dashes, at most 15, with a letter among them.",
        body: Body::Objects(&[], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let service = object.is("Service").then(|| object.node().list_at(&["spec", "ports"]));
    for target in service.into_iter().flatten().filter_map(|port| port.field("targetPort")) {
        // The API server takes zero for nothing, and fills in the port.
        if target.as_i64() != Some(0) {
            judge(target, context);
        }
    }
    for container in object.workloads().flat_map(|workload| workload.containers()) {
        for port in container.ports() {
            port.field("name").into_iter().for_each(|name| judge(name, context));
        }
    }
}

fn judge(port: Node, context: &mut Context) {
    let fault = match port.as_i64() {
        Some(number) if (1..=65_535).contains(&number) => return,
        Some(_) => "is no port number",
        None if ports::is_name(port.content()) || port.content().is_empty() || has_variable(port.content()) => return,
        None => "is no name for a port",
    };
    context.hit(port, format!("{} {fault}.", port.content()));
}
