//! Who may do what: roles, their rules with the API server's own matching, and bindings.

use super::fields::Fields;
use super::index::Cluster;
use super::object::KubeObject;
use crate::document::Node;

/// One rule of a Role or ClusterRole.
#[derive(Debug, Clone, Copy)]
pub struct PolicyRule<'d> {
    node: Node<'d>,
}

/// The verbs that change objects, and the one by which a holder changes them as somebody else.
pub const CHANGES: &[&str] = &["create", "update", "patch", "delete", "deletecollection", "impersonate"];

/// What in a rule grants a permission.
#[derive(Debug, Clone, Copy)]
pub struct Grant<'d> {
    /// The entry of `verbs`.
    pub verb: Node<'d>,
    /// The entry of `resources`.
    pub resource: Node<'d>,
}

/// The rules of a Role or ClusterRole as written.
pub fn rules<'d>(role: &KubeObject<'d>) -> Vec<PolicyRule<'d>> {
    role.node().list_at(&["rules"]).map(|node| PolicyRule { node }).collect()
}

impl<'d> PolicyRule<'d> {
    /// Its map.
    pub fn node(&self) -> Node<'d> {
        self.node
    }

    /// The entries of one of its lists.
    pub fn list(&self, name: &str) -> impl Iterator<Item = Node<'d>> + use<'d> {
        self.node.list_at(&[name])
    }

    /// The entry of a list that is exactly this text.
    pub fn entry(&self, list: &str, text: &str) -> Option<Node<'d>> {
        self.list(list).find(|entry| entry.content() == text)
    }

    /// The entry that allows a verb: the verb itself or `*`.
    pub fn verb(&self, verb: &str) -> Option<Node<'d>> {
        self.list("verbs").find(|entry| matches!(entry.content(), "*") || entry.content() == verb)
    }

    /// The first of these verbs that it allows.
    pub fn any_verb(&self, verbs: &[&str]) -> Option<Node<'d>> {
        self.list("verbs").find(|entry| entry.content() == "*" || verbs.contains(&entry.content()))
    }

    /// Whether it speaks about an API group. A rule without any `apiGroups` is refused by the API server; it is read
    /// here as speaking about every group, which is what its writer believes.
    pub fn has_group(&self, group: &str) -> bool {
        let mut groups = self.list("apiGroups").peekable();
        groups.peek().is_none() || groups.any(|entry| entry.content() == "*" || entry.content() == group)
    }

    /// Whether it allows every verb on every resource.
    pub fn is_everything(&self) -> bool {
        self.entry("verbs", "*").is_some() && self.entry("resources", "*").is_some()
    }

    /// What in it opens shells in pods: `pods/exec` or `pods/attach`, for which a WebSocket needs only `get`.
    pub fn opens_shells(&self) -> Option<Grant<'d>> {
        ["pods/exec", "pods/attach"].iter().find_map(|kind| self.grants(&["get", "create"], "", kind))
    }

    /// The entry that covers a resource or subresource (`pods/exec`), as the authorizer compares: exactly, `*`, or
    /// `*/exec`. `pods/*` covers nothing.
    pub fn resource(&self, resource: &str) -> Option<Node<'d>> {
        self.list("resources").find(|entry| covers(entry.content(), resource))
    }

    /// What in it grants one of `verbs` on `group`'s `resource`.
    pub fn grants(&self, verbs: &[&str], group: &str, resource: &str) -> Option<Grant<'d>> {
        if !self.has_group(group) {
            return None;
        }
        Some(Grant { verb: self.any_verb(verbs)?, resource: self.resource(resource)? })
    }

    /// What in it grants one of `verbs` on `group`'s `resource`, where the resource itself is named, not only `*`.
    pub fn names(&self, verbs: &[&str], group: &str, resource: &str) -> Option<Grant<'d>> {
        self.grants(verbs, group, resource).filter(|grant| grant.resource.content() != "*")
    }

    /// Whether it is about named objects only.
    pub fn is_limited_to_names(&self) -> bool {
        self.list("resourceNames").next().is_some()
    }
}

fn covers(entry: &str, resource: &str) -> bool {
    if entry == "*" || entry == resource {
        return true;
    }
    match (entry.strip_prefix("*/"), resource.split_once('/')) {
        (Some(any), Some((_, subresource))) => any == subresource,
        _ => false,
    }
}

/// A RoleBinding or ClusterRoleBinding.
#[derive(Debug, Clone, Copy)]
pub struct Binding<'d> {
    object: KubeObject<'d>,
}

/// One subject of a binding.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'d> {
    /// Its map.
    pub node: Node<'d>,
    /// `ServiceAccount`, `User` or `Group`.
    pub kind: &'d str,
    /// Its name.
    pub name: &'d str,
    /// The namespace of a service account.
    pub namespace: Option<&'d str>,
}

impl<'d> Binding<'d> {
    /// The object as a binding, if it is one.
    pub fn of(object: &KubeObject<'d>) -> Option<Self> {
        object.is_any(&["RoleBinding", "ClusterRoleBinding"]).then_some(Self { object: *object })
    }

    /// The object.
    pub fn object(&self) -> &KubeObject<'d> {
        &self.object
    }

    /// Whether it binds in the whole cluster.
    pub fn is_cluster_wide(&self) -> bool {
        self.object.is("ClusterRoleBinding")
    }

    /// The name of the role that it gives away.
    pub fn role_name(&self) -> Option<Node<'d>> {
        self.object.at_path(&["roleRef", "name"])
    }

    /// The kind of the role that it gives away.
    pub fn role_kind(&self) -> &'d str {
        self.object.node().text_at(&["roleRef", "kind"]).unwrap_or("")
    }

    /// Whom it gives it to.
    pub fn subjects(&self) -> impl Iterator<Item = Subject<'d>> + use<'d> {
        let own = self.object.namespace();
        self.object.node().list_at(&["subjects"]).map(move |node| Subject {
            node,
            kind: node.text_at(&["kind"]).unwrap_or(""),
            name: node.text_at(&["name"]).unwrap_or(""),
            namespace: node.text_at(&["namespace"]).or(own),
        })
    }

    /// Whether its role is one that every cluster has.
    pub fn is_to_builtin_role(&self) -> bool {
        let name = self.role_name().map_or("", Node::content);
        self.role_kind() == "ClusterRole"
            && (matches!(name, "cluster-admin" | "admin" | "edit" | "view") || name.starts_with("system:"))
    }

    /// The first subject that is a service account or a node.
    pub fn machine_subject(&self) -> Option<Subject<'d>> {
        self.subjects().find(|subject| matches!(subject.kind, "ServiceAccount" | "Node"))
    }

    /// Whether a role that it may mean is in this run.
    pub fn is_seen(&self, cluster: Cluster) -> bool {
        let mut roles = self.role_name().into_iter().flat_map(|name| {
            cluster.beside(&self.object).named(self.role_kind(), name.content(), self.object.namespace())
        });
        roles.next().is_some()
    }
}
