//! Services that send traffic to pods that are not ready.

use crate::model::kubernetes::{Workload, serving};
use crate::rule::{Body, Context, rule};

rule! {
    /// Service in front of pods without a readiness probe
    ///
    /// A Service of this run selects these pods, and none of their containers has a readiness probe. During every
    /// rollout and after every restart it sends requests to processes that have just started and cannot answer yet.
    ///
    /// Services whose ports are all for metrics, and those that list pods which are not ready on purpose
    /// (`publishNotReadyAddresses`), have `kubernetes/unprobed-metrics-backend`; kube-score makes no difference.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/>
    UNPROBED_BACKEND = {
        id: "kubernetes/unprobed-backend",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-score:pod-probes"],
        profiles: [Default],
        remedy: "Add a readinessProbe to the container that serves.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    if !serving::is_unprobed(workload) {
        return;
    }
    let service = serving::service_of(workload, context.workspace.cluster());
    let Some(service) = service.filter(serving::waits_for_readiness) else { return };
    let Some(container) = serving::behind(&service, workload) else { return };
    let name = service.name().unwrap_or("without a name");
    let message = format!("Service {name} sends requests to these pods before they can answer.");
    let hit = context.hit(container.lacking(&["readinessProbe"]), message);
    hit.related(service.name_place(), "this Service selects the pods");
}
