//! Mesh policies for pods that are not here.

use crate::finding::Place;
use crate::model::kubernetes::{KubeObject, Selector};
use crate::rule::{Body, Context, rule};

rule! {
    /// Mesh policy that selects nothing
    ///
    /// The selector of an AuthorizationPolicy, PeerAuthentication, RequestAuthentication, Telemetry, Sidecar,
    /// WasmPlugin or EnvoyFilter of Istio matches no workload of this run: the policy protects nobody. In the root
    /// namespace a policy is for every namespace. In an open world the workload may be made elsewhere, so this is a
    /// note until the run is told that it sees everything.
    ///
    /// References: <https://istio.io/latest/docs/reference/config/analysis/ist0127/>
    DANGLING_MESH_POLICY = {
        id: "delivery/dangling-mesh-policy",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Make the selector the labels of the pods that are meant.",
        body: Body::Objects(
            &[
                "AuthorizationPolicy.security.istio.io",
                "PeerAuthentication.security.istio.io",
                "RequestAuthentication.security.istio.io",
                "Telemetry.telemetry.istio.io",
                "WasmPlugin.extensions.istio.io",
                "Sidecar.networking.istio.io",
                "EnvoyFilter.networking.istio.io",
            ],
            check,
        ),
    }
}

fn check(policy: &KubeObject, context: &mut Context) {
    let full = policy.at_path(&["spec", "selector"]).map(|node| (node, Selector::full(node)));
    let plain = policy.at_path(&["spec", "workloadSelector", "labels"]).map(|node| (node, Selector::plain(node)));
    let Some((node, selector)) = full.or(plain).filter(|(_, selector)| !selector.is_empty()) else { return };
    let namespace = policy.namespace().filter(|namespace| *namespace != "istio-system");
    if !context.workspace.cluster().is_any_selected(&selector, namespace) {
        context.missing(Place::key_of(node), "No pods have the labels that this policy selects.", "the workload");
    }
}
