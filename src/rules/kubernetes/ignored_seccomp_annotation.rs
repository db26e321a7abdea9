//! seccomp profiles that no release reads any more.

use crate::finding::Place;
use crate::model::kubernetes::{Container, security};
use crate::rule::{Body, Context, rule_table};

/// Whether the annotation is for the pod, or for one of its containers.
struct Row {
    of_pod: bool,
}

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// seccomp profile in an annotation
    ///
    /// Since Kubernetes 1.27 the annotation `seccomp.security.alpha.kubernetes.io/pod` is ignored. The container runs
    /// without the filter that its manifest promises. Checkov and one of Trivy's two checks still accept it.
    ///
    /// References:
    /// <https://kubernetes.io/docs/reference/labels-annotations-taints/#seccomp-security-alpha-kubernetes-io-pod>
    {
        row: Row { of_pod: true },
        id: "kubernetes/ignored-seccomp-annotation",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-score:container-seccomp-profile", "KSV-0104"],
        profiles: [Default, Security],
        remedy: "Write the profile as seccompProfile in the security context.",
        cwe: [693],
    }

    /// seccomp profile of a container in an annotation
    ///
    /// Since Kubernetes 1.27 the annotations `container.seccomp.security.alpha.kubernetes.io/…` are ignored. The container
    /// runs without the filter that its manifest promises. Checkov and one of Trivy's two checks still accept them.
    ///
    /// References:
    /// <https://kubernetes.io/docs/reference/labels-annotations-taints/#container-seccomp-security-alpha-kubernetes-io>
    {
        row: Row { of_pod: false },
        id: "kubernetes/ignored-container-seccomp-annotation",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-score:container-seccomp-profile", "KSV-0030"],
        profiles: [Default, Security],
        remedy: "Write the profile as seccompProfile in the security context.",
        cwe: [693],
    }
}

fn check(row: &Row, container: &Container, context: &mut Context) {
    let ignored = || context.run.versions.newest() >= 27 && security::seccomp_type(container).is_none();
    let Some(annotation) = security::seccomp_annotation(container).filter(|_| ignored()) else { return };
    let of_pod = security::seccomp_annotation_of_pod(container.workload());
    if row.of_pod == (of_pod == Some(annotation)) {
        let message = format!("{} runs without the profile of this annotation, which is ignored.", container.subject());
        context.hit(Place::key_of(annotation), message);
    }
}
