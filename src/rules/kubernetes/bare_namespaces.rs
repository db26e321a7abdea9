//! Namespaces without what each of them should hold, one row per kind.

use crate::model::Workspace;
use crate::model::kubernetes::Register;
use crate::rule::{Body, Context, rule_table};

/// What a namespace should hold, and which namespaces need not.
struct Row {
    kind: &'static str,
    spared: &'static [&'static str],
}

/// The namespaces of the cluster itself.
const SYSTEM: &[&str] = &["kube-system", "kube-public", "kube-node-lease"];

rule_table! {
    |ROW: Row| Body::Workspace(|workspace, context| check(&ROW, workspace, context));

    /// Namespace without an AuthorizationPolicy
    ///
    /// No AuthorizationPolicy of Istio in this run stands in the namespace, so every workload of the mesh may call
    /// every other one there. In an open world one may be made elsewhere.
    ///
    /// References: <https://istio.io/latest/docs/reference/config/security/authorization-policy/>
    {
        row: Row { kind: "AuthorizationPolicy.security.istio.io", spared: &[] },
        id: "kubernetes/namespace-without-authorization",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:require-authorizationpolicies"],
        profiles: [],
        remedy: "Add an AuthorizationPolicy that denies what nobody allowed.",
    }

    /// Namespace without a NetworkPolicy
    ///
    /// No NetworkPolicy of this run stands in the namespace, so its pods talk to everybody and everybody to them. In an
    /// open world one may be made elsewhere.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/network-policies/>
    {
        row: Row { kind: "NetworkPolicy", spared: SYSTEM },
        id: "kubernetes/namespace-without-network-policy",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:namespace-inventory-check"],
        profiles: [],
        remedy: "Add a NetworkPolicy that denies what nobody allowed.",
    }

    /// Namespace without a ResourceQuota
    ///
    /// No ResourceQuota of this run stands in the namespace, so its pods may take all of the cluster. In an open world
    /// one may be made elsewhere.
    ///
    /// References: <https://kubernetes.io/docs/concepts/policy/resource-quotas/>
    {
        row: Row { kind: "ResourceQuota", spared: SYSTEM },
        id: "kubernetes/namespace-without-quota",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:namespace-inventory-check"],
        profiles: [],
        remedy: "Add a ResourceQuota.",
    }
}

fn check(row: &Row, workspace: &Workspace, context: &mut Context) {
    let cluster = workspace.cluster();
    let held: Register<_, _> = cluster.objects_of(row.kind).map(|object| ((), object.namespace(), ())).collect();
    for namespace in cluster.objects_of("Namespace") {
        let Some(name) = namespace.name().filter(|name| !row.spared.contains(name)) else { continue };
        if held.find(&(), Some(name)).is_none() {
            let kind = row.kind.split('.').next().unwrap_or(row.kind);
            let message = format!("No {kind} stands in this namespace.");
            context.missing(namespace.name_place(), message, "one").about(namespace.describe());
        }
    }
}
