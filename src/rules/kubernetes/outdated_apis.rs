//! API versions that are removed, deprecated or superseded.

use crate::model::Versions;
use crate::model::kubernetes::{KubeObject, apis};
use crate::rule::{Body, Context, rule_table};

/// Whether a rule is about an object, and what it says.
struct Row(fn(&KubeObject, &Versions) -> Option<String>);

rule_table! {
    |ROW: Row| Body::Objects(&[], |object, context| check(&ROW, object, context));

    /// Removed API version
    ///
    /// The Kubernetes releases that the input is judged for no longer serve this kind in this version: the API server refuses
    /// the object. Say with `kubernetes-version` which releases you run.
    ///
    /// Trivy keys a few groups wrongly and so never matches Events and RuntimeClasses; Pluto lacks some kinds. The table here is
    /// that of kubernetes/api itself.
    ///
    /// References: <https://kubernetes.io/docs/reference/using-api/deprecation-guide/>
    {
        row: Row(removed),
        id: "kubernetes/removed-api",
        severity: High,
        since: "2026.11",
        aliases: ["pluto:removed-api", "KSV-0107", "kyverno:check-deprecated-apis", "gatekeeper:VerifyDeprecatedAPI"],
        profiles: [Default],
        remedy: "Move to the API version that took its place; fields may have changed with it.",
    }

    /// Deprecated API version
    ///
    /// This version of the kind still works in the Kubernetes releases that the input is judged for, and a later release
    /// removes it.
    ///
    /// References: <https://kubernetes.io/docs/reference/using-api/deprecation-guide/>
    {
        row: Row(deprecated),
        id: "kubernetes/deprecated-api",
        severity: Low,
        since: "2026.11",
        aliases: ["pluto:deprecated-api", "KSV-0107"],
        profiles: [Strict],
        remedy: "Move to the API version that takes its place before you upgrade.",
    }

    /// API version with a stable successor
    ///
    /// An API version of a workload that `apps/v1` replaced. All of them are removed, which `kubernetes/removed-api` says with
    /// the release and for every kind; this rule is for those who come from kube-score, which judges for Kubernetes 1.18 unless
    /// told otherwise and then passes what was replaced later.
    ///
    /// References: <https://kubernetes.io/docs/reference/using-api/deprecation-guide/>
    {
        row: Row(superseded),
        id: "kubernetes/superseded-api",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:stable-version"],
        profiles: [],
        remedy: "Move to the stable API version.",
    }

    /// API version extensions/v1beta
    ///
    /// The group `extensions` was removed with Kubernetes 1.22, most of it with 1.16. kube-linter asks for the group alone;
    /// `kubernetes/removed-api` knows every removed version.
    ///
    /// References: <https://kubernetes.io/docs/reference/using-api/deprecation-guide/>
    {
        row: Row(extensions),
        id: "kubernetes/extensions-api",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:no-extensions-v1beta"],
        profiles: [KubeLinter],
        remedy: "Use apps/v1, networking.k8s.io/v1 or Pod Security admission.",
    }
}

fn check(Row(asked): &Row, object: &KubeObject, context: &mut Context) {
    let Some(message) = asked(object, &context.run.versions) else { return };
    if let Some(version) = object.at_path(&["apiVersion"]) {
        context.hit(version, message);
    }
}

fn removed(object: &KubeObject, versions: &Versions) -> Option<String> {
    let life = apis::lifecycle(object).filter(|life| life.removed <= versions.newest())?;
    let instead = instead(life);
    Some(format!("Kubernetes 1.{} removed {} of {}; {instead}.", life.removed, object.kind(), life.version))
}

fn deprecated(object: &KubeObject, versions: &Versions) -> Option<String> {
    let newest = versions.newest();
    let life = apis::lifecycle(object).filter(|life| life.deprecated <= newest && newest < life.removed)?;
    let instead = instead(life);
    Some(format!("Kubernetes 1.{} will remove {} of {}; {instead}.", life.removed, object.kind(), life.version))
}

fn instead(life: &apis::Lifecycle) -> String {
    life.replacement.map_or_else(|| "nothing takes its place".to_owned(), |version| format!("use {version}"))
}

/// What kube-score calls unstable when nobody tells it a release: what had a successor before Kubernetes 1.18.
const SUPERSEDED: &[(&str, &[&str])] = &[
    ("extensions/v1beta1", &["Deployment", "DaemonSet"]),
    ("apps/v1beta1", &["Deployment", "StatefulSet"]),
    ("apps/v1beta2", &["Deployment", "StatefulSet", "DaemonSet"]),
];

fn superseded(object: &KubeObject, _: &Versions) -> Option<String> {
    let version = object.api_version();
    let known = SUPERSEDED.iter().any(|(old, kinds)| *old == version && kinds.contains(&object.kind()));
    known.then(|| format!("A stable version of {} took the place of {version}.", object.kind()))
}

fn extensions(object: &KubeObject, _: &Versions) -> Option<String> {
    let old = object.group() == "extensions" && object.version().starts_with("v1beta");
    old.then(|| format!("No release since 1.22 serves {} of {}.", object.kind(), object.api_version()))
}
