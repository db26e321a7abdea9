//! Seccomp annotations that never confined a pod.

use crate::model::kubernetes::{Container, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// Seccomp annotation other than the runtime's default for the pod
    ///
    /// Checkov still accepts `seccomp.security.alpha.kubernetes.io/pod: runtime/default` in place of the field,
    /// though no release since 1.27 reads it, and nothing else: not the annotation for one container, not another
    /// profile. That the annotation is ignored at all is what `kubernetes/ignored-seccomp-annotation` says.
    ///
    /// References: <https://kubernetes.io/docs/tutorials/security/seccomp/>
    WEAK_SECCOMP_ANNOTATION = {
        id: "kubernetes/weak-seccomp-annotation",
        severity: Info,
        since: "2026.11",
        aliases: ["CKV_K8S_31"],
        profiles: [],
        remedy: "Set seccompProfile.type to RuntimeDefault in the security context.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let pod = security::seccomp_annotation_of_pod(container.workload());
    let accepted = pod.is_some_and(|value| matches!(value.content(), "docker/default" | "runtime/default"));
    let annotation = security::seccomp_annotation(container).filter(|_| security::seccomp_type(container).is_none());
    if let Some(annotation) = annotation.filter(|_| !accepted) {
        context.hit(annotation, format!("{} has a profile in an annotation only.", container.subject()));
    }
}
