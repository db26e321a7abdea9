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
    /// No Service of this run has the name, or it has no such port, so requests end in an error page. Resource backends are
    /// left alone; the default backend has a rule of its own, because kube-score does not look at it. A missing Service may
    /// stand elsewhere in an open world, so that is a note; a Service that is here and lacks the port is not.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource>
    {
        row: Row {
            kinds: &["Ingress"],
            backends: |ingress| match is_current(ingress) {
                true => network::backends_of_rules(ingress),
                false => Vec::new(),
            },
        },
        id: "kubernetes/dangling-ingress",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:dangling-ingress", "kube-score:ingress-targets-service"],
        profiles: [Default],
        remedy: "Correct the Service's name and port, or add the Service.",
    }

    /// Ingress of an old API version to a missing Service or port
    ///
    /// As `kubernetes/dangling-ingress`, of Ingresses before `networking.k8s.io/v1`, which kube-linter does not read.
    ///
    /// References: <https://kubernetes.io/docs/reference/using-api/deprecation-guide/#ingress-v122>
    {
        row: Row {
            kinds: &["Ingress"],
            backends: |ingress| match is_current(ingress) {
                true => Vec::new(),
                false => network::backends_of_rules(ingress),
            },
        },
        id: "kubernetes/dangling-old-ingress",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-score:ingress-targets-service"],
        profiles: [Default],
        remedy: "Correct the Service's name and port, or add the Service.",
    }

    /// Default backend that is missing
    ///
    /// No Service of this run has the name of the Ingress's default backend, or it has no such port, so requests that no rule
    /// is for end in the controller's own error page. A missing Service may stand elsewhere in an open world, so that is a
    /// note; a Service that is here and lacks the port is not.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/ingress/#default-backend>
    {
        row: Row { kinds: &["Ingress"], backends: network::default_backends },
        id: "kubernetes/dangling-default-backend",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:dangling-ingress"],
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

/// Whether an Ingress is of the version that the API server serves.
fn is_current(ingress: &KubeObject) -> bool {
    ingress.api_version() == "networking.k8s.io/v1"
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
