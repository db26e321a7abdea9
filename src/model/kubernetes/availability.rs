//! Replicas, autoscalers, disruption budgets and spreading: how many pods there are and how many may go.

use super::fields::Fields;
use super::index::Cluster;
use super::labels::Selector;
use super::object::KubeObject;
use super::workload::Workload;
use crate::document::Node;

/// How many replicas an object asks for: as written, else the API server's default of one.
pub fn replicas(object: &KubeObject) -> i64 {
    object.node().number_at(&["spec", "replicas"]).unwrap_or(1)
}

/// The autoscalers of this run that scale an object: HorizontalPodAutoscaler and KEDA's ScaledObject.
pub fn autoscalers<'w>(object: &KubeObject<'w>, cluster: Cluster<'w>) -> Vec<KubeObject<'w>> {
    let scalers = cluster.scalers_of(object.name().unwrap_or(""));
    let known = ["HorizontalPodAutoscaler", "ScaledObject.keda.sh"];
    scalers.filter(|scaler| scaler.is_any(&known) && scales(scaler, object)).collect()
}

fn scales(scaler: &KubeObject, object: &KubeObject) -> bool {
    let Some(target) = scaler.at_path(&["spec", "scaleTargetRef"]) else { return false };
    let kind = target.text_at(&["kind"]).unwrap_or("Deployment");
    kind.eq_ignore_ascii_case(object.kind())
        && target.text_at(&["name"]) == object.name()
        && scaler.may_share_namespace(object)
}

/// The fewest replicas that an autoscaler keeps.
pub fn minimum(scaler: &KubeObject) -> i64 {
    let field = if scaler.is("HorizontalPodAutoscaler") { "minReplicas" } else { "minReplicaCount" };
    let default = i64::from(scaler.is("HorizontalPodAutoscaler"));
    scaler.node().number_at(&["spec", field]).unwrap_or(default)
}

/// An amount of pods: a number, or a share of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// That many.
    Pods(i64),
    /// That many per hundred.
    Percent(i64),
}

impl Amount {
    /// Reads `2` or `"50%"`.
    pub fn of(node: Node) -> Option<Self> {
        match node.content().trim().strip_suffix('%') {
            Some(share) => share.trim().parse().ok().map(Amount::Percent),
            None => node.content().trim().parse().ok().map(Amount::Pods),
        }
    }

    /// How many of `all` pods it is; shares are rounded up, as the disruption controller does.
    pub fn of_pods(self, all: i64) -> i64 {
        match self {
            Amount::Pods(pods) => pods,
            Amount::Percent(share) => {
                all.saturating_mul(share).div_euclid(100) + i64::from(all.saturating_mul(share).rem_euclid(100) > 0)
            }
        }
    }
}

/// The disruption budgets of this run that protect a workload's pods.
pub fn budgets<'w>(workload: &Workload<'w>, cluster: Cluster<'w>) -> Vec<KubeObject<'w>> {
    cluster.selecting("PodDisruptionBudget", workload).collect()
}

/// Whether something keeps a workload's pods apart: anti-affinity by host, zone or region that chooses the pods
/// themselves, or spreading over any of these.
pub fn is_spread(workload: &Workload) -> bool {
    let terms = workload.pod_list(&["affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution"]);
    let preferred = workload
        .pod_list(&["affinity", "podAntiAffinity", "preferredDuringSchedulingIgnoredDuringExecution"])
        .filter_map(|weighted| weighted.field("podAffinityTerm"));
    let apart = terms.chain(preferred).any(|term| keeps_apart(term, workload));
    apart || workload.pod_list(&["topologySpreadConstraints"]).any(|spread| keeps_apart(spread, workload))
}

fn keeps_apart(term: Node, workload: &Workload) -> bool {
    let key = term.text_at(&["topologyKey"]).unwrap_or("");
    let by_place = key == "kubernetes.io/hostname" || key.ends_with("/zone") || key.ends_with("/region");
    by_place && term.field("labelSelector").is_some_and(|selector| Selector::full(selector).matches(workload.labels()))
}
