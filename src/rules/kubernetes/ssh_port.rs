//! Containers that offer SSH.

use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule};

rule! {
    /// SSH in a container
    ///
    /// Port 22 is SSH: a second way in, with its own keys and users, that no cluster policy sees.
    ///
    /// References: <https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/>
    SSH_PORT = {
        id: "kubernetes/ssh-port",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:ssh-port"],
        profiles: [Strict, Security, KubeLinter],
        remedy: "Remove the SSH server; kubectl exec opens a shell where one is needed.",
        cwe: [284],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for port in container.ports().filter(|port| matches!(port.text_at(&["protocol"]), None | Some("" | "TCP"))) {
        if let Some(number) = port.field("containerPort").filter(|number| number.as_i64() == Some(22)) {
            context.hit(number, format!("{} listens on the port of SSH.", container.subject()));
        }
    }
}
