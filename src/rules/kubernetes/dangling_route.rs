//! Routes to Services that are not here.

use crate::model::kubernetes::network::{self, Fault};
use crate::model::kubernetes::{KubeObject, gateway};
use crate::rule::{Body, Context, rule};

rule! {
    /// Route to a missing Service or port
    ///
    /// A route of the Gateway API sends requests to a Service that no object of this run is, or to a port that it does
    /// not have, so they end in an error 500. Backends of other kinds are left alone. A missing Service may stand
    /// elsewhere in an open world, so that is a note; a Service that is here and lacks the port is not.
    ///
    /// References: <https://gateway-api.sigs.k8s.io/api-types/httproute/>
    DANGLING_ROUTE = {
        id: "kubernetes/dangling-route",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Correct the Service's name and port, or add the Service.",
        body: Body::Objects(&gateway::ROUTES, check),
    }
}

fn check(route: &KubeObject, context: &mut Context) {
    for backend in gateway::backends(route) {
        match network::fault(&backend, route, context.workspace.cluster()) {
            Some(Fault::NoService) => {
                let message = format!("There is no Service {}.", backend.service.content());
                context.missing(backend.service, message, "the Service");
            }
            Some(Fault::NoPort(port, service)) => {
                let message = format!("Service {} has no port {}.", backend.service.content(), port.content());
                context.against(port, message, route, (&service, "the Service"));
            }
            None => {}
        }
    }
}
