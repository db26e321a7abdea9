//! Bare pods that run once, without a liveness probe.

use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule};

rule! {
    /// Run-once pod without a liveness probe
    ///
    /// A bare pod with `restartPolicy: Never` is not started again whatever a probe says. The other tools look at
    /// the kind only and ask for a probe all the same.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy>
    MISSING_ONE_SHOT_LIVENESS_PROBE = {
        id: "kubernetes/missing-one-shot-liveness-probe",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:no-liveness-probe", "polaris:livenessProbeMissing", "CKV_K8S_8", "gatekeeper:K8sRequiredProbes"],
        profiles: [],
        remedy: "Set activeDeadlineSeconds instead; it also ends a pod that hangs.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let workload = container.workload();
    let once = workload.is_bare_pod() && workload.runs_to_completion();
    if once && container.role() == Role::Regular && container.probe("livenessProbe").is_none() {
        let message = format!("{} of a pod that runs once has no liveness probe.", container.subject());
        context.hit(container.lacking(&["livenessProbe"]), message);
    }
}
