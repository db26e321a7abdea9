//! Containers that see each other's processes.

use crate::model::kubernetes::Workload;
use crate::rule::{Body, Context, rule};

rule! {
    /// Containers of a pod share their processes
    ///
    /// Every container of the pod sees the others' command lines, environments and files (`/proc/<pid>/root`), and
    /// may signal them. A weak sidecar then has the secrets of the application. No other tool says so.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/>
    SHARED_PROCESS_NAMESPACE = {
        id: "kubernetes/shared-process-namespace",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict, Security],
        remedy: "Remove shareProcessNamespace.",
        cwe: [668],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    if let Some(shared) = workload.pod(&["shareProcessNamespace"]).filter(|shared| shared.as_bool() == Some(true)) {
        context.hit(shared, "Every container of the pod reads the others' environments and files.");
    }
}
