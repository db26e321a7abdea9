//! Pods that reach the node's container runtime.

use crate::model::kubernetes::{Workload, hosts};
use crate::rule::{Body, Context, rule};

rule! {
    /// Socket of the container runtime
    ///
    /// Who can write to the socket of containerd, CRI-O, cri-dockerd or Podman starts containers on the node
    /// outside of Kubernetes: it is root there.
    ///
    /// References: <https://kubernetes.io/docs/setup/production-environment/container-runtimes/>
    RUNTIME_SOCKET = {
        id: "kubernetes/runtime-socket",
        severity: Critical,
        since: "2026.11",
        aliases: ["kyverno:disallow-container-sock-mounts"],
        profiles: [Default, Security],
        remedy: "Remove the volume.",
        covers: ["kubernetes/host-path-volume", "kubernetes/node-internals-path"],
        cwe: [250],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    for host in hosts::paths(workload).into_iter().filter(|host| hosts::is_runtime_socket(host.directory())) {
        if let Some(path) = host.path {
            context.hit(path, format!("Volume {} is the socket of the node's container runtime.", host.name));
        }
    }
}
