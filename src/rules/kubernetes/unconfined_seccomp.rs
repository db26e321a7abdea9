//! Containers without any filter on system calls.

use crate::model::kubernetes::{Container, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// seccomp switched off
    ///
    /// The type `Unconfined` holds for this container: it may make every system call of the kernel, also those that
    /// no program needs and break-outs use. A container's own profile replaces the pod's.
    ///
    /// Checkov does not accept `Localhost`, which Pod Security allows; kube-score accepts `Unconfined`.
    ///
    /// References: <https://kubernetes.io/docs/tutorials/security/seccomp/>
    UNCONFINED_SECCOMP = {
        id: "kubernetes/unconfined-seccomp",
        severity: Medium,
        since: "2026.11",
        aliases: ["KSV-0030", "KSV-0104", "CKV_K8S_31", "gatekeeper:K8sPSPSeccomp", "kyverno:restrict-seccomp", "kyverno:restrict-seccomp-strict", "gatekeeper:K8sPSPSeccompV2"],
        profiles: [Default, Security],
        remedy: "Set seccompProfile.type to RuntimeDefault, or to Localhost with a profile of your own.",
        cwe: [693],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if let Some(profile) = security::seccomp_type(container).filter(|&profile| !security::is_confining(profile)) {
        context.hit(profile, format!("{} may make every system call.", container.subject()));
    }
}
