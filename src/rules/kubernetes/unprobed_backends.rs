//! Services in front of pods that never say whether they are ready.

use crate::model::kubernetes::{Workload, serving};
use crate::rule::{Body, Context, rule_table};

/// Whether somebody counts on the pods being ready, and what the Service does with pods that never say it.
struct Row {
    is_counted_on: bool,
    fault: &'static str,
}

rule_table! {
    |ROW: Row| Body::Workloads(|workload, context| check(&ROW, workload, context));

    /// Service in front of pods without a readiness probe
    ///
    /// A Service of this run selects these pods, and none of their containers has a readiness probe. During every
    /// rollout and after every restart it sends requests to processes that have just started and cannot answer yet.
    ///
    /// Services whose ports are all for metrics, those that list pods which are not ready on purpose
    /// (`publishNotReadyAddresses`), and those in a folder for a developer's own cluster (`dev-tilt`) have
    /// `kubernetes/unprobed-metrics-backend`; kube-score makes no difference.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/>
    {
        row: Row { is_counted_on: true, fault: "sends requests to these pods before they can answer" },
        id: "kubernetes/unprobed-backend",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-score:pod-probes"],
        profiles: [Default],
        remedy: "Add a readinessProbe to the container that serves.",
    }

    /// Service for metrics in front of pods without a readiness probe
    ///
    /// None of the containers has a readiness probe, and a Service of this run selects the pods. All of its ports are for
    /// metrics, which are asked for time and again, or it lists pods that are not ready on purpose
    /// (`publishNotReadyAddresses`), or the pods stand in a folder for a developer's own cluster (`dev-tilt`), so no
    /// client misses them. A rollout still takes every new pod for ready as soon as its process runs. See
    /// `kubernetes/unprobed-backend`; kube-score makes no difference.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/>
    {
        row: Row { is_counted_on: false, fault: "finds these pods, which never say whether they are ready" },
        id: "kubernetes/unprobed-metrics-backend",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-score:pod-probes"],
        profiles: [Strict],
        remedy: "Add a readinessProbe to the container that serves.",
    }
}

fn check(Row { is_counted_on, fault }: &Row, workload: &Workload, context: &mut Context) {
    if !serving::is_unprobed(workload) {
        return;
    }
    let service = serving::service_of(workload, context.workspace.cluster());
    let meant = |service: &_| serving::is_counted_on(service, workload) == *is_counted_on;
    let Some(service) = service.filter(meant) else { return };
    let Some(container) = serving::behind(&service, workload) else { return };
    let message = format!("Service {} {fault}.", service.name().unwrap_or("without a name"));
    let hit = context.hit(container.lacking(&["readinessProbe"]), message);
    hit.related(service.name_place(), "this Service selects the pods");
}
