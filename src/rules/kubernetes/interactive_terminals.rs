//! Containers with an open terminal, one row for those that run and one for those that are put into a running pod.

use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule_table};

/// Whether containers that are put into a running pod are meant, or all others.
struct Row {
    ephemeral: bool,
}

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// Debug container with stdin or a terminal
    ///
    /// `kubectl debug -it` puts a container with `stdin` and `tty` into a running pod; so this rule is in no profile but
    /// `all`. Gatekeeper refuses it like any other.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/>
    {
        row: Row { ephemeral: true },
        id: "kubernetes/interactive-debug-container",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sDisallowInteractiveTTY"],
        profiles: [],
        remedy: "Remove stdin and tty; logs and commands of a debug container need neither.",
    }

    /// Container with stdin or a terminal
    ///
    /// `stdin` and `tty` are for a person at a keyboard. In a manifest they are left over from debugging, and keep
    /// a door open for `kubectl attach`.
    ///
    /// References: <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#debugging>
    {
        row: Row { ephemeral: false },
        id: "kubernetes/interactive-terminal",
        severity: Low,
        since: "2026.11",
        aliases: ["gatekeeper:K8sDisallowInteractiveTTY"],
        profiles: [Strict],
        remedy: "Remove stdin and tty.",
    }
}

fn check(row: &Row, container: &Container, context: &mut Context) {
    if (container.role() == Role::Ephemeral) != row.ephemeral {
        return;
    }
    for field in ["stdin", "tty"].into_iter().filter_map(|key| container.get(&[key])) {
        if field.as_bool() == Some(true) {
            context.hit(field, format!("{} waits for somebody at a keyboard.", container.subject()));
        }
    }
}
