//! Limits far above the request.

use crate::model::kubernetes::{Container, Role, quantity, stretch};
use crate::rule::{Body, Context, rule_table};

/// What is compared, by the parameters of the rule.
struct Row {
    /// Whether init containers and sidecars too.
    of_all_containers: bool,
    /// Whether a limit without a request is above it without end.
    without_request: bool,
    /// The resources, each with the largest quotient of limit and request.
    ratios: fn(&Context) -> Vec<(&'static str, f64)>,
}

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// Limit far above the request
    ///
    /// A limit of memory is at most twice the request, so that what a node promises and what it has stay close; of CPU,
    /// which the node can take back at any time, ten times. The defaults are those of the published sample policies; set
    /// your own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    {
        row: Row {
            of_all_containers: true,
            without_request: false,
            ratios: |context| {
                let &Largest { ratio, cpu_ratio } = context.parameters();
                vec![("cpu", cpu_ratio), ("memory", ratio)]
            },
        },
        id: "kubernetes/stretched-limit",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sContainerRatios"],
        profiles: [],
        remedy: "Bring requests and limits closer together.",
        parameters: Largest,
    }

    /// Memory limit far above the request
    ///
    /// The scheduler places the pod by its request, and the kernel kills by what is really used: the further the limit
    /// is above the request, the more often nodes run out of memory although every pod keeps its limit. The default is
    /// that of the published sample policy; set your own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    {
        row: Row {
            of_all_containers: false,
            without_request: true,
            ratios: |context| vec![("memory", context.parameters::<LargestOfMemory>().ratio)],
        },
        id: "kubernetes/stretched-memory-limit",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:enforce-resources-as-ratio"],
        profiles: [],
        remedy: "Bring the request and the limit of memory closer together.",
        parameters: LargestOfMemory,
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

/// How far the limit of memory may be above the request.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct LargestOfMemory {
    /// The largest quotient of limit and request.
    ratio: f64,
}

impl Default for LargestOfMemory {
    fn default() -> Self {
        Self { ratio: 2.5 }
    }
}

fn check(row: &Row, container: &Container, context: &mut Context) {
    if !row.of_all_containers && container.role() != Role::Regular {
        return;
    }
    for (resource, ratio) in (row.ratios)(context) {
        let Some(node) = container.own_limit(resource) else { continue };
        let request = container.own_request(resource).and_then(quantity);
        let is_compared = row.without_request || request.is_some();
        if is_compared && stretch(quantity(node), request).is_some_and(|stretch| stretch > ratio) {
            let who = container.subject();
            context.hit(node, format!("{who} may use more than {ratio} times the {resource} that it asks for."));
        }
    }
}
