//! CronJobs that catch up however late.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// CronJob without a starting deadline
    ///
    /// After a pause of the controller a run starts however late, and after more than 100 missed ones the CronJob
    /// stops being scheduled at all. A deadline answers both.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline>
    ENDLESS_CRON_SCHEDULE = {
        id: "kubernetes/endless-cron-schedule",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-score:cronjob-has-deadline"],
        profiles: [Strict],
        remedy: "Set startingDeadlineSeconds to how late a run is still useful.",
        body: Body::Objects(&["CronJob"], check),
    }
}

fn check(job: &KubeObject, context: &mut Context) {
    if job.at_path(&["spec", "startingDeadlineSeconds"]).is_none() {
        context.hit(job.lacking(&["spec", "startingDeadlineSeconds"]), "Nothing says how late a run is still useful.");
    }
}
