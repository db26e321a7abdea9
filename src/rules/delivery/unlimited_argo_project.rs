//! Argo CD projects that may change the cluster.

use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Argo CD project that may change the cluster
    ///
    /// Unless `clusterResourceBlacklist` refuses `*` of `*`, applications of the project can bring ClusterRoles, CRDs,
    /// namespaces and webhooks along.
    ///
    /// References: <https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#projects>
    UNLIMITED_ARGO_PROJECT = {
        id: "delivery/unlimited-argo-project",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:appproject-clusterresourceblacklist"],
        profiles: [],
        remedy: "Blacklist group * and kind *, and whitelist the few that are needed.",
        body: Body::Objects(&["AppProject.argoproj.io"], check),
    }
}

fn check(project: &KubeObject, context: &mut Context) {
    let Some(list) = project.at_path(&["spec", "clusterResourceBlacklist"]) else {
        context.hit(
            project.lacking(&["spec", "clusterResourceBlacklist"]),
            "Applications of this project may change the cluster.",
        );
        return;
    };
    for field in list.items().flat_map(|entry| ["group", "kind"].map(|key| entry.field(key))).flatten() {
        if !field.content().contains('*') {
            context.hit(field, "Everything but this may be changed in the cluster.");
        }
    }
}
