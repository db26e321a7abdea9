//! Pods that ask for settings of the whole node.

use crate::document::Node;
use crate::model::kubernetes::variables::has_variable;
use crate::model::kubernetes::{Workload, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// sysctl of the whole node
    ///
    /// The kernel keeps this setting once for the node, so the kubelet refuses the pod (SysctlForbidden).
    ///
    /// References: <https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/>
    NODE_SYSCTL = {
        id: "kubernetes/node-sysctl",
        severity: High,
        since: "2026.11",
        aliases: ["KSV-0026", "kyverno:restrict-sysctls", "gatekeeper:K8sPSPForbiddenSysctls"],
        profiles: [Default, Security],
        remedy: "Set it on the node.",
        cwe: [668],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let of_node = |name: &Node| !security::is_namespaced_sysctl(name.content()) && !has_variable(name.content());
    for name in security::sysctls(workload).filter(of_node) {
        context.hit(name, format!("{} is a setting of the whole node, so the pod is refused.", name.content()));
    }
}
