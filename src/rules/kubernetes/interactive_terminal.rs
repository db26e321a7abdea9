//! Containers with an open terminal.

use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule};

rule! {
    /// Container with stdin or a terminal
    ///
    /// `stdin` and `tty` are for a person at a keyboard. In a manifest they are left over from debugging, and keep
    /// a door open for `kubectl attach`.
    ///
    /// References: <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#debugging>
    INTERACTIVE_TERMINAL = {
        id: "kubernetes/interactive-terminal",
        severity: Low,
        since: "2026.11",
        aliases: ["gatekeeper:K8sDisallowInteractiveTTY"],
        profiles: [Strict],
        remedy: "Remove stdin and tty.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for field in ["stdin", "tty"].into_iter().filter_map(|key| container.get(&[key])) {
        if field.as_bool() == Some(true) && container.role() != Role::Ephemeral {
            context.hit(field, format!("{} waits for somebody at a keyboard.", container.subject()));
        }
    }
}
