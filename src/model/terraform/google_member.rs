//! Members of Google IAM bindings and entities of storage ACLs, wherever they stand.

use std::sync::Arc;

use super::{ResourceChange, Value};
use crate::document::{Kind, Tree, items, json};
use crate::finding::Place;

/// The resources that say who may reach a storage bucket.
pub const STORAGE_TYPES: &[&str] = &[
    "google_storage_bucket_access_control",
    "google_storage_bucket_acl",
    "google_storage_bucket_iam_binding",
    "google_storage_bucket_iam_member",
    "google_storage_bucket_iam_policy",
    "google_storage_default_object_access_control",
    "google_storage_default_object_acl",
];

/// Somebody who gets access, as written, and where.
pub struct Member {
    /// `user:a@example.com`, `allUsers`, `READER:allUsers`.
    pub name: String,
    /// The token.
    pub place: Place,
}

impl Member {
    /// Whether it is everybody, with or without a Google account.
    pub fn is_public(&self) -> bool {
        let name = self.name.rsplit(':').next().unwrap_or("");
        ["allUsers", "allAuthenticatedUsers", "publicRead", "publicReadWrite"].contains(&name)
    }
}

/// Everybody whom a change names.
pub fn members(change: ResourceChange) -> Vec<Member> {
    let Some(after) = change.planned() else { return Vec::new() };
    let mut values: Vec<Value> =
        ["member", "entity", "predefined_acl", "default_acl"].map(|key| after.get(key)).to_vec();
    for list in ["members", "role_entity"] {
        values.extend(after.get(list).items());
    }
    let member = |value: &Value| Some(Member { name: value.as_text()?.to_owned(), place: value.place() });
    let mut found: Vec<Member> = values.iter().filter_map(member).collect();
    found.extend(policy_members(after.get("policy_data")));
    found
}

/// The members in the JSON of a policy.
fn policy_members(policy: Value) -> Vec<Member> {
    let Some(text) = policy.known().filter(|node| node.kind() == Kind::String) else { return Vec::new() };
    let Ok(tree) = json::parse(&text.decoded()) else { return Vec::new() };
    let bindings = items(tree.root().get("bindings"));
    let members = bindings.flat_map(|binding| items(binding.get("members")));
    members
        .map(|member| Member { name: member.content().to_owned(), place: inside(policy, &tree, member.span()) })
        .collect()
}

fn inside(policy: Value, tree: &Tree, span: crate::document::Span) -> Place {
    Place { source: Arc::clone(tree.source()), span, ..policy.place() }
}
