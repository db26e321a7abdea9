//! CPU requests of nothing.

use crate::model::kubernetes::{Container, Quantity, quantity};
use crate::rule::{Body, Context, rule};

rule! {
    /// CPU request of zero
    ///
    /// A CPU request of zero reserves nothing: the container gets the smallest share of a busy node, as if no
    /// request were written.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    ZERO_CPU_REQUEST = {
        id: "kubernetes/zero-cpu-request",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:unset-cpu-requirements", "kube-score:container-resources"],
        profiles: [Strict, KubeLinter],
        remedy: "Write the amount of CPU that the container uses on an ordinary day.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let request = container.own_request("cpu");
    if let Some(node) = request.filter(|&node| quantity(node).is_some_and(Quantity::is_zero)) {
        context.hit(node, format!("{} asks for no CPU at all.", container.subject()));
    }
}
