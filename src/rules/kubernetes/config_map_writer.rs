//! Roles that change ConfigMaps.

use crate::model::kubernetes::{KubeObject, rbac};
use crate::rule::{Body, Context, rule};

rule! {
    /// Permission to change ConfigMaps
    ///
    /// Workloads trust their ConfigMaps; who changes them changes what the workloads do. Leader election alone
    /// needs it in most controllers.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    CONFIG_MAP_WRITER = {
        id: "kubernetes/config-map-writer",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0049"],
        profiles: [],
        remedy: "Name the ConfigMaps with resourceNames.",
        cwe: [269],
        body: Body::Objects(&["Role", "ClusterRole"], check),
    }
}

fn check(role: &KubeObject, context: &mut Context) {
    for rule in rbac::rules(role).iter().filter(|rule| rule.any_verb(rbac::CHANGES).is_some()) {
        if let Some(entry) = rule.entry("resources", "configmaps") {
            context.hit(entry, "Who is bound to this changes ConfigMaps.");
        }
    }
}
