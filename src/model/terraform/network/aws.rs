//! AWS security groups in all their forms.

use super::{Permission, Ports, Protocol, Wanted};
use crate::finding::Hit;
use crate::model::terraform::{ResourceChange, Value};

/// The resources that let traffic into a security group.
pub const INGRESS_TYPES: &[&str] = &[
    "aws_default_security_group",
    "aws_security_group",
    "aws_security_group_rule",
    "aws_vpc_security_group_ingress_rule",
];

/// What a resource of [`INGRESS_TYPES`] opens of what is wanted.
pub fn ingress_openings(change: &ResourceChange, wanted: &Wanted) -> Vec<Hit> {
    let Some(after) = change.planned() else { return Vec::new() };
    let permissions = ingress(*change, after);
    let mut hits: Vec<Hit> = permissions.iter().flat_map(|permission| permission.openings(wanted)).collect();
    let rules = after.get("ingress");
    if rules.is_unknown() {
        let mut hit = Hit::new(rules.place(), "Who may reach what in this group is known only after apply.");
        hit.partial("The ingress rules are known only after apply.");
        hits.push(hit);
    }
    hits
}

fn ingress<'p>(change: ResourceChange<'p>, after: Value<'p>) -> Vec<Permission<'p>> {
    match change.resource_type() {
        "aws_security_group_rule" if after.get("type").as_text() == Some("egress") => Vec::new(),
        "aws_security_group_rule" => vec![rule(after, "protocol")],
        "aws_vpc_security_group_ingress_rule" => vec![rule(after, "ip_protocol")],
        _ => after.get("ingress").blocks().into_iter().map(|block| rule(block, "protocol")).collect(),
    }
}

fn rule<'p>(rule: Value<'p>, protocol: &str) -> Permission<'p> {
    let protocol = read_protocol(rule.get(protocol));
    let mut peers: Vec<Value> = Vec::new();
    for list in ["cidr_blocks", "ipv6_cidr_blocks"] {
        let list = rule.get(list);
        if list.is_unknown() { peers.push(list) } else { peers.extend(list.items()) }
    }
    peers.extend(["cidr_ipv4", "cidr_ipv6"].map(|key| rule.get(key)));
    for key in ["prefix_list_ids", "prefix_list_id"] {
        peers.extend(ranges_of_prefix_lists(rule.get(key)));
    }
    Permission::between(protocol, ports(rule, protocol), peers)
}

/// The ranges of managed prefix lists that are in this plan. Others cannot be seen; most are AWS's own.
fn ranges_of_prefix_lists(ids: Value) -> Vec<Value> {
    let lists = std::iter::once(ids).chain(ids.items());
    let origins: Vec<_> = lists.filter(|id| id.is_unknown()).flat_map(|id| id.origins().found).collect();
    let mut ranges = Vec::new();
    for origin in origins {
        if let crate::model::terraform::Origin::Attribute(list, _) = origin
            && list.resource_type() == "aws_ec2_managed_prefix_list"
        {
            ranges.extend(list.after().leaves("entry.cidr"));
        }
    }
    ranges
}

/// `-1` and `all` are every protocol; 6 and 17 are the numbers of TCP and UDP.
fn read_protocol(value: Value) -> Protocol {
    match value.as_text().map(str::to_ascii_lowercase).as_deref() {
        Some("-1" | "all") => Protocol::All,
        Some("tcp" | "6") => Protocol::Tcp,
        Some("udp" | "17") => Protocol::Udp,
        Some(_) => Protocol::Other,
        None => Protocol::Unknown,
    }
}

/// With every protocol the ports are not looked at by AWS.
fn ports(rule: Value, protocol: Protocol) -> Ports {
    let (from, to) = (rule.get("from_port"), rule.get("to_port"));
    match (protocol, from.as_i64(), to.as_i64()) {
        (Protocol::All, ..) | (_, Some(-1), _) => Ports::all(),
        (_, Some(from), Some(to)) => Ports::Ranges(vec![from..=to]),
        _ => Ports::Unknown,
    }
}
