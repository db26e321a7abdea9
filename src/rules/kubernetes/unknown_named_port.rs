//! Probes on a port name that nobody declares.

use crate::model::kubernetes::probes::PROBES;
use crate::model::kubernetes::variables::has_variable;
use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule};

rule! {
    /// Probe on a port name that does not exist
    ///
    /// A probe by port name needs a port of that name on the same container. Without it every probe fails: the
    /// container is never ready, or is restarted for ever. Unlike a number this can never work.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port>
    UNKNOWN_NAMED_PORT = {
        id: "kubernetes/unknown-named-port",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Declare the port under this name, or probe it by number.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for probe in PROBES {
        let Some(handlers) = container.probe(probe) else { continue };
        for handler in ["httpGet", "tcpSocket"] {
            let Some(port) = handlers.field_at(&[handler, "port"]).filter(|port| port.as_str().is_some()) else {
                continue;
            };
            let declared = container.ports().any(|known| known.text_at(&["name"]) == Some(port.content()));
            if !declared && port.content().parse::<u16>().is_err() && !has_variable(port.content()) {
                let message = format!(
                    "{} has no port named {}, so its {probe} always fails.",
                    container.subject(),
                    port.content()
                );
                context.hit(port, message);
            }
        }
    }
}
