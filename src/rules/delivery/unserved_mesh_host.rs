//! VirtualServices for hosts that no gateway has.

use crate::model::kubernetes::{Fields, KubeObject, mesh};
use crate::rule::{Body, Context, rule};

rule! {
    /// VirtualService for a host that its gateway does not serve
    ///
    /// The VirtualService is bound to Gateways of this run, and no server of them has the host: from outside nobody
    /// reaches it. Gateways that are not in this run are not judged, nor is the gateway `mesh`.
    ///
    /// References: <https://istio.io/latest/docs/reference/config/analysis/ist0132/>
    UNSERVED_MESH_HOST = {
        id: "delivery/unserved-mesh-host",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Add the host to a server of the Gateway, or correct it.",
        body: Body::Objects(&["VirtualService.networking.istio.io"], check),
    }
}

fn check(service: &KubeObject, context: &mut Context) {
    let Some(gateways) = mesh::gateways(service, context.workspace.cluster()) else { return };
    // Beside a gateway the mesh may be meant by a host.
    if service.node().list_at(&["spec", "gateways"]).any(|gateway| gateway.content() == "mesh") {
        return;
    }
    for host in service.node().list_at(&["spec", "hosts"]).filter(|host| host.content() != "*") {
        if !gateways.iter().any(|gateway| mesh::serves(gateway, host.content())) {
            let message = format!("No server of the gateway has the host {}.", host.content());
            context.against(host, message, service, (&gateways[0], "the Gateway"));
        }
    }
}
