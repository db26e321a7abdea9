//! Init containers with probes or hooks.

use crate::finding::Place;
use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule};

rule! {
    /// Probe or hook on an init container
    ///
    /// An init container runs to its end before the others start, so it has no probes and no lifecycle hooks: the API
    /// server refuses the pod. Sidecars, init containers with `restartPolicy: Always`, may have both.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/init-containers/>
    PROBED_INIT_CONTAINER = {
        id: "kubernetes/probed-init-container",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Remove the probe or hook, or make the container a sidecar with restartPolicy Always.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.role() != Role::Init {
        return;
    }
    for field in ["livenessProbe", "readinessProbe", "startupProbe", "lifecycle"] {
        if let Some(node) = container.get(&[field]).filter(|node| node.is_mapping()) {
            let message = format!("The API server refuses {field} on {}.", container.describe());
            context.hit(Place::key_of(node), message);
        }
    }
}
