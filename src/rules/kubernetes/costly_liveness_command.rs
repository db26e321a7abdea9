//! Liveness probes that run heavy commands.

use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule};

rule! {
    /// Liveness probe that runs a heavy command
    ///
    /// `jcmd`, `ps` and `ls` start a process that reads much of the machine or the virtual machine every few seconds;
    /// under load the probe times out and the container is killed for being busy. The default is that of the published
    /// sample policy; set your own.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/>
    COSTLY_LIVENESS_COMMAND = {
        id: "kubernetes/costly-liveness-command",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:deny-commands-in-exec-probe"],
        profiles: [],
        remedy: "Ask the process over HTTP, gRPC or TCP.",
        parameters: Denied,
        body: Body::Containers(check),
    }
}

/// What probes should not run.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Denied {
    /// Words that must not occur in the command.
    commands: Vec<String>,
}

impl Default for Denied {
    fn default() -> Self {
        Self { commands: ["jcmd", "ps", "ls"].map(str::to_owned).to_vec() }
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.role() != Role::Regular {
        return;
    }
    let denied = &context.parameters::<Denied>().commands;
    for word in container.list(&["livenessProbe", "exec", "command"]) {
        let mut parts = word.content().split(|c: char| !c.is_alphanumeric() && c != '_');
        if let Some(part) = parts.find(|part| denied.iter().any(|command| command == part)) {
            context.hit(word, format!("The probe of {} runs {part} every few seconds.", container.describe()));
        }
    }
}
