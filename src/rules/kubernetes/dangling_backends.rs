//! Ingresses and routes to Services that are not here.

use crate::model::kubernetes::network::{self, Backend, Fault};
use crate::model::kubernetes::{KubeObject, gateway};
use crate::rule::{Body, Context, rule_table};

/// The kinds that send requests, and where they send them.
struct Row {
    kinds: &'static [&'static str],
    backends: for<'d> fn(&KubeObject<'d>) -> Vec<Backend<'d>>,
}

rule_table! {
    |ROW: Row| Body::Objects(ROW.kinds, |object, context| check(&ROW, object, context));

    /// Ingress to a missing Service or port
    ///
    /// No Service of this run has the name, or it has no such port, so requests end in an error page. Default
    /// backends are checked too, resource backends are not. A missing Service may stand elsewhere in an open world,
    /// so that is a note; a Service that is here and lacks the port is not.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource>
    {
        row: Row { kinds: &["Ingress"], backends: network::backends },
        id: "kubernetes/dangling-ingress",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:dangling-ingress", "kube-score:ingress-targets-service"],
        profiles: [Default],
        remedy: "Correct the Service's name and port, or add the Service.",
    }

    /// Route to a missing Service or port
    ///
    /// A route of the Gateway API sends requests to a Service that no object of this run is, or to a port that it does
    /// not have, so they end in an error 500. Backends of other kinds are left alone. A missing Service may stand
    /// elsewhere in an open world, so that is a note; a Service that is here and lacks the port is not.
    ///
    /// References: <https://gateway-api.sigs.k8s.io/api-types/httproute/>
    {
        row: Row { kinds: &gateway::ROUTES, backends: gateway::backends },
        id: "kubernetes/dangling-route",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Correct the Service's name and port, or add the Service.",
    }
}

fn check(row: &Row, object: &KubeObject, context: &mut Context) {
    for backend in (row.backends)(object) {
        match network::fault(&backend, object, context.workspace.cluster()) {
            Some(Fault::NoService) => {
                let message = format!("There is no Service {}.", backend.service.content());
                context.missing(backend.service, message, "the Service");
            }
            Some(Fault::NoPort(port, service)) => {
                let message = format!("Service {} has no port {}.", backend.service.content(), port.content());
                context.against(port, message, object, (&service, "the Service"));
            }
            None => {}
        }
    }
}
