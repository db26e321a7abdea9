//! Services without a selector and without endpoints.

use crate::model::kubernetes::{Fields, KubeObject, Selector, network};
use crate::rule::{Body, Context, rule};

rule! {
    /// Service without a selector
    ///
    /// Without a selector a Service has only the endpoints that somebody writes by hand, and no Endpoints or
    /// EndpointSlice of this run belongs to it.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors>
    SELECTORLESS_SERVICE = {
        id: "kubernetes/selectorless-service",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:dangling-service", "kube-score:service-targets-pod"],
        profiles: [Strict, KubeLinter],
        remedy: "Add a selector, or the EndpointSlices that the Service is meant for.",
        body: Body::Objects(&["Service"], check),
    }
}

fn check(service: &KubeObject, context: &mut Context) {
    let selector = service.at_path(&["spec", "selector"]).map(Selector::plain);
    let external = service.node().text_at(&["spec", "type"]) == Some("ExternalName");
    if external || selector.is_some_and(|selector| !selector.is_empty()) {
        return;
    }
    if !network::has_endpoints(service, context.workspace) {
        let message = "This Service selects nothing and has no endpoints of its own.";
        context.missing(service.lacking(&["spec", "selector"]), message, "its Endpoints or EndpointSlices");
    }
}
