//! Containers with AppArmor switched off by an annotation.

use crate::model::kubernetes::{Container, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// AppArmor switched off by an annotation
    ///
    /// The annotation gives the container a profile that is neither the runtime's nor one of the node, mostly
    /// `unconfined`.
    ///
    /// References: <https://kubernetes.io/docs/tutorials/security/apparmor/>
    UNCONFINED_APPARMOR_ANNOTATION = {
        id: "kubernetes/unconfined-apparmor-annotation",
        severity: Medium,
        since: "2026.11",
        aliases: ["KSV-0002", "kyverno:restrict-apparmor-profiles", "gatekeeper:K8sPSPAppArmor"],
        profiles: [Default, Security],
        remedy: "Remove the annotation; since 1.30 the field appArmorProfile takes its place.",
        cwe: [693],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let Some(profile) = security::app_armor_annotation(container) else { return };
    let text = profile.content();
    if !text.is_empty() && text != "runtime/default" && !text.starts_with("localhost/") {
        context.hit(profile, format!("This takes AppArmor's confinement from {}.", container.describe()));
    }
}
