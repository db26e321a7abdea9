//! Containers with AppArmor switched off.

use crate::model::kubernetes::{Fields, Workload, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// AppArmor switched off by the security context
    ///
    /// `appArmorProfile.type: Unconfined` takes away what confines the container on nodes with AppArmor. Trivy
    /// reads the annotation only; see `kubernetes/unconfined-apparmor-annotation`.
    ///
    /// References: <https://kubernetes.io/docs/tutorials/security/apparmor/>
    UNCONFINED_APPARMOR = {
        id: "kubernetes/unconfined-apparmor",
        severity: Medium,
        since: "2026.11",
        aliases: ["kyverno:restrict-apparmor-profiles", "gatekeeper:K8sPSPAppArmor"],
        profiles: [Default, Security],
        remedy: "Remove the profile, or set it to RuntimeDefault.",
        cwe: [693],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    for own in security::contexts(workload) {
        if let Some(profile) =
            own.field_at(&["appArmorProfile", "type"]).filter(|&profile| !security::is_confining(profile))
        {
            context.hit(profile, "This takes AppArmor's confinement away.");
        }
    }
}
