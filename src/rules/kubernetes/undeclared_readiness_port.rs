//! Readiness probes on a port that the container does not declare.

use crate::model::kubernetes::{Container, ports};
use crate::rule::{Body, Context, rule};

rule! {
    /// Readiness probe on an undeclared port
    ///
    /// A named port that the container does not declare makes every probe fail, so the pod never becomes ready. A
    /// number that it does not declare works if the process listens there, and is otherwise the usual slip after a
    /// port was changed in one place only.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port>
    UNDECLARED_READINESS_PORT = {
        id: "kubernetes/undeclared-readiness-port",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:readiness-port"],
        profiles: [Strict, KubeLinter],
        remedy: "Probe a port that the container declares, or declare this one.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if let Some(port) = ports::undeclared(container, "readinessProbe") {
        context.hit(port, format!("{} declares no port {}.", container.subject(), port.content()));
    }
}
