//! Containers with an AppArmor profile of the node.

use crate::model::kubernetes::{Container, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// AppArmor profile of the node
    ///
    /// A `localhost/…` profile is usually stricter than the runtime's, and Pod Security allows it. Trivy reports
    /// everything but `runtime/default`.
    ///
    /// References: <https://kubernetes.io/docs/tutorials/security/apparmor/>
    CUSTOM_APPARMOR_ANNOTATION = {
        id: "kubernetes/custom-apparmor-annotation",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0002"],
        profiles: [],
        remedy: "Nothing, if the profile is on every node.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let annotation = security::app_armor_annotation(container);
    if let Some(profile) = annotation.filter(|profile| profile.content().starts_with("localhost/")) {
        context.hit(profile, format!("{} uses a profile that must be on every node.", container.subject()));
    }
}
