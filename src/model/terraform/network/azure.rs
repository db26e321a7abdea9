//! Azure network security groups: rules inside the group and rules of their own, with priorities.

use std::collections::HashMap;

use super::{Certainty, Permission, Ports, Protocol, Wanted};
use crate::finding::Hit;
use crate::model::terraform::{Plan, Value};

/// What the inbound rules of every group in the plan open of what is wanted, with the address of the resource. A rule
/// that denies the same to everybody with a lower priority number wins.
pub fn inbound_openings(plan: &Plan, wanted: &Wanted) -> Vec<Hit> {
    let mut hits = Vec::new();
    for rules in groups(plan) {
        let denials: Vec<&Rule> = rules.iter().filter(|rule| rule.denies_everybody()).collect();
        for rule in rules.iter().filter(|rule| rule.is("access", "Allow")) {
            let openings = rule.permission.openings(wanted);
            if openings.is_empty() || denials.iter().any(|denial| denial.shadows(rule, wanted)) {
                continue;
            }
            let address = rule.value.change().describe();
            hits.extend(openings.into_iter().map(|mut hit| {
                hit.about(address.clone());
                hit
            }));
        }
    }
    hits
}

struct Rule<'p> {
    value: Value<'p>,
    priority: Option<i64>,
    permission: Permission<'p>,
}

impl<'p> Rule<'p> {
    fn inbound(value: Value<'p>) -> Option<Self> {
        let rule = Self { value, priority: value.get("priority").as_i64(), permission: permission(value) };
        (!rule.is("direction", "Outbound")).then_some(rule)
    }

    fn is(&self, key: &str, word: &str) -> bool {
        self.value.get(key).as_text().is_some_and(|text| text.eq_ignore_ascii_case(word))
    }

    fn denies_everybody(&self) -> bool {
        let mut peers = self.permission.open.iter().flatten();
        self.is("access", "Deny") && peers.any(|peer| peer.as_text().is_some_and(is_whole_internet))
    }

    /// Whether this denial takes away what `other` allows of what is wanted.
    fn shadows(&self, other: &Rule, wanted: &Wanted) -> bool {
        let earlier = matches!((self.priority, other.priority), (Some(own), Some(other)) if own < other);
        let (own, others) = (self.permission.protocol, other.permission.protocol);
        let over_tcp_only = matches!(wanted, Wanted::Service { by_udp: false, .. });
        let same_protocol = own == Protocol::All || own == others || (over_tcp_only && own == Protocol::Tcp);
        let covers = match wanted {
            Wanted::Service { .. } => self.permission.reaches(wanted),
            // A denial of some ports leaves the others open.
            _ => self.permission.ports.is_everything(),
        };
        earlier && same_protocol && covers == Certainty::Yes
    }
}

fn is_whole_internet(peer: &str) -> bool {
    super::is_everybody(peer) || peer.trim() == "0.0.0.0/0"
}

fn permission(rule: Value) -> Permission {
    let protocol = match rule.get("protocol").as_text().map(str::to_ascii_lowercase).as_deref() {
        Some("*") => Protocol::All,
        Some("tcp") => Protocol::Tcp,
        Some("udp") => Protocol::Udp,
        Some(_) => Protocol::Other,
        None => Protocol::Unknown,
    };
    let ports = one_or_many(rule, "destination_port_range", "destination_port_ranges");
    let peers = one_or_many(rule, "source_address_prefix", "source_address_prefixes");
    Permission::between(protocol, Ports::read(&ports), peers)
}

/// The values of an argument that has a singular and a plural form.
fn one_or_many<'p>(rule: Value<'p>, one: &str, many: &str) -> Vec<Value<'p>> {
    let (one, many) = (rule.get(one), rule.get(many));
    let mut values = many.items();
    values.extend([one, many].into_iter().filter(|value| value.is_unknown() || value.as_text().is_some()));
    values
}

/// The inbound rules of the plan, by the group that they belong to.
fn groups<'p>(plan: &'p Plan<'p>) -> Vec<Vec<Rule<'p>>> {
    let mut groups: Vec<Vec<Rule>> = Vec::new();
    let mut by_name: HashMap<String, usize> = HashMap::new();
    for group in plan.changes_of("azurerm_network_security_group") {
        let Some(after) = group.planned() else { continue };
        let name = after.get("name").as_text().map(|name| scoped(after, name));
        by_name.extend(name.into_iter().chain([group.describe()]).map(|name| (name, groups.len())));
        groups.push(after.get("security_rule").blocks().into_iter().filter_map(Rule::inbound).collect());
    }
    for rule in plan.changes_of("azurerm_network_security_rule") {
        let Some(rule) = rule.planned().and_then(Rule::inbound) else { continue };
        let name = group_of(&rule).unwrap_or_else(|| rule.value.change().describe());
        let at = *by_name.entry(name).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(rules) => rules.push(rule),
            None => groups.push(vec![rule]),
        }
    }
    groups
}

/// Names are unique only inside a resource group.
fn scoped(value: Value, name: &str) -> String {
    format!("{}/{name}", value.get("resource_group_name").as_text().unwrap_or(""))
}

/// The name, or the address where the plan only has a reference.
fn group_of(rule: &Rule) -> Option<String> {
    let name = rule.value.get("network_security_group_name");
    match name.as_text() {
        Some(text) => Some(scoped(rule.value, text)),
        None => name.origins().resources().next().map(|group| group.describe()),
    }
}
