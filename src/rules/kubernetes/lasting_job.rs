//! Jobs that stay when they are done.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Job without a time to live
    ///
    /// A finished Job and its pods stay until somebody deletes them; hundreds of them slow the control plane down,
    /// and the next apply of the same name fails.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/>
    LASTING_JOB = {
        id: "kubernetes/lasting-job",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:job-ttl-seconds-after-finished", "kyverno:add-ttl-jobs"],
        profiles: [Strict, KubeLinter],
        remedy: "Set ttlSecondsAfterFinished.",
        body: Body::Objects(&["Job"], check),
    }
}

fn check(job: &KubeObject, context: &mut Context) {
    if job.at_path(&["spec", "ttlSecondsAfterFinished"]).is_none() {
        context.hit(
            job.lacking(&["spec", "ttlSecondsAfterFinished"]),
            "The finished Job stays until somebody deletes it.",
        );
    }
}
