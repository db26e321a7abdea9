//! Capabilities outside of a list.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Capability outside of the list
    ///
    /// Containers add no capability but the agreed ones. The default is that of the published sample policy; set your
    /// own.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container>
    CAPABILITY_OUTSIDE_LIST = {
        id: "kubernetes/capability-outside-list",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:psp-restrict-adding-capabilities"],
        profiles: [],
        remedy: "Remove the capability.",
        cwe: [250],
        parameters: Allowed,
        body: Body::Containers(check),
    }
}

/// Which capabilities may be added.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Allowed {
    /// Their names as written.
    capabilities: Vec<String>,
}

impl Default for Allowed {
    fn default() -> Self {
        Self { capabilities: ["NET_BIND_SERVICE", "CAP_CHOWN"].map(str::to_owned).to_vec() }
    }
}

fn check(container: &Container, context: &mut Context) {
    let allowed = &context.parameters::<Allowed>().capabilities;
    for added in container.capabilities("add").filter(|added| !added.content().is_empty()) {
        if !allowed.iter().any(|name| name == added.content()) {
            context.hit(added, format!("{} adds {}, which is not in the list.", container.subject(), added.content()));
        }
    }
}
