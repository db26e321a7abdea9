//! CronJobs whose pods may restart for ever.

use crate::finding::Place;
use crate::model::kubernetes::Workload;
use crate::model::kubernetes::variables::has_variable;
use crate::rule::{Body, Context, rule};

rule! {
    /// CronJob without a fitting restart policy
    ///
    /// A Job's pods must have `restartPolicy: Never` or `OnFailure`; with `Always`, also by default, the API server
    /// refuses the Job.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-template>
    ALWAYS_RESTARTING_JOB = {
        id: "kubernetes/always-restarting-job",
        severity: High,
        since: "2026.11",
        aliases: ["kube-score:cronjob-restartpolicy"],
        profiles: [Default],
        remedy: "Set restartPolicy to Never or OnFailure.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    if !workload.object().is("CronJob") || matches!(workload.restart_policy(), "Never" | "OnFailure") {
        return;
    }
    let written = workload.pod(&["restartPolicy"]);
    if written.is_some_and(|policy| has_variable(policy.content())) {
        return;
    }
    let place = written.map_or_else(|| workload.lacking(&["restartPolicy"]), Place::of);
    context.hit(place, "Pods of a Job must not restart always, so the API server refuses it.");
}
