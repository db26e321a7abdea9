//! Ways to accounts that own the cluster.

use crate::model::kubernetes::KubeObject;
use crate::model::kubernetes::rbac::{Binding, Subject};
use crate::model::kubernetes::rights::Power;
use crate::rule::{Body, Context, rule};

rule! {
    /// Creating pods beside an account that owns the cluster
    ///
    /// Who creates pods in a namespace runs them as any of its service accounts. One of these owns the cluster, so
    /// whoever is bound here does too: he starts a pod with that account and takes its token.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    PATH_TO_STRONGER_ACCOUNT = {
        id: "kubernetes/path-to-stronger-account",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Strict, Security],
        remedy: "Move the stronger account to a namespace of its own, or take create on workloads away.",
        cwe: [269],
        body: Body::Objects(&["RoleBinding", "ClusterRoleBinding"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let Some(binding) = Binding::of(object) else { return };
    let (rights, cluster) = (context.workspace.rights(), context.workspace.cluster());
    if rights.granted_by(object, Power::Administration, cluster).is_some() {
        return;
    }
    let ways = [Power::Workloads, Power::Tokens, Power::Shells];
    let Some(way) = ways.into_iter().find_map(|power| rights.granted_by(object, power, cluster)) else { return };
    let namespace = object.namespace().filter(|_| !binding.is_cluster_wide());
    if namespace.is_none() && !binding.is_cluster_wide() {
        return;
    }
    let Some((owner, held)) = rights.owner_beside(object, namespace, cluster) else { return };
    let own = |subject: Subject| subject.kind == "ServiceAccount" && subject.name == owner;
    if let Some(role) = binding.role_name().filter(|_| !binding.subjects().all(own)) {
        let hit = context.hit(role, format!("Who is bound here acts as the account {owner}, which owns the cluster."));
        hit.related(way.grant.verb, format!("{} lets him start pods or take tokens", way.role.describe()));
        hit.related(held.binding.name_place(), format!("{} gives the cluster to the account", held.binding.describe()));
    }
}
