//! Services that stand for another name.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Service with an external name
    ///
    /// The cluster's DNS answers with another name, which may lead anywhere, also to internal names of the cloud.
    /// Ingress controllers that follow it can be made to send requests there.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/service/#externalname>
    EXTERNAL_NAME_SERVICE = {
        id: "kubernetes/external-name-service",
        severity: Low,
        since: "2026.11",
        aliases: ["KSV-0108"],
        profiles: [Security],
        remedy: "Let the program use the other name itself.",
        body: Body::Objects(&["Service"], check),
    }
}

fn check(service: &KubeObject, context: &mut Context) {
    if let Some(name) = service.at_path(&["spec", "externalName"]).filter(|name| !name.content().is_empty()) {
        context.hit(name, format!("This Service stands for {}.", name.content()));
    }
}
