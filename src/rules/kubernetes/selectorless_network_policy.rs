//! Network policies that name nobody.

use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Network policy without any selector
    ///
    /// `podSelector` is not written, and nothing else selects either: clients that check schemas refuse the policy, and the
    /// API server takes it for every pod of the namespace.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource>
    SELECTORLESS_NETWORK_POLICY = {
        id: "kubernetes/selectorless-network-policy",
        severity: Medium,
        since: "2026.11",
        aliases: ["KSV-0038"],
        profiles: [Default, Security],
        remedy: "Write podSelector, empty for all pods of the namespace.",
        body: Body::Objects(&["NetworkPolicy"], check),
    }
}

fn check(policy: &KubeObject, context: &mut Context) {
    let peer_selects = |list: &str, peers: &str| {
        let mut rules = policy.node().list_at(&["spec", list]).flat_map(|rule| rule.list_at(&[peers]));
        rules.any(|peer| peer.get("podSelector").is_some() || peer.get("namespaceSelector").is_some())
    };
    let own = policy
        .at_path(&["spec"])
        .is_some_and(|spec| spec.get("podSelector").is_some() || spec.get("namespaceSelector").is_some());
    if !own && !peer_selects("ingress", "from") && !peer_selects("egress", "to") {
        context.hit(policy.lacking(&["spec", "podSelector"]), "This policy does not say whose traffic it limits.");
    }
}
