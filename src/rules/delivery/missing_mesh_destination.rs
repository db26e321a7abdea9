//! VirtualServices to hosts that are not here.

use crate::model::Workspace;
use crate::model::kubernetes::mesh::{self, Host, Mesh};
use crate::model::kubernetes::network;
use crate::model::kubernetes::together::nearest;
use crate::rule::{Body, Context, rule};

rule! {
    /// VirtualService to a missing host or port
    ///
    /// A route sends requests to a host that neither a Service nor a ServiceEntry of this run is, or to a port that the
    /// Service does not have: they end in an error 503. Short names are taken in the namespace of the VirtualService,
    /// as Istio does. A missing host may stand elsewhere in an open world, so that is a note; a Service that is here
    /// and lacks the port is not.
    ///
    /// References: <https://istio.io/latest/docs/reference/config/analysis/ist0101/>
    MISSING_MESH_DESTINATION = {
        id: "delivery/missing-mesh-destination",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Correct the host and port, or add the Service or ServiceEntry.",
        body: Body::Workspace(check),
    }
}

fn check(workspace: &Workspace, context: &mut Context) {
    let cluster = workspace.cluster();
    let mesh = Mesh::of(cluster);
    for service in cluster.objects_of("VirtualService.networking.istio.io") {
        for destination in mesh::destinations(&service) {
            let (host, namespace) = (destination.host.content(), service.namespace());
            if !mesh.knows(host, namespace, cluster) {
                let message = format!("There is no Service or ServiceEntry {host}.");
                context.missing(destination.host, message, "it").about(service.describe());
                continue;
            }
            let (Host::Service(name, namespace), Some(port)) = (Host::of(host, namespace), destination.port) else {
                continue;
            };
            let services = nearest(cluster.beside(&service).named("Service", &name, namespace.as_deref()), &service);
            if let Some(first) = services.first().filter(|_| !services.iter().any(|one| network::offers(one, port))) {
                let message = format!("Service {name} has no port {}.", port.content());
                context.against(port, message, &service, (first, "the Service")).about(service.describe());
            }
        }
    }
}
