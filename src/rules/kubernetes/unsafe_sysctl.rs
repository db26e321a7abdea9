//! Pods that change the kernel's settings.

use crate::model::kubernetes::{Workload, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// sysctl that Pod Security does not call safe
    ///
    /// The setting is kept per namespace, so a pod may have its own, and it can still disturb its neighbours or be
    /// refused: the kubelet allows it only where an administrator listed it. The list of safe ones grew with the
    /// releases of Kubernetes.
    ///
    /// References: <https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/>
    UNSAFE_SYSCTL = {
        id: "kubernetes/unsafe-sysctl",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-linter:unsafe-sysctls", "KSV-0026", "kyverno:restrict-sysctls", "gatekeeper:K8sPSPForbiddenSysctls"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Remove the sysctl, or set it on the node.",
        cwe: [668],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    for name in security::sysctls(workload).filter(|name| security::is_namespaced_sysctl(name.content())) {
        if !security::is_safe_sysctl(name.content(), &context.run.versions) {
            context.hit(name, format!("Pod Security does not call {} safe.", name.content()));
        }
    }
}
