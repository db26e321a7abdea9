//! StatefulSets without the Service that names their pods.

use crate::model::kubernetes::{Fields, KubeObject, Selector, Workload};
use crate::rule::{Body, Context, rule};

rule! {
    /// StatefulSet without its headless Service
    ///
    /// `serviceName` must be a headless Service that selects the pods; without it they have no names of their own
    /// (`db-0.db`), by which a cluster finds its members.
    ///
    /// Only `apps/v1` is meant; what came before it is refused, and `kubernetes/removed-api` says so.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id>
    HEADLESS_SERVICE_MISSING = {
        id: "kubernetes/headless-service-missing",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-score:statefulset-has-servicename"],
        profiles: [Strict],
        remedy: "Add a headless Service (clusterIP: None) of that name that selects the pods.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let object = workload.object();
    if !object.is("StatefulSet") || object.api_version() != "apps/v1" {
        return;
    }
    let Some(name) = object.at_path(&["spec", "serviceName"]) else {
        context
            .hit(object.lacking(&["spec", "serviceName"]), "Without serviceName the pods have no names of their own.");
        return;
    };
    let headless = |service: &KubeObject| {
        let selector = service.at_path(&["spec", "selector"]).map(Selector::plain);
        service.node().text_at(&["spec", "clusterIP"]) == Some("None")
            && selector.is_some_and(|selector| selector.matches(workload.labels()))
    };
    if !context
        .workspace
        .cluster()
        .beside(object)
        .named("Service", name.content(), object.namespace())
        .any(|service| headless(&service))
    {
        let message = format!("No headless Service {} selects these pods, so they have no names.", name.content());
        context.missing(name, message, "the Service");
    }
}
