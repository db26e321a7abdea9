//! Containers with AppArmor switched off by a security context.

use crate::model::kubernetes::{Fields, Workload, security};
use crate::rule::{Body, Context, rule_table};

/// Whether the row is about profiles that hold for some container, or about those that every container replaces.
struct Row {
    /// The former.
    holds: bool,
    /// What is wrong: a sentence.
    fault: &'static str,
}

rule_table! {
    |ROW: Row| Body::Workloads(|workload, context| check(&ROW, workload, context));

    /// AppArmor switched off by the security context
    ///
    /// `appArmorProfile.type: Unconfined` takes away what confines the container on nodes with AppArmor. Trivy
    /// reads the annotation only; see `kubernetes/unconfined-apparmor-annotation`.
    ///
    /// References: <https://kubernetes.io/docs/tutorials/security/apparmor/>
    {
        row: Row { holds: true, fault: "This takes AppArmor's confinement away." },
        id: "kubernetes/unconfined-apparmor",
        severity: Medium,
        since: "2026.11",
        aliases: ["kyverno:restrict-apparmor-profiles", "gatekeeper:K8sPSPAppArmor"],
        profiles: [Default, Security],
        remedy: "Remove the profile, or set it to RuntimeDefault.",
        cwe: [693],
    }

    /// AppArmor switched off for pods whose containers all have a profile
    ///
    /// Every container replaces the pod's `appArmorProfile.type: Unconfined` with its own, so it holds for none; the
    /// next container that is added without a profile runs unconfined. Pod Security and Kyverno refuse it, Gatekeeper
    /// looks at what holds.
    ///
    /// References: <https://kubernetes.io/docs/tutorials/security/apparmor/>
    {
        row: Row { holds: false, fault: "A container without a profile of its own would run unconfined." },
        id: "kubernetes/overridden-unconfined-apparmor",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:restrict-apparmor-profiles"],
        profiles: [Strict, Security],
        remedy: "Remove the pod's profile, or set it to RuntimeDefault.",
        cwe: [693],
    }
}

fn check(&Row { holds, fault }: &Row, workload: &Workload, context: &mut Context) {
    let profile = ["appArmorProfile", "type"];
    let mut containers = workload.containers();
    let is_replaced = containers.len() > 0 && containers.all(|container| container.security(&profile).is_some());
    let of_pod = workload.security_context();
    for own in security::contexts(workload) {
        let is_meant = holds != (is_replaced && of_pod == Some(own));
        if let Some(kind) = own.field_at(&profile).filter(|&kind| is_meant && !security::is_confining(kind)) {
            context.hit(kind, fault);
        }
    }
}
