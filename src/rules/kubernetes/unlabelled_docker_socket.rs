//! Pods with the docker socket that nobody agreed to.

use crate::model::kubernetes::{Fields, Workload};
use crate::rule::{Body, Context, rule};

rule! {
    /// Docker socket without the label that allows it
    ///
    /// A pod that mounts the container runtime's socket carries the label `allow-docker: "true"`, so that the few which
    /// may are found.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/volumes/#hostpath>
    UNLABELLED_DOCKER_SOCKET = {
        id: "kubernetes/unlabelled-docker-socket",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:docker-socket-check"],
        profiles: [],
        remedy: "Remove the volume, or add the label where the mount is agreed.",
        cwe: [250],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let agreed = workload.labels().get("allow-docker") == Some("true");
    let paths = workload.pod_list(&["volumes"]).filter_map(|volume| volume.field_at(&["hostPath", "path"]));
    for path in paths.filter(|path| !agreed && path.content() == "/var/run/docker.sock") {
        context.hit(path, "Nobody has agreed that this pod may steer the container runtime.");
    }
}
