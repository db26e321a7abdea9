//! seccomp profiles that no release reads any more.

use crate::finding::Place;
use crate::model::kubernetes::{Container, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// seccomp profile in an annotation
    ///
    /// Since Kubernetes 1.27 the annotations `seccomp.security.alpha.kubernetes.io/pod` and
    /// `container.seccomp.security.alpha.kubernetes.io/…` are ignored. The container runs without the filter that
    /// its manifest promises. Trivy and Checkov still accept them.
    ///
    /// References:
    /// <https://kubernetes.io/docs/reference/labels-annotations-taints/#seccomp-security-alpha-kubernetes-io-pod>
    IGNORED_SECCOMP_ANNOTATION = {
        id: "kubernetes/ignored-seccomp-annotation",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-score:container-seccomp-profile"],
        profiles: [Default, Security],
        remedy: "Write the profile as seccompProfile in the security context.",
        cwe: [693],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let ignored = context.run.versions.newest() >= 27;
    if let Some(annotation) =
        security::seccomp_annotation(container).filter(|_| ignored && security::seccomp_type(container).is_none())
    {
        let message = format!("{} runs without the profile of this annotation, which is ignored.", container.subject());
        context.hit(Place::key_of(annotation), message);
    }
}
