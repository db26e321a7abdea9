//! Limits far above the request.

use crate::model::kubernetes::{Container, quantity, stretch};
use crate::rule::{Body, Context, rule};

rule! {
    /// Limit far above the request
    ///
    /// A limit of memory is at most twice the request, so that what a node promises and what it has stay close; of CPU,
    /// which the node can take back at any time, ten times. The defaults are those of the published sample policies; set
    /// your own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    STRETCHED_LIMIT = {
        id: "kubernetes/stretched-limit",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sContainerRatios"],
        profiles: [],
        remedy: "Bring requests and limits closer together.",
        parameters: Largest,
        body: Body::Containers(check),
    }
}

/// How far limits may be above requests.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Largest {
    /// The largest quotient of limit and request of memory.
    ratio: f64,
    /// The largest quotient of limit and request of CPU.
    cpu_ratio: f64,
}

impl Default for Largest {
    fn default() -> Self {
        Self { ratio: 2.0, cpu_ratio: 10.0 }
    }
}

fn check(container: &Container, context: &mut Context) {
    let &Largest { ratio, cpu_ratio } = context.parameters::<Largest>();
    for (resource, ratio) in [("cpu", cpu_ratio), ("memory", ratio)] {
        let Some(node) = container.own_limit(resource) else { continue };
        let request = container.own_request(resource).and_then(quantity);
        if request.is_some() && stretch(quantity(node), request).is_some_and(|stretch| stretch > ratio) {
            context.hit(
                node,
                format!("{} may use more than {ratio} times the {resource} that it asks for.", container.subject()),
            );
        }
    }
}
