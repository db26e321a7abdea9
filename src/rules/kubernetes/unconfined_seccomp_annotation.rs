//! seccomp switched off by an annotation.

use crate::model::kubernetes::{Container, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// seccomp switched off by an annotation
    ///
    /// `unconfined` in one of the annotations that came before `seccompProfile`. Newer releases ignore the annotation,
    /// and the node decides.
    ///
    /// References: <https://kubernetes.io/docs/reference/labels-annotations-taints/#seccomp-security-alpha-kubernetes-io-pod>
    UNCONFINED_SECCOMP_ANNOTATION = {
        id: "kubernetes/unconfined-seccomp-annotation",
        severity: Low,
        since: "2026.11",
        aliases: ["gatekeeper:K8sPSPSeccomp", "KSV-0030", "KSV-0104"],
        profiles: [],
        remedy: "Write seccompProfile with the type RuntimeDefault.",
        cwe: [693],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let annotation = security::seccomp_annotation(container).filter(|value| value.content() == "unconfined");
    if let Some(value) = annotation.filter(|_| security::seccomp_type(container).is_none()) {
        context.hit(value, format!("Nothing filters the system calls of {}.", container.describe()));
    }
}
