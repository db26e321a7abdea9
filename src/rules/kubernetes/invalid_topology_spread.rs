//! Topology spread constraints that do nothing.

use crate::document::Node;
use crate::model::kubernetes::variables::has_variable;
use crate::model::kubernetes::{Fields, Workload};
use crate::rule::{Body, Context, rule};

rule! {
    /// Topology spread constraint that is incomplete
    ///
    /// Without a selector a constraint counts no pods and spreads nothing; without a key, with a skew of zero or an
    /// unknown policy the API server refuses the pod.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#topologyspreadconstraints-field>
    INVALID_TOPOLOGY_SPREAD = {
        id: "kubernetes/invalid-topology-spread",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-score:pod-topology-spread-constraints"],
        profiles: [Default],
        remedy: "Give the constraint a labelSelector, a topologyKey, a maxSkew above zero and a known whenUnsatisfiable.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    for spread in workload.pod_list(&["topologySpreadConstraints"]) {
        if spread.field("labelSelector").is_none() {
            context.hit(spread.name_tag(), "This constraint selects no pods, so it spreads nothing.");
        }
        if spread.text_at(&["topologyKey"]).is_none_or(str::is_empty) {
            context.hit(spread.name_tag(), "This constraint names no topologyKey to spread over.");
        }
        let known = |policy: &Node| {
            matches!(policy.content(), "DoNotSchedule" | "ScheduleAnyway") || has_variable(policy.content())
        };
        if let Some(wrong) = spread.field("whenUnsatisfiable").filter(|policy| !known(policy)) {
            context.hit(wrong, format!("{} is no policy for whenUnsatisfiable.", wrong.content()));
        }
        for zero in ["maxSkew", "minDomains"].into_iter().filter_map(|key| spread.field(key)) {
            if zero.as_i64() == Some(0) {
                context.hit(zero, "Zero is refused here.");
            }
        }
    }
}
