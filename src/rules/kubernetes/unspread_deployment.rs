//! Deployments without replicas that nothing spreads.

use crate::model::kubernetes::{Workload, availability};
use crate::rule::{Body, Context, rule};

rule! {
    /// Deployment without replicas and without anti-affinity
    ///
    /// No replicas are written, so the Deployment is one pod until an autoscaler or a person scales it. kube-score
    /// asks for anti-affinity beforehand. Only `apps/v1` is meant; what came before it is refused, and
    /// `kubernetes/removed-api` says so.
    ///
    /// References: <https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/>
    UNSPREAD_DEPLOYMENT = {
        id: "kubernetes/unspread-deployment",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:deployment-has-host-podantiaffinity"],
        profiles: [],
        remedy: "Add a topologySpreadConstraint over kubernetes.io/hostname that selects the pods.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let object = workload.object();
    let current = object.is("Deployment") && object.api_version() == "apps/v1";
    let unset = current && object.at_path(&["spec", "replicas"]).is_none();
    if unset && !availability::is_spread(workload) {
        context.hit(workload.lacking(&["topologySpreadConstraints"]), "Once scaled, its replicas may share one node.");
    }
}
