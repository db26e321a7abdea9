//! Ports of containers and what asks for them.

use std::collections::BTreeSet;

use super::container::Container;
use super::fields::Fields;
use super::workload::Workload;
use crate::document::Node;

/// The port of a probe that the container does not declare for TCP, by number or by name.
pub fn undeclared<'d>(container: &Container<'d>, probe: &str) -> Option<Node<'d>> {
    let probe = container.probe(probe)?;
    let actions = [&["httpGet", "port"][..], &["tcpSocket", "port"], &["grpc", "port"]];
    let asked = actions.iter().filter_map(|path| probe.field_at(path));
    asked.filter(|port| !port.content().is_empty()).find(|&port| !declares(container, port))
}

/// Whether a container declares a TCP port, by number or by name as the port asks.
pub fn declares(container: &Container, port: Node) -> bool {
    container.ports().filter(is_tcp).any(|declared| {
        let name = declared.text_at(&["name"]).filter(|_| port.as_i64().is_none());
        name == Some(port.content())
            || port.as_i64().is_some_and(|number| declared.number_at(&["containerPort"]) == Some(number))
    })
}

/// The names under which containers of these workloads declare ports.
pub fn names<'d>(workloads: &[Workload<'d>]) -> BTreeSet<&'d str> {
    let containers = workloads.iter().flat_map(Workload::containers);
    containers.flat_map(|container| container.ports()).filter_map(|port| port.text_at(&["name"])).collect()
}

fn is_tcp(port: &Node) -> bool {
    matches!(port.text_at(&["protocol"]), None | Some("" | "TCP"))
}

/// Whether a text may be the name of a port: at most 15 lower-case letters, digits and single dashes inside, with a
/// letter among them (RFC 6335, §5.1).
pub fn is_name(text: &str) -> bool {
    let allowed = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let dashes = text.starts_with('-') || text.ends_with('-') || text.as_bytes().windows(2).any(|pair| pair == b"--");
    allowed && !dashes && (1..=15).contains(&text.len()) && text.bytes().any(|byte| byte.is_ascii_lowercase())
}
