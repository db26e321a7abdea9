//! Services that find pods, ready or not, and whose pods never say it.

use crate::model::kubernetes::{Workload, serving};
use crate::rule::{Body, Context, rule};

rule! {
    /// Service for metrics in front of pods without a readiness probe
    ///
    /// None of the containers has a readiness probe, and a Service of this run selects the pods. All of its ports are for
    /// metrics, which are asked for time and again, or it lists pods that are not ready on purpose
    /// (`publishNotReadyAddresses`), so no client misses them. A rollout still takes every new pod for ready as
    /// soon as its process runs. See `kubernetes/unprobed-backend`; kube-score makes no difference.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/>
    UNPROBED_METRICS_BACKEND = {
        id: "kubernetes/unprobed-metrics-backend",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-score:pod-probes"],
        profiles: [Strict],
        remedy: "Add a readinessProbe to the container that serves.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    if !serving::is_unprobed(workload) {
        return;
    }
    let service = serving::service_of(workload, context.workspace.cluster());
    let Some(service) = service.filter(|service| !serving::waits_for_readiness(service)) else { return };
    let Some(container) = serving::behind(&service, workload) else { return };
    let name = service.name().unwrap_or("without a name");
    let message = format!("Service {name} finds these pods, which never say whether they are ready.");
    let hit = context.hit(container.lacking(&["readinessProbe"]), message);
    hit.related(service.name_place(), "this Service selects the pods");
}
