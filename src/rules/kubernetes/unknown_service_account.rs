//! Pods with a service account that is not here.

use crate::model::kubernetes::{Workload, accounts};
use crate::rule::{Body, Context, rule};

rule! {
    /// Service account that is not here
    ///
    /// No ServiceAccount of this run has the name; without it no pod is created. Charts and operators often make it
    /// elsewhere, so this is a note until the run is told that it sees everything.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/>
    UNKNOWN_SERVICE_ACCOUNT = {
        id: "kubernetes/unknown-service-account",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:non-existent-service-account"],
        profiles: [Strict, KubeLinter],
        remedy: "Correct the name, or add the ServiceAccount.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let Some(name) = workload.service_account().filter(|name| name.content() != "default") else { return };
    if accounts::of(workload, context.workspace).is_empty() {
        context.missing(name, format!("There is no ServiceAccount {}.", name.content()), "it");
    }
}
