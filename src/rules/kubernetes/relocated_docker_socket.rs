//! Containers that command the node's Docker through another path.

use crate::model::kubernetes::{Workload, hosts};
use crate::rule::{Body, Context, rule};

rule! {
    /// Docker socket mounted from another path
    ///
    /// `/run/docker.sock` is the same socket as `/var/run/docker.sock`, and a rootless Docker has its own
    /// elsewhere. Trivy and Checkov compare one path and miss these. See `kubernetes/docker-socket`.
    ///
    /// References: <https://docs.docker.com/engine/security/#docker-daemon-attack-surface>
    RELOCATED_DOCKER_SOCKET = {
        id: "kubernetes/relocated-docker-socket",
        severity: Critical,
        since: "2026.11",
        aliases: ["kube-linter:docker-sock"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Remove the mount; build images with BuildKit or Kaniko instead.",
        covers: ["kubernetes/host-path-volume"],
        cwe: [250],
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let elsewhere = |path: &str| path.ends_with("docker.sock") && path != "/var/run/docker.sock";
    for host in hosts::paths(workload).into_iter().filter(|host| elsewhere(host.directory())) {
        let (Some(path), Some((container, mount))) = (host.path, host.mounts(workload).into_iter().next()) else {
            continue;
        };
        let message = format!("{} commands Docker on its node, which is root there.", container.subject());
        context.hit(path, message).related(mount.name_tag(), "mounted here");
    }
}
