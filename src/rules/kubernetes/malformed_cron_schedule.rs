//! Schedules that no cron reads.

use crate::model::kubernetes::KubeObject;
use crate::model::kubernetes::cron::is_cron;
use crate::rule::{Body, Context, rule};

rule! {
    /// Malformed cron schedule
    ///
    /// A CronJob's schedule has five fields (minute, hour, day, month, weekday), or is a word such as `@daily`: the API server
    /// refuses everything else, six fields with seconds too.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax>
    MALFORMED_CRON_SCHEDULE = {
        id: "kubernetes/malformed-cron-schedule",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Write five fields within their ranges.",
        body: Body::Objects(&["CronJob"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let schedule = object.at_path(&["spec", "schedule"]);
    // Braces and dollars are of a template that something fills in, `{schedule}` too: no schedule has them.
    let malformed = |text: &str| !text.contains(['{', '$']) && !is_cron(text.trim());
    if let Some(schedule) = schedule.filter(|schedule| malformed(schedule.content())) {
        context.hit(schedule, format!("{} is no cron schedule.", schedule.content()));
    }
}
