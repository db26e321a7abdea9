//! Replicas, autoscalers, disruption budgets and spreading: how many pods there are and how many may go.

use super::fields::Fields;
use super::index::Cluster;
use super::labels::Selector;
use super::object::KubeObject;
use super::together::nearest;
use super::workload::Workload;
use crate::document::Node;

/// How many replicas an object asks for: as written, else the API server's default of one. `None` where something else than a
/// number is written, as `${REPLICAS}`.
pub fn replicas(object: &KubeObject) -> Option<i64> {
    object.at_path(&["spec", "replicas"]).map_or(Some(1), Node::as_i64)
}

/// The kinds that set the replicas of others: of Kubernetes itself and KEDA.
pub const AUTOSCALERS: [&str; 2] = ["HorizontalPodAutoscaler", "ScaledObject.keda.sh"];

/// The kinds that run a number of equal pods.
pub const REPLICATED: [&str; 5] =
    ["Deployment", "StatefulSet", "ReplicaSet", "ReplicationController", "Rollout.argoproj.io"];

/// The most autoscalers or budgets of one workload that are looked at. Two are a fault already, and what more of them
/// say is the same; input made to be slow has thousands for each of thousands of workloads.
const MOST_RIVALS: usize = 16;

/// The autoscalers of this run that scale an object, of many the first.
pub fn autoscalers<'w>(object: &KubeObject<'w>, cluster: Cluster<'w>) -> Vec<KubeObject<'w>> {
    let scalers = cluster.beside(object).scalers_of(object.name().unwrap_or(""), object.namespace());
    scalers.filter(|scaler| scaler.is_any(&AUTOSCALERS) && scales(scaler, object)).take(MOST_RIVALS).collect()
}

fn scales(scaler: &KubeObject, object: &KubeObject) -> bool {
    target_kind(scaler).eq_ignore_ascii_case(object.kind())
        && scaler.node().text_at(&["spec", "scaleTargetRef", "name"]) == object.name()
        && scaler.may_share_namespace(object)
}

/// The kind of what an autoscaler scales; a Deployment unless it says otherwise, which only KEDA allows.
pub fn target_kind<'d>(scaler: &KubeObject<'d>) -> &'d str {
    scaler.node().text_at(&["spec", "scaleTargetRef", "kind"]).unwrap_or("Deployment")
}

/// The kinds of workloads of Kubernetes itself that autoscalers are for.
pub const SCALABLE: [&str; 4] = ["Deployment", "StatefulSet", "ReplicaSet", "DaemonSet"];

/// Whether it is one of [`SCALABLE`].
pub fn is_scalable(kind: &str) -> bool {
    SCALABLE.contains(&kind)
}

/// The objects of this run that an autoscaler means by `target`: its `scaleTargetRef` or `targetRef`.
pub fn targets<'w>(scaler: &KubeObject<'w>, target: Node<'w>, cluster: Cluster<'w>) -> Vec<KubeObject<'w>> {
    let Some(name) = target.text_at(&["name"]) else { return Vec::new() };
    let kind = target.text_at(&["kind"]).unwrap_or("Deployment");
    let version = target.text_at(&["apiVersion"]).unwrap_or("");
    let custom = version.split_once('/').map(|(group, _)| format!("{kind}.{group}"));
    let named = |kind: &str| nearest(cluster.beside(scaler).named(kind, name, scaler.namespace()), scaler);
    let built_in = named(kind);
    if built_in.is_empty() { custom.map(|kind| named(&kind)).unwrap_or_default() } else { built_in }
}

/// The fewest pods that an object keeps: what its autoscalers come down to, else its replicas. `None` where no number says it.
pub fn fewest(object: &KubeObject, cluster: Cluster) -> Option<i64> {
    let scalers = autoscalers(object, cluster);
    let minimums: Vec<i64> = scalers.iter().map(minimum).collect::<Option<_>>()?;
    minimums.into_iter().max().or_else(|| replicas(object))
}

/// A metric of an autoscaler that is a share of what pods request.
#[derive(Debug, Clone, Copy)]
pub struct Share<'d> {
    /// The node that names the resource, or whose key does.
    pub node: Node<'d>,
    /// The resource.
    pub resource: &'d str,
    /// The one container that it is of; of all where none is named.
    container: Option<&'d str>,
}

impl Share<'_> {
    /// Whether it is computed of a container.
    pub fn is_of(&self, container: &str) -> bool {
        self.container.is_none_or(|known| known == container)
    }
}

