//! CronJobs whose Jobs delete themselves.

use crate::finding::Place;
use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// CronJob with a time to live for its Jobs
    ///
    /// A CronJob keeps its own history. A time to live deletes Jobs behind its back, failed ones included, before
    /// anybody has looked at them.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#jobs-history-limits>
    SHORT_LIVED_CRON_HISTORY = {
        id: "kubernetes/short-lived-cron-history",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:job-ttl-seconds-after-finished"],
        profiles: [Strict, KubeLinter],
        remedy: "Remove it, and set successfulJobsHistoryLimit and failedJobsHistoryLimit.",
        body: Body::Objects(&["CronJob"], check),
    }
}

fn check(job: &KubeObject, context: &mut Context) {
    if let Some(ttl) = job.at_path(&["spec", "jobTemplate", "spec", "ttlSecondsAfterFinished"]) {
        context.hit(Place::key_of(ttl), "Jobs vanish behind the back of the CronJob's own history.");
    }
}
