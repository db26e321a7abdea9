//! References across namespaces that nobody granted.

use crate::model::kubernetes::{Fields, KubeObject, gateway};
use crate::rule::{Body, Context, rule};

rule! {
    /// Gateway API reference without a grant
    ///
    /// A route or Gateway refers to a Service or Secret of another namespace, and no ReferenceGrant of this run in that
    /// namespace allows it: the reference is refused, and requests end in an error 500. In an open world the grant may
    /// be made elsewhere, so this is a note until the run is told that it sees everything.
    ///
    /// References: <https://gateway-api.sigs.k8s.io/api-types/referencegrant/>
    UNGRANTED_REFERENCE = {
        id: "kubernetes/ungranted-reference",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Add a ReferenceGrant in the namespace that is referred to.",
        body: Body::Objects(
            &[
                "HTTPRoute.gateway.networking.k8s.io",
                "GRPCRoute.gateway.networking.k8s.io",
                "TLSRoute.gateway.networking.k8s.io",
                "TCPRoute.gateway.networking.k8s.io",
                "UDPRoute.gateway.networking.k8s.io",
                "Gateway.gateway.networking.k8s.io",
            ],
            check,
        ),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    for (kind, reference) in gateway::outward(object) {
        let (Some(namespace), Some(name)) = (reference.field("namespace"), reference.text_at(&["name"])) else {
            continue;
        };
        if Some(namespace.content()) == object.namespace() {
            continue;
        }
        if !gateway::is_granted(object, kind, name, namespace.content(), context.workspace.cluster()) {
            let message = format!("Namespace {} grants no reference to {kind} {name}.", namespace.content());
            context.missing(namespace, message, "the ReferenceGrant");
        }
    }
}
