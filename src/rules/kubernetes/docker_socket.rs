//! Containers that command the node's Docker.

use crate::model::kubernetes::{Workload, hosts};
use crate::rule::{Body, Context, rule};

rule! {
    /// Docker socket mounted
    ///
    /// Who can write to `/var/run/docker.sock` starts privileged containers on the node: it is root there. Mounting
    /// it read-only changes nothing, the socket still takes commands.
    ///
    /// References: <https://docs.docker.com/engine/security/#docker-daemon-attack-surface>
    DOCKER_SOCKET = {
        id: "kubernetes/docker-socket",
        severity: Critical,
        since: "2026.11",
        aliases: ["kube-linter:docker-sock", "KSV-0006", "CKV_K8S_27", "kyverno:disallow-container-sock-mounts"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Remove the mount; build images with BuildKit or Kaniko instead.",
        covers: ["kubernetes/host-path-volume"],
        cwe: [250],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    for host in hosts::paths(workload).into_iter().filter(|host| host.directory() == "/var/run/docker.sock") {
        let (Some(path), Some((container, mount))) = (host.path, host.mounts(workload).into_iter().next()) else {
            continue;
        };
        let message = format!("{} commands Docker on its node, which is root there.", container.subject());
        context.hit(path, message).related(mount.name_tag(), "mounted here");
    }
}
