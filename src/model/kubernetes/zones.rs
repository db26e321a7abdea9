//! Where the pods of a workload may stand: zones that it is limited to, and what keeps them apart there.

use super::fields::Fields;
use super::labels::Selector;
use super::workload::Workload;
use crate::document::Node;

const ZONE: &str = "topology.kubernetes.io/zone";

/// Whether a topology key is that of zones, under its old name too.
fn is_zone(key: &str) -> bool {
    matches!(key, ZONE | "failure-domain.beta.kubernetes.io/zone")
}

/// The zones that a workload's pods are limited to, and the node that limits them; nothing where they may be anywhere.
pub fn allowed<'d>(workload: &Workload<'d>) -> Option<(usize, Node<'d>)> {
    let chosen = workload.pod(&["nodeSelector"]).map(Node::entries).unwrap_or_default();
    if let Some((_, zone)) = chosen.into_iter().find(|(key, _)| is_zone(key.content())) {
        return Some((1, zone));
    }
    let required = ["affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms"];
    let mut terms = workload.pod_list(&required);
    // Several terms are alternatives: only a single one limits.
    let (Some(term), None) = (terms.next(), terms.next()) else { return None };
    let mut expressions = term.list_at(&["matchExpressions"]);
    let limit = expressions.find(|expression| {
        expression.text_at(&["key"]).is_some_and(is_zone) && expression.text_at(&["operator"]) == Some("In")
    })?;
    let values = limit.field("values")?;
    let mut zones: Vec<&str> = values.items().map(Node::content).collect();
    zones.sort_unstable();
    zones.dedup();
    (!zones.is_empty()).then_some((zones.len(), values))
}

/// How many pods of a workload fit into `zones` zones, and the node that allows no more; nothing where any number does.
pub fn room<'d>(workload: &Workload<'d>, zones: i64) -> Option<(i64, Node<'d>)> {
    let own = |term: &Node| {
        let selector = term.field("labelSelector").map(Selector::full);
        selector.is_some_and(|selector| selector.matches(workload.labels()))
    };
    let in_zones = |term: &Node| term.text_at(&["topologyKey"]).is_some_and(is_zone);
    let apart = ["affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution"];
    let by_affinity = workload.pod_list(&apart).find(|term| in_zones(term) && own(term));
    if let Some(key) = by_affinity.and_then(|term| term.field("topologyKey")) {
        return Some((zones, key));
    }
    // Fewer zones than minDomains count as if one of them had no pod: each may then have maxSkew of them.
    let mut spread = workload.pod_list(&["topologySpreadConstraints"]).filter(|spread| in_zones(spread) && own(spread));
    let strict = spread.find(|spread| {
        let refuses = spread.text_at(&["whenUnsatisfiable"]).unwrap_or("DoNotSchedule") == "DoNotSchedule";
        refuses && spread.number_at(&["minDomains"]).is_some_and(|domains| domains > zones)
    })?;
    let skew = strict.number_at(&["maxSkew"]).unwrap_or(1);
    Some((skew.saturating_mul(zones), strict.field("minDomains")?))
}
