//! Bare pods that run once, without a readiness probe.

use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule};

rule! {
    /// Run-once pod without a readiness probe
    ///
    /// A bare pod with `restartPolicy: Never` or `OnFailure` does one thing and ends; nobody waits for it to become
    /// ready. The other tools look at the kind only and ask for a probe all the same.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy>
    MISSING_ONE_SHOT_READINESS_PROBE = {
        id: "kubernetes/missing-one-shot-readiness-probe",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:no-readiness-probe", "polaris:readinessProbeMissing", "CKV_K8S_9", "gatekeeper:K8sRequiredProbes"],
        profiles: [],
        remedy: "Nothing, unless a Service sends traffic to the pod.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let workload = container.workload();
    let once = workload.is_bare_pod() && workload.runs_to_completion();
    if once && container.role() == Role::Regular && container.probe("readinessProbe").is_none() {
        let message = format!("{} of a pod that runs once has no readiness probe.", container.subject());
        context.hit(container.lacking(&["readinessProbe"]), message);
    }
}
