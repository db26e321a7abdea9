//! What was changed outside of Terraform, down to the values that differ.

use std::collections::HashMap;

use super::ResourceChange;
use crate::document::{Kind, Node};

/// One value that differs from what the last apply left.
#[derive(Clone, Copy)]
pub struct Difference<'p> {
    /// The attribute of the resource that it belongs to: the first key of its path.
    pub attribute: &'p str,
    /// The token that differs: in what is now, or in what was where it is gone.
    pub token: Node<'p>,
}

/// The values that differ between what was and what is, in the order of the plan.
pub fn differences(drift: ResourceChange) -> Vec<Difference> {
    let (before, after) = (drift.change_field("before"), drift.change_field("after"));
    let (Some(before), Some(after)) = (before, after) else { return Vec::new() };
    let mut found = Vec::new();
    for (key, pair) in paired(before, after) {
        let mut tokens = Vec::new();
        compare(pair, &mut tokens);
        found.extend(tokens.into_iter().map(|token| Difference { attribute: key, token }));
    }
    found
}

type Pair<'p> = (Option<Node<'p>>, Option<Node<'p>>);

/// The values of two maps by key, in the order of the second.
fn paired<'p>(before: Node<'p>, after: Node<'p>) -> Vec<(&'p str, Pair<'p>)> {
    let old: HashMap<&str, Node> = before.written_entries().map(|(key, value)| (key.content(), value)).collect();
    let new: HashMap<&str, Node> = after.written_entries().map(|(key, value)| (key.content(), value)).collect();
    let both =
        after.written_entries().map(|(key, value)| (key.content(), (old.get(key.content()).copied(), Some(value))));
    let gone = before.written_entries().filter(|(key, _)| !new.contains_key(key.content()));
    both.chain(gone.map(|(key, value)| (key.content(), (Some(value), None)))).collect()
}

fn compare<'p>(pair: Pair<'p>, tokens: &mut Vec<Node<'p>>) {
    match pair {
        (Some(before), Some(after)) if before.raw() == after.raw() => {}
        (Some(before), Some(after)) => match (before.kind(), after.kind()) {
            (Kind::Mapping, Kind::Mapping) => {
                paired(before, after).into_iter().for_each(|(_, pair)| compare(pair, tokens));
            }
            (Kind::Sequence, Kind::Sequence) => compare_lists(before, after, tokens),
            _ => tokens.push(token_of(after)),
        },
        (before, after) => tokens.extend(after.or(before).map(token_of)),
    }
}

/// Lists and sets look alike in a plan, so that order does not count. One that came for one that went is compared.
fn compare_lists<'p>(before: Node<'p>, after: Node<'p>, tokens: &mut Vec<Node<'p>>) {
    let mut known: HashMap<&str, usize> = HashMap::new();
    for item in before.items() {
        *known.entry(item.raw()).or_default() += 1;
    }
    let mut came = Vec::new();
    for item in after.items() {
        match known.get_mut(item.raw()) {
            Some(count) if *count > 0 => *count -= 1,
            _ => came.push(item),
        }
    }
    let went = before.items().filter(|item| match known.get_mut(item.raw()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    });
    let went: Vec<Node> = went.collect();
    match (went.as_slice(), came.as_slice()) {
        ([before], [after]) => compare((Some(*before), Some(*after)), tokens),
        (_, []) => tokens.extend(went.into_iter().map(token_of)),
        _ => tokens.extend(came.into_iter().map(token_of)),
    }
}

/// The first scalar that says something; a map of an empty list or null has none, so that its first key stands for it.
fn token_of(node: Node) -> Node {
    match node.kind() {
        Kind::Sequence => node.items().next().map_or(node, token_of),
        Kind::Mapping => {
            let mut entries = node.written_entries();
            let telling = entries.clone().find(|(_, value)| value.style().is_some() && !value.is_null());
            telling.map(|(_, value)| value).or_else(|| entries.next().map(|(key, _)| key)).unwrap_or(node)
        }
        _ => node,
    }
}

/// Resource types that are about who may do or reach what, whatever the attribute.
const GUARDING_TYPES: &[&str] = &[
    "access_policy",
    "_acl",
    "_firewall",
    "_iam_",
    "_kms_",
    "_network_acl",
    "_network_security_",
    "_policy",
    "_public_access_block",
    "_role_assignment",
    "_role_definition",
    "_secret",
    "_security_group",
    "_waf",
    "service_account",
];

/// Parts of names of attributes that are about access, exposure, encryption or protection.
const GUARDING_ATTRIBUTES: &[&str] = &[
    "acl",
    "authorized",
    "cidr",
    "deletion_",
    "encrypt",
    "endpoint_access",
    "firewall",
    "grant",
    "iam",
    "ingress",
    "internal",
    "kms",
    "logging",
    "network_rules",
    "policy",
    "protection",
    "public",
    "retention",
    "role",
    "security_group",
    "ssl",
    "tls",
    "versioning",
];

/// Attributes that change by themselves or name things.
const IDLE_ATTRIBUTES: &[&str] = &["arn", "description", "etag", "id", "labels", "name", "tags", "tags_all"];

/// Whether a change of an attribute is about who may do or reach what, or about encryption or protection.
pub fn is_guarding(resource_type: &str, attribute: &str) -> bool {
    if IDLE_ATTRIBUTES.contains(&attribute) || attribute.ends_with("_at") || attribute.contains("last_") {
        return false;
    }
    GUARDING_TYPES.iter().any(|part| resource_type.contains(part))
        || GUARDING_ATTRIBUTES.iter().any(|part| attribute.contains(part))
}