/// The metrics of an autoscaler that are shares of requests.
pub fn shares<'d>(scaler: &KubeObject<'d>) -> Vec<Share<'d>> {
    let old = scaler.at_path(&["spec", "targetCPUUtilizationPercentage"]);
    let old = old.map(|node| Share { node, resource: "cpu", container: None });
    let metrics = scaler.node().list_at(&["spec", "metrics"]).filter_map(|metric| {
        let of_container = metric.field("containerResource");
        let map = of_container.or_else(|| metric.field("resource"))?;
        let target = map.text_at(&["target", "type"]);
        let is_share = target == Some("Utilization") || map.field("targetAverageUtilization").is_some();
        let container = of_container.and_then(|map| map.text_at(&["container"]));
        let node = map.field("name").filter(|_| is_share)?;
        Some(Share { node, resource: node.content(), container })
    });
    let triggers = scaler.node().list_at(&["spec", "triggers"]).filter_map(|trigger| {
        let node = trigger.field("type").filter(|kind| matches!(kind.content(), "cpu" | "memory"))?;
        let kind = trigger.text_at(&["metricType"]).or_else(|| trigger.text_at(&["metadata", "type"]));
        let container = trigger.text_at(&["metadata", "containerName"]);
        (kind != Some("AverageValue")).then(|| Share { node, resource: node.content(), container })
    });
    old.into_iter().chain(metrics).chain(triggers).collect()
}

/// The fewest replicas that an autoscaler keeps; `None` where something else than a number is written.
pub fn minimum(scaler: &KubeObject) -> Option<i64> {
    let field = if scaler.is("HorizontalPodAutoscaler") { "minReplicas" } else { "minReplicaCount" };
    let default = i64::from(scaler.is("HorizontalPodAutoscaler"));
    scaler.at_path(&["spec", field]).map_or(Some(default), Node::as_i64)
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

/// The disruption budgets of this run that protect a workload's pods, of many the first.
pub fn budgets<'w>(workload: &Workload<'w>, cluster: Cluster<'w>) -> Vec<KubeObject<'w>> {
    cluster.selecting("PodDisruptionBudget", workload).take(MOST_RIVALS).collect()
}

/// Whether something keeps a workload's pods apart: anti-affinity by host, zone or region that chooses the pods
/// themselves, or spreading over any of these.
pub fn is_spread(workload: &Workload) -> bool {
    anti_affinity(workload).any(|term| is_by_place(term))
        || workload
            .pod_list(&["topologySpreadConstraints"])
            .any(|spread| is_by_place(spread) && chooses(spread, workload))
}

/// Whether nothing but anti-affinity by zone or region keeps a workload's pods apart: two of one zone may share a node.
pub fn is_spread_over_zones_only(workload: &Workload) -> bool {
    let by_zone = |term: Node| is_by_place(term) && !is_by_host(term);
    anti_affinity(workload).any(by_zone)
        && !anti_affinity(workload).any(is_by_host)
        && workload.pod_list(&["topologySpreadConstraints"]).next().is_none()
}

/// The terms of anti-affinity, required and preferred, that choose the workload's own pods.
fn anti_affinity<'d>(workload: &Workload<'d>) -> impl Iterator<Item = Node<'d>> {
    let terms = workload.pod_list(&["affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution"]);
    let preferred = workload
        .pod_list(&["affinity", "podAntiAffinity", "preferredDuringSchedulingIgnoredDuringExecution"])
        .filter_map(|weighted| weighted.field("podAffinityTerm"));
    let workload = *workload;
    terms.chain(preferred).filter(move |term| chooses(*term, &workload) && may_reach(*term, &workload))
}

fn is_by_host(term: Node) -> bool {
    term.text_at(&["topologyKey"]) == Some("kubernetes.io/hostname")
}

fn is_by_place(term: Node) -> bool {
    let key = term.text_at(&["topologyKey"]).unwrap_or("");
    is_by_host(term) || key.ends_with("/zone") || key.ends_with("/region")
}

fn chooses(term: Node, workload: &Workload) -> bool {
    term.field("labelSelector").is_some_and(|selector| Selector::full(selector).matches(workload.labels()))
}

/// Whether a term may be about the workload's own namespace: only a written list of others rules it out.
fn may_reach(term: Node, workload: &Workload) -> bool {
    let mut listed = term.list_at(&["namespaces"]).peekable();
    let Some(own) = workload.object().namespace().filter(|_| listed.peek().is_some()) else { return true };
    term.field("namespaceSelector").is_some() || listed.any(|name| name.content() == own)
}
