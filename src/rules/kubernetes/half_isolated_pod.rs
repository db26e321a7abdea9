//! Pods whose traffic is limited in one direction.

use crate::model::kubernetes::{KubeObject, Workload, network};
use crate::rule::{Body, Context, rule};

rule! {
    /// Pods isolated in one direction only
    ///
    /// The network policies of this run that select the pods together cover only incoming or only outgoing traffic.
    /// `policyTypes` that are not written mean Ingress, and Egress where there are egress rules. Polaris also reports a
    /// policy that denies everything in a direction, for want of rules.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/network-policies/>
    HALF_ISOLATED_POD = {
        id: "kubernetes/half-isolated-pod",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:pod-networkpolicy", "polaris:missingNetworkPolicy"],
        profiles: [],
        remedy: "Limit the other direction too.",
        cwe: [668],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let policies: Vec<KubeObject> = context.workspace.cluster().selecting("NetworkPolicy", workload).collect();
    let covers = |direction: &str| policies.iter().any(|policy| network::covers(policy, direction));
    let open = match (covers("Ingress"), covers("Egress")) {
        (true, false) => "outgoing",
        (false, true) => "incoming",
        _ => return,
    };
    let hit = context
        .hit(workload.object().name_place(), format!("No network policy limits the {open} traffic of these pods."));
    hit.related(policies[0].name_place(), "this policy covers the other direction");
}
