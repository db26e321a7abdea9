//! Volumes with keys that do not exist.

use crate::model::kubernetes::{Workload, references};
use crate::rule::{Body, Context, rule};

rule! {
    /// Volume item from a key that is not there
    ///
    /// A volume picks keys of a ConfigMap or Secret, the object is in this run and lacks one of them: the pod never
    /// gets further than ContainerCreating. Volumes and sources marked optional are left alone, and so are Secrets that
    /// are declared empty for a controller to fill.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/volumes/#configmap>
    MISSING_VOLUME_KEY = {
        id: "kubernetes/missing-volume-key",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Name a key that the object has, or add it there.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let own = workload.object();
    for reference in references::mounted(workload) {
        for (key, object) in references::missing_keys(&reference, own, context.workspace.cluster()) {
            let (kind, name) = (reference.kind, reference.name.content());
            let message = format!("{kind} {name} has no key {}, so the pod is never started.", key.content());
            context.against(key, message, own, (&object, "this object lacks it"));
        }
    }
}
