//! Ingresses that take what nobody else does.

use crate::finding::Place;
use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Ingress with a default backend
    ///
    /// The backend gets every request that no rule of any Ingress takes, in controllers that join them all.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/ingress/#default-backend>
    DEFAULT_BACKEND_INGRESS = {
        id: "kubernetes/default-backend-ingress",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:restrict-ingress-defaultbackend"],
        profiles: [],
        remedy: "Name hosts and paths instead.",
        body: Body::Objects(&["Ingress"], check),
    }
}

fn check(ingress: &KubeObject, context: &mut Context) {
    let backend = ingress.at_path(&["spec", "defaultBackend"]).or_else(|| ingress.at_path(&["spec", "backend"]));
    if let Some(backend) = backend {
        context.hit(Place::key_of(backend), "This gets every request that no rule takes.");
    }
}
