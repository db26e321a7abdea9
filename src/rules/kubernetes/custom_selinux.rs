//! Containers with SELinux options of their own.

use crate::model::kubernetes::{Fields, Workload, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// SELinux type, user or role of its own
    ///
    /// A type other than those made for containers, or any user or role, takes away what confines the container on
    /// nodes with SELinux: `spc_t` is nearly privileged. Since 1.31 Pod Security also allows `container_engine_t`,
    /// which Trivy does not know.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    CUSTOM_SELINUX = {
        id: "kubernetes/custom-selinux",
        severity: Medium,
        since: "2026.11",
        aliases: ["KSV-0025", "kyverno:disallow-selinux", "gatekeeper:K8sPSPSELinuxV2"],
        profiles: [Default, Security],
        remedy: "Remove the options, or use the type container_t.",
        cwe: [693],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    for options in security::contexts(workload).filter_map(|own| own.field("seLinuxOptions")) {
        for refused in security::refused_selinux_options(options, &context.run.versions) {
            context.hit(refused, "This loosens SELinux's confinement of the container.");
        }
    }
}
