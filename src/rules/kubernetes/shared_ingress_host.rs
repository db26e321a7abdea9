//! Hosts that two Ingresses serve.

use crate::model::Workspace;
use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Host in two Ingresses
    ///
    /// Often wanted: each application brings its own path. Gatekeeper and Kyverno can forbid it, so that nobody
    /// takes over a part of another's host.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/ingress/>
    SHARED_INGRESS_HOST = {
        id: "kubernetes/shared-ingress-host",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sUniqueIngressHost", "kyverno:unique-ingress-host"],
        profiles: [],
        remedy: "Put the rules of a host into one Ingress.",
        body: Body::Workspace(check),
    }
}

fn check(workspace: &Workspace, context: &mut Context) {
    let mut seen: std::collections::HashMap<&str, KubeObject> = std::collections::HashMap::new();
    for ingress in workspace.cluster().objects_of("Ingress") {
        for host in ingress.node().list_at(&["spec", "rules"]).filter_map(|rule| rule.field("host")) {
            let first = *seen.entry(host.content()).or_insert(ingress);
            if first.node() != ingress.node() {
                let message = format!("{} serves {} too.", first.describe(), host.content());
                context.hit(host, message).related(first.name_place(), "the other Ingress").about(ingress.describe());
            }
        }
    }
}
