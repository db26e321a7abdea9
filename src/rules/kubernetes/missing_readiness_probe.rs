//! Containers that get traffic before they can serve it.

use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule};

rule! {
    /// Container without a readiness probe
    ///
    /// Without a readiness probe a pod counts as ready when its process has started: a Service sends it requests
    /// that it cannot answer yet, and a rollout goes on although the new version never came up.
    ///
    /// Jobs, and pods that are never restarted, need none. Where a Service is seen to select the pod,
    /// `kubernetes/unprobed-backend` says so with more certainty.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/>
    MISSING_READINESS_PROBE = {
        id: "kubernetes/missing-readiness-probe",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:no-readiness-probe", "polaris:readinessProbeMissing", "CKV_K8S_9", "gatekeeper:K8sRequiredProbes"],
        profiles: [Strict],
        remedy: "Add a readinessProbe that succeeds once the container can serve.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.role() != Role::Regular || container.workload().runs_to_completion() {
        return;
    }
    if container.probe("readinessProbe").is_none() {
        let message = format!("{} counts as ready as soon as its process runs.", container.subject());
        context.hit(container.lacking(&["readinessProbe"]), message);
    }
}
