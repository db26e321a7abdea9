//! Windows containers that are the node.

use crate::model::kubernetes::{Fields, Workload, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// Windows host process
    ///
    /// A host process container runs as a process of its Windows node, with its files and network: whoever takes it
    /// over has the node. Trivy looks at the pod level of bare pods only.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/>
    WINDOWS_HOST_PROCESS = {
        id: "kubernetes/windows-host-process",
        severity: High,
        since: "2026.11",
        aliases: ["polaris:hostProcess", "KSV-0103", "kyverno:disallow-host-process", "gatekeeper:K8sPSPHostProcess"],
        profiles: [Default, Security],
        remedy: "Remove hostProcess.",
        cwe: [250],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    for own in security::contexts(workload) {
        let process = own.field_at(&["windowsOptions", "hostProcess"]);
        if let Some(process) = process.filter(|process| process.as_bool() == Some(true)) {
            context.hit(process, "This runs as a process of the Windows node itself.");
        }
    }
}
