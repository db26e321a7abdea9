//! Classes of priority and runtime that are not here.

use crate::model::kubernetes::Workload;
use crate::model::kubernetes::references::{self, Answer};
use crate::rule::{Body, Context, rule};

rule! {
    /// Priority or runtime class that is not here
    ///
    /// The pods name a PriorityClass or RuntimeClass that no object of this run is; where the cluster does not have it
    /// either, they are refused. The classes that Kubernetes itself brings, `system-cluster-critical` and
    /// `system-node-critical`, are known. In an open world the class may be made elsewhere, so this is a note until the
    /// run is told that it sees everything.
    ///
    /// References: <https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/>
    UNRESOLVED_CLASS = {
        id: "kubernetes/unresolved-class",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Add the class, or correct its name.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let namespace = workload.object().namespace();
    for reference in references::classes(workload) {
        if let Answer::Nobody = references::answer(&reference, namespace, context.workspace.cluster()) {
            let message = format!("There is no {} {}.", reference.kind, reference.name.content());
            context.missing(reference.name, message, "it");
        }
    }
}
