//! Jobs without a readiness probe.

use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule};

rule! {
    /// Job without a readiness probe
    ///
    /// Only kube-linter asks for readiness probes in Jobs and CronJobs. Their pods serve nobody, so this rule is in
    /// no profile but `all`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/job/>
    MISSING_JOB_READINESS_PROBE = {
        id: "kubernetes/missing-job-readiness-probe",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:no-readiness-probe"],
        profiles: [],
        remedy: "Nothing, unless a Service sends traffic to the Job's pods.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let job = container.workload().object().is_any(&["Job", "CronJob"]);
    if job && container.role() == Role::Regular && container.probe("readinessProbe").is_none() {
        let message = format!("{} of a Job has no readiness probe.", container.subject());
        context.hit(container.lacking(&["readinessProbe"]), message);
    }
}
