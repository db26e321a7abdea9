//! Pods that may run on any node.

use crate::model::kubernetes::Workload;
use crate::rule::{Body, Context, rule};

rule! {
    /// No node affinity
    ///
    /// kube-linter asks every workload for node affinity. Most run well anywhere, so this stands in no profile but
    /// `all`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity>
    MISSING_NODE_AFFINITY = {
        id: "kubernetes/missing-node-affinity",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:no-node-affinity"],
        profiles: [],
        remedy: "Add nodeAffinity where the workload needs certain nodes.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    if workload.pod(&["affinity", "nodeAffinity"]).is_none() {
        context.hit(workload.lacking(&["affinity", "nodeAffinity"]), "The pods may run on any node.");
    }
}
