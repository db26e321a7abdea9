//! Roles that allow nothing.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule_table};

/// A kind of role and the names of those that every cluster has.
struct Row(&'static [&'static str], &'static [&'static str]);

rule_table! {
    |ROW: Row| Body::Objects(ROW.0, |role, context| check(&ROW, role, context));

    /// ClusterRole without rules
    ///
    /// `rules` is not written or empty like `rules:` and no `aggregationRule` collects any, so whoever is bound to the role
    /// gets nothing. Polaris cannot see what such a role allows and reports it as one that opens shells, aggregated roles too.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole>
    {
        row: Row(&["ClusterRole"], &["admin", "cluster-admin", "edit", "gce:podsecuritypolicy:calico-sa"]),
        id: "kubernetes/cluster-role-without-rules",
        severity: Info,
        since: "2026.11",
        aliases: ["polaris:clusterrolePodExecAttach"],
        profiles: [],
        remedy: "Write the rules, or `rules: []` where the role is meant to allow nothing.",
    }

    /// Role without rules
    ///
    /// `rules` is not written or empty like `rules:`, so whoever is bound to the role gets nothing. Polaris cannot see what
    /// such a role allows and reports it as one that opens shells.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole>
    {
        row: Row(&["Role"], &["gce:podsecuritypolicy:calico-sa"]),
        id: "kubernetes/role-without-rules",
        severity: Info,
        since: "2026.11",
        aliases: ["polaris:rolePodExecAttach"],
        profiles: [],
        remedy: "Write the rules, or `rules: []` where the role is meant to allow nothing.",
    }
}

fn check(Row(_, everywhere): &Row, role: &KubeObject, context: &mut Context) {
    let own = role.name().is_some_and(|name| everywhere.contains(&name) || name.starts_with("system:"));
    let written = ["rules", "aggregationRule"].iter().any(|key| role.at_path(&[key]).is_some());
    if !own && !written {
        let place = role.place_at(&["rules"]);
        context.hit(place, format!("{} allows nothing.", role.describe()));
    }
}
