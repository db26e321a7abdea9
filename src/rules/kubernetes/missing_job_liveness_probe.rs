//! Jobs without a liveness probe.

use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule};

rule! {
    /// Job without a liveness probe
    ///
    /// Only kube-linter asks for liveness probes in Jobs and CronJobs. A deadline (`activeDeadlineSeconds`) ends a
    /// Job that hangs with less effort, so this rule is in no profile but `all`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup>
    MISSING_JOB_LIVENESS_PROBE = {
        id: "kubernetes/missing-job-liveness-probe",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:no-liveness-probe"],
        profiles: [],
        remedy: "Set activeDeadlineSeconds instead; it also ends a Job that hangs.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let job = container.workload().object().is_any(&["Job", "CronJob"]);
    if job && container.role() == Role::Regular && container.probe("livenessProbe").is_none() {
        let message = format!("{} of a Job has no liveness probe.", container.subject());
        context.hit(container.lacking(&["livenessProbe"]), message);
    }
}
