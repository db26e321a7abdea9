//! Routes that no listener takes.

use crate::model::kubernetes::KubeObject;
use crate::model::kubernetes::gateway::{self, Attachment};
use crate::rule::{Body, Context, rule};

rule! {
    /// Route to a missing Gateway or listener
    ///
    /// `parentRefs` names a Gateway that no object of this run is, or a listener or port that the Gateway does not
    /// have: nobody serves the route. Parents of other kinds, as meshes know them, are left alone. A missing Gateway
    /// may stand elsewhere in an open world, so that is a note; a Gateway that is here without the listener is not.
    ///
    /// References: <https://gateway-api.sigs.k8s.io/api-types/httproute/#attaching-to-gateways>
    UNATTACHED_ROUTE = {
        id: "kubernetes/unattached-route",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Correct the name of the Gateway or of its listener.",
        body: Body::Objects(&gateway::ROUTES, check),
    }
}

fn check(route: &KubeObject, context: &mut Context) {
    for parent in gateway::parents(route) {
        match gateway::attachment(&parent, route, context.workspace.cluster()) {
            Attachment::NoGateway => {
                let message = format!("There is no Gateway {} to serve this route.", parent.name.content());
                context.missing(parent.name, message, "the Gateway");
            }
            Attachment::NoListener(wanted, gateway) => {
                let message =
                    format!("Gateway {} has no listener {} for this route.", parent.name.content(), wanted.content());
                context.against(wanted, message, route, (&gateway, "the Gateway"));
            }
            Attachment::Listeners(..) => {}
        }
    }
}
