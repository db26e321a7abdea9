//! Pods that share the default service account.

use crate::document::Node;
use crate::finding::Place;
use crate::model::kubernetes::Workload;
use crate::rule::{Body, Context, rule};

rule! {
    /// Default service account
    ///
    /// What anybody grants to the namespace's default account, these pods have too. Pods that mount no token are
    /// left alone.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>
    DEFAULT_SERVICE_ACCOUNT = {
        id: "kubernetes/default-service-account",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:default-service-account"],
        profiles: [],
        remedy: "Give the workload a ServiceAccount of its own, or set automountServiceAccountToken to false.",
        cwe: [269],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let account = workload.service_account();
    let own = account.is_some_and(|name| name.content() != "default");
    let off = workload.pod(&["automountServiceAccountToken"]).and_then(Node::as_bool) == Some(false);
    if !own && !off {
        let place = account.map_or_else(|| workload.lacking(&["serviceAccountName"]), Place::of);
        context.hit(place, "The pods share the default service account of their namespace.");
    }
}
