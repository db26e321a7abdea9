//! Memory limits far above the request.

use crate::model::kubernetes::{Container, Role, quantity, stretch};
use crate::rule::{Body, Context, rule};

rule! {
    /// Memory limit far above the request
    ///
    /// The scheduler places the pod by its request, and the kernel kills by what is really used: the further the limit
    /// is above the request, the more often nodes run out of memory although every pod keeps its limit. The default is
    /// that of the published sample policy; set your own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    STRETCHED_MEMORY_LIMIT = {
        id: "kubernetes/stretched-memory-limit",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:enforce-resources-as-ratio"],
        profiles: [],
        remedy: "Bring the request and the limit of memory closer together.",
        parameters: Largest,
        body: Body::Containers(check),
    }
}

/// How far the limit may be above the request.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Largest {
    /// The largest quotient of limit and request.
    ratio: f64,
}

impl Default for Largest {
    fn default() -> Self {
        Self { ratio: 2.5 }
    }
}

fn check(container: &Container, context: &mut Context) {
    let ratio = context.parameters::<Largest>().ratio;
    let Some(node) = container.own_limit("memory").filter(|_| container.role() == Role::Regular) else { return };
    let (limit, request) = (quantity(node), container.own_request("memory").and_then(quantity));
    if stretch(limit, request).is_some_and(|stretch| stretch > ratio) {
        context
            .hit(node, format!("{} may use more than {ratio} times the memory that it asks for.", container.subject()));
    }
}
