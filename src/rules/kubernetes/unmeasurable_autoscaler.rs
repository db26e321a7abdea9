//! Autoscalers by a share of requests that nobody makes.

use crate::finding::Place;
use crate::model::kubernetes::{Container, KubeObject, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// Autoscaler by utilization without requests
    ///
    /// The autoscaler compares what pods use with what they request, and a container of the target requests nothing of
    /// that resource: it cannot compute a share and never scales. A limit counts as a request, as the API server makes
    /// it one. Targets of this run only; HPAs by average value, by other metrics and ScaledObjects with their own
    /// triggers are left alone, `cpu` and `memory` triggers of KEDA are not.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work>
    UNMEASURABLE_AUTOSCALER = {
        id: "kubernetes/unmeasurable-autoscaler",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Give every container of the target a request for the resource, or scale by AverageValue.",
        body: Body::Objects(&["HorizontalPodAutoscaler", "ScaledObject.keda.sh"], check),
    }
}

fn check(scaler: &KubeObject, context: &mut Context) {
    let shares = availability::shares(scaler);
    if shares.is_empty() {
        return;
    }
    let Some(target) = scaler.at_path(&["spec", "scaleTargetRef"]) else { return };
    let targets = availability::targets(scaler, target, context.workspace.cluster());
    for share in shares {
        let measured = |container: &Container| container.is_long_running() && share.is_of(container.name());
        let asking = |container: &Container| container.request(share.resource).is_some();
        let workloads = targets.iter().flat_map(KubeObject::workloads).collect::<Vec<_>>();
        let without = workloads.iter().flat_map(|workload| workload.containers());
        let mut without = without.filter(|container| measured(container) && !asking(container));
        let Some(container) = without.next() else { continue };
        let (who, what) = (container.subject(), share.resource);
        let message = format!("{who} requests no {what}, so its share cannot be computed and nothing is scaled.");
        let place = if share.node.content() == what { Place::of(share.node) } else { Place::key_of(share.node) };
        context.hit(place, message).related(container.lacking(&["resources", "requests"]), "requests nothing of it");
    }
}
