//! Quotas that leave gaps.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// ResourceQuota without CPU or memory
    ///
    /// A quota over objects only does not keep one namespace from using the cluster up.
    ///
    /// References: <https://kubernetes.io/docs/concepts/policy/resource-quotas/>
    INCOMPLETE_QUOTA = {
        id: "kubernetes/incomplete-quota",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0040"],
        profiles: [],
        remedy: "Limit requests and limits of CPU and memory.",
        body: Body::Objects(&["ResourceQuota"], check),
    }
}

fn check(quota: &KubeObject, context: &mut Context) {
    for amount in ["requests.cpu", "requests.memory", "limits.cpu", "limits.memory"] {
        if quota.at_path(&["spec", "hard", amount]).is_none() {
            context.hit(quota.lacking(&["spec", "hard", amount]), format!("This quota does not limit {amount}."));
            return;
        }
    }
}
