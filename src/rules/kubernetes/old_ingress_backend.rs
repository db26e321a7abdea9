//! Ingresses whose backends are written as before their version.

use crate::finding::Place;
use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Ingress backend of an older version
    ///
    /// `networking.k8s.io/v1` names a backend by `service.name` and `service.port`. The fields `serviceName` and
    /// `servicePort` are of the versions before it: the API server refuses the object, or drops them and the path leads
    /// nowhere.
    ///
    /// References: <https://kubernetes.io/docs/reference/using-api/deprecation-guide/#ingress-v122>
    OLD_INGRESS_BACKEND = {
        id: "kubernetes/old-ingress-backend",
        severity: High,
        since: "2026.11",
        aliases: ["kube-score:ingress-targets-service"],
        profiles: [Default],
        remedy: "Write service.name and service.port.",
        body: Body::Objects(&["Ingress"], check),
    }
}

fn check(ingress: &KubeObject, context: &mut Context) {
    if ingress.api_version() != "networking.k8s.io/v1" {
        return;
    }
    let rules = ingress.node().list_at(&["spec", "rules"]);
    let backends = rules.flat_map(|rule| rule.list_at(&["http", "paths"])).filter_map(|path| path.field("backend"));
    for backend in backends.filter(|backend| backend.field("service").is_none()) {
        if let Some(name) = backend.field("serviceName") {
            context.hit(
                Place::key_of(name),
                "This version of the API does not know the field, so the path leads nowhere.",
            );
        }
    }
}
