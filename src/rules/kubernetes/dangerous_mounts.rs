//! Paths of the node that no container should mount.

use crate::model::kubernetes::{Container, Workload, hosts};
use crate::rule::{Body, Context, rule_table};

/// Which directories are meant, and what a container with one of them mounted does.
struct Row(fn(&str) -> bool, fn(&Container, &str) -> String);

rule_table! {
    |ROW: Row| Body::Workloads(|workload, context| check(&ROW, workload, context));

    /// Docker socket mounted
    ///
    /// Who can write to `/var/run/docker.sock` starts privileged containers on the node: it is root there. Mounting
    /// it read-only changes nothing, the socket still takes commands.
    ///
    /// References: <https://docs.docker.com/engine/security/#docker-daemon-attack-surface>
    {
        row: Row(|directory| directory == DOCKER_SOCKET, commands_docker),
        id: "kubernetes/docker-socket",
        severity: Critical,
        since: "2026.11",
        aliases: ["kube-linter:docker-sock", "KSV-0006", "CKV_K8S_27", "kyverno:disallow-container-sock-mounts"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Remove the mount; build images with BuildKit or Kaniko instead.",
        covers: ["kubernetes/host-path-volume"],
        cwe: [250],
    }

    /// Docker socket mounted from another path
    ///
    /// `/run/docker.sock` is the same socket as `/var/run/docker.sock`, and a rootless Docker has its own
    /// elsewhere. Trivy and Checkov compare one path and miss these. See `kubernetes/docker-socket`.
    ///
    /// References: <https://docs.docker.com/engine/security/#docker-daemon-attack-surface>
    {
        row: Row(|directory| directory.ends_with("docker.sock") && directory != DOCKER_SOCKET, commands_docker),
        id: "kubernetes/relocated-docker-socket",
        severity: Critical,
        since: "2026.11",
        aliases: ["kube-linter:docker-sock"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Remove the mount; build images with BuildKit or Kaniko instead.",
        covers: ["kubernetes/host-path-volume"],
        cwe: [250],
    }

    /// System directory of the node mounted
    ///
    /// The container mounts `/`, `/boot`, `/dev`, `/etc`, `/lib`, `/proc`, `/sys` or `/usr` of its node. Who can
    /// write there owns the node, and who can read there finds its keys.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/volumes/#hostpath>
    {
        row: Row(hosts::is_system_directory, |container, directory| {
            format!("{} mounts {directory} of its node.", container.subject())
        }),
        id: "kubernetes/sensitive-host-path",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:sensitive-host-mounts", "KSV-0121"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Mount the one file or subdirectory that the container needs, read-only.",
        covers: ["kubernetes/host-path-volume"],
        cwe: [668],
    }
}

/// Where Docker listens unless it is told otherwise.
const DOCKER_SOCKET: &str = "/var/run/docker.sock";

fn check(Row(is_meant, says): &Row, workload: &Workload, context: &mut Context) {
    for host in hosts::paths(workload).into_iter().filter(|host| is_meant(host.directory())) {
        let (Some(path), Some((container, mount))) = (host.path, host.mounts(workload).into_iter().next()) else {
            continue;
        };
        context.hit(path, says(&container, host.directory())).related(mount.name_tag(), "mounted here");
    }
}

fn commands_docker(container: &Container, _: &str) -> String {
    format!("{} commands Docker on its node, which is root there.", container.subject())
}
