//! Namespaces without Pod Security labels.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Namespace without Pod Security labels
    ///
    /// No label of `pod-security.kubernetes.io` says what this namespace enforces, audits or warns about, so only the
    /// cluster's default holds, which is mostly nothing.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces>
    UNLABELLED_NAMESPACE = {
        id: "kubernetes/unlabelled-namespace",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:add-psa-namespace-reporting"],
        profiles: [],
        remedy: "Add at least the label pod-security.kubernetes.io/warn.",
        body: Body::Objects(&["Namespace"], check),
    }
}

fn check(namespace: &KubeObject, context: &mut Context) {
    let mut labels = namespace.labels().pairs();
    if !labels.any(|(key, value)| key.starts_with("pod-security.kubernetes.io/") && !value.is_empty()) {
        context.hit(namespace.name_place(), "Only the cluster's default of Pod Security holds here.");
    }
}
