//! The old name of serviceAccountName.

use crate::document::Node;
use crate::finding::Place;
use crate::model::kubernetes::Workload;
use crate::rule::{Body, Context, rule};

rule! {
    /// Deprecated field serviceAccount
    ///
    /// `serviceAccount` is the old name of `serviceAccountName`. Where both are written and differ, the new one
    /// wins and readers of the old one are wrong.
    ///
    /// References: <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/>
    DEPRECATED_SERVICE_ACCOUNT = {
        id: "kubernetes/deprecated-service-account",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:deprecated-service-account-field"],
        profiles: [Default, KubeLinter],
        remedy: "Write serviceAccountName.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let old = workload.pod(&["serviceAccount"]).filter(|old| !old.content().is_empty());
    let new = workload.pod(&["serviceAccountName"]).map_or("", Node::content);
    if let Some(old) = old.filter(|old| old.content() != new) {
        context.hit(Place::key_of(old), "serviceAccount is the deprecated name of serviceAccountName.");
    }
}
