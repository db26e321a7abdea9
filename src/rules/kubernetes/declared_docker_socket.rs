//! Pods that declare the node's Docker socket.

use crate::model::kubernetes::{Workload, hosts};
use crate::rule::{Body, Context, rule};

rule! {
    /// Docker socket declared as a volume
    ///
    /// The pod declares `/var/run/docker.sock` as a volume and no container mounts it yet. See
    /// `kubernetes/docker-socket`.
    ///
    /// References: <https://docs.docker.com/engine/security/#docker-daemon-attack-surface>
    DECLARED_DOCKER_SOCKET = {
        id: "kubernetes/declared-docker-socket",
        severity: High,
        since: "2026.11",
        aliases: ["KSV-0006", "CKV_K8S_27", "kyverno:disallow-container-sock-mounts"],
        profiles: [Strict, Security],
        remedy: "Remove the volume.",
        covers: ["kubernetes/host-path-volume"],
        cwe: [250],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    for host in hosts::paths(workload).into_iter().filter(|host| host.directory() == "/var/run/docker.sock") {
        if let Some(path) = host.path.filter(|_| host.mounts(workload).is_empty()) {
            context.hit(path, format!("Volume {} is the Docker socket of the node.", host.name));
        }
    }
}
