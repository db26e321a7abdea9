//! Ingresses to Services that are not here.

use crate::model::kubernetes::KubeObject;
use crate::model::kubernetes::network::{self, Fault};
use crate::rule::{Body, Context, rule};

rule! {
    /// Ingress to a missing Service or port
    ///
    /// No Service of this run has the name, or it has no such port, so requests end in an error page. Default
    /// backends are checked too, resource backends are not. A missing Service may stand elsewhere in an open world,
    /// so that is a note; a Service that is here and lacks the port is not.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource>
    DANGLING_INGRESS = {
        id: "kubernetes/dangling-ingress",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:dangling-ingress", "kube-score:ingress-targets-service"],
        profiles: [Default],
        remedy: "Correct the Service's name and port, or add the Service.",
        body: Body::Objects(&["Ingress"], check),
    }
}

fn check(ingress: &KubeObject, context: &mut Context) {
    for backend in network::backends(ingress) {
        match network::fault(&backend, ingress, context.workspace.cluster()) {
            Some(Fault::NoService) => {
                let message = format!("There is no Service {}.", backend.service.content());
                context.missing(backend.service, message, "the Service");
            }
            Some(Fault::NoPort(port, service)) => {
                let message = format!("Service {} has no port {}.", backend.service.content(), port.content());
                context.against(port, message, ingress, (&service, "the Service"));
            }
            None => {}
        }
    }
}
