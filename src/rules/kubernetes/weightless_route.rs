//! Routes whose backends all weigh nothing.

use crate::document::Node;
use crate::model::kubernetes::{Fields, KubeObject, gateway};
use crate::rule::{Body, Context, rule};

rule! {
    /// Route whose backends all have weight zero
    ///
    /// A backend of weight 0 gets no requests, and where every backend of a rule has it, all of them are answered with
    /// an error 500.
    ///
    /// References: <https://gateway-api.sigs.k8s.io/guides/traffic-splitting/>
    WEIGHTLESS_ROUTE = {
        id: "kubernetes/weightless-route",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Give the backend that should serve a weight above zero.",
        body: Body::Objects(&gateway::ROUTES, check),
    }
}

fn check(route: &KubeObject, context: &mut Context) {
    for rule in route.node().list_at(&["spec", "rules"]) {
        let weights: Vec<_> = rule.list_at(&["backendRefs"]).map(|backend| backend.field("weight")).collect();
        let is_zero = |weight: &Option<Node>| weight.and_then(Node::as_i64) == Some(0);
        if let Some(Some(first)) = weights.first().filter(|_| weights.iter().all(is_zero)) {
            context.hit(*first, "No backend of this rule has a weight, so every request fails.");
        }
    }
}
