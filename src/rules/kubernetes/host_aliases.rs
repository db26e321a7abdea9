//! Pods with names of their own.

use crate::finding::Place;
use crate::model::kubernetes::Workload;
use crate::rule::{Body, Context, rule};

rule! {
    /// Entries for /etc/hosts
    ///
    /// `hostAliases` answers names with fixed addresses inside of the pod, past DNS. Useful in tests, and easily
    /// forgotten when an address changes.
    ///
    /// References: <https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/>
    HOST_ALIASES = {
        id: "kubernetes/host-aliases",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0007"],
        profiles: [],
        remedy: "Use DNS, or a Service with an external name.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    if let Some(aliases) = workload.pod(&["hostAliases"]) {
        context.hit(Place::key_of(aliases), "The pod answers names by itself, past DNS.");
    }
}
