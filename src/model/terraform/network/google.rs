//! Google VPC firewall rules.

use super::{Permission, Ports, Protocol, Wanted};
use crate::finding::Hit;
use crate::model::terraform::{ResourceChange, Value};

/// The resources that let traffic into a network.
pub const INGRESS_TYPES: &[&str] = &["google_compute_firewall"];

/// What a resource of [`INGRESS_TYPES`] opens of what is wanted.
pub fn ingress_openings(change: &ResourceChange, wanted: &Wanted) -> Vec<Hit> {
    let Some(after) = change.planned() else { return Vec::new() };
    let is_egress = after.get("direction").as_text().is_some_and(|direction| direction.eq_ignore_ascii_case("EGRESS"));
    if is_egress || after.get("disabled").as_bool() == Some(true) {
        return Vec::new();
    }
    let rules = after.get("allow").blocks();
    rules.into_iter().flat_map(|rule| permission(after, rule).openings(wanted)).collect()
}

fn permission<'p>(firewall: Value<'p>, rule: Value<'p>) -> Permission<'p> {
    let protocol = match rule.get("protocol").as_text().map(str::to_ascii_lowercase).as_deref() {
        Some("all") => Protocol::All,
        Some("tcp" | "6") => Protocol::Tcp,
        Some("udp" | "17") => Protocol::Udp,
        Some(_) => Protocol::Other,
        None => Protocol::Unknown,
    };
    let ports = rule.get("ports");
    // A rule without ports is for every port.
    let ports = match (ports.is_unknown(), ports.items()) {
        (true, _) => Ports::Unknown,
        (false, list) if list.is_empty() => Ports::all(),
        (false, list) => Ports::read(&list),
    };
    let sources = firewall.get("source_ranges");
    let filters = ["source_ranges", "source_tags", "source_service_accounts"];
    if filters.iter().all(|filter| firewall.get(filter).is_empty()) {
        // Without any filter the source is 0.0.0.0/0.
        return Permission { protocol, ports, open: vec![vec![sources]], unseen: Vec::new() };
    }
    let peers = if sources.is_unknown() { vec![sources] } else { sources.items() };
    Permission::between(protocol, ports, peers)
}
