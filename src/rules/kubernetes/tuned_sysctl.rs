//! Pods with safe settings of the kernel.

use crate::model::kubernetes::{Workload, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// Safe sysctl
    ///
    /// Pod Security calls the setting safe. kube-linter goes by prefixes and reports it all the same.
    ///
    /// References: <https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/>
    TUNED_SYSCTL = {
        id: "kubernetes/tuned-sysctl",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:unsafe-sysctls"],
        profiles: [KubeLinter],
        remedy: "Nothing; the sysctl is safe.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    for name in
        security::sysctls(workload).filter(|name| security::is_safe_sysctl(name.content(), &context.run.versions))
    {
        context.hit(name, format!("The pod sets {}.", name.content()));
    }
}
