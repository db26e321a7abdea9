//! Paths of the node that no container should mount.

use crate::model::kubernetes::hosts::{self, HostPath};
use crate::model::kubernetes::{Container, Workload};
use crate::rule::{Body, Context, rule_table};

/// Which paths are meant, and what a container with one of them mounted does.
struct Row(fn(&HostPath, &Workload) -> bool, fn(&Container, &str) -> String);

rule_table! {
    |ROW: Row| Body::Workloads(|workload, context| check(&ROW, workload, context));

    /// Docker socket mounted
    ///
    /// Who can write to `/var/run/docker.sock` starts privileged containers on the node: it is root there. Mounting
    /// it read-only changes nothing, the socket still takes commands.
    ///
    /// References: <https://docs.docker.com/engine/security/#docker-daemon-attack-surface>
    {
        row: Row(|host, _| host.directory() == DOCKER_SOCKET, commands_docker),
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
        row: Row(is_relocated_socket, commands_docker),
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
    /// write there owns the node, and who can read there finds its keys. `/sys`, and in a pod with `hostPID` also `/proc`,
    /// show nothing new to who only reads them: `kubernetes/read-only-kernel-path`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/volumes/#hostpath>
    {
        row: Row(gives_node_away, |container, directory| format!("{} mounts {directory} of its node.", container.subject())),
        id: "kubernetes/sensitive-host-path",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:sensitive-host-mounts", "KSV-0121"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Mount the one file or subdirectory that the container needs, read-only.",
        covers: ["kubernetes/host-path-volume"],
        cwe: [668],
    }

    /// Kernel's file system of the node mounted to be read
    ///
    /// The container mounts `/sys` of its node, or its pod has `hostPID` and it mounts `/proc`, and it can only read there.
    /// A runtime shows every container the same `/sys`, and `hostPID` alone shows every process of the node, as
    /// `kubernetes/host-pid` says: what reads the metrics of nodes is built so. Other tools compare the path alone.
    ///
    /// References: <https://github.com/opencontainers/runtime-spec/blob/main/config-linux.md#default-filesystems>
    {
        row: Row(|host, workload| host.only_shows_kernel(workload), |container, directory| {
            format!("{} reads {directory} of its node.", container.subject())
        }),
        id: "kubernetes/read-only-kernel-path",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:sensitive-host-mounts", "KSV-0121"],
        profiles: [Strict, KubeLinter],
        remedy: "Mount the one subdirectory that the container needs.",
        covers: ["kubernetes/agent-host-path", "kubernetes/host-path-volume"],
        cwe: [668],
    }
}

/// Where Docker listens unless it is told otherwise.
const DOCKER_SOCKET: &str = "/var/run/docker.sock";

fn check(Row(is_meant, says): &Row, workload: &Workload, context: &mut Context) {
    for host in hosts::paths(workload).into_iter().filter(|host| is_meant(host, workload)) {
        let (Some(path), Some((container, mount))) = (host.path, host.mounts(workload).into_iter().next()) else {
            continue;
        };
        context.hit(path, says(&container, host.directory())).related(mount.name_tag(), "mounted here");
    }
}

fn is_relocated_socket(host: &HostPath, _: &Workload) -> bool {
    host.directory().ends_with("docker.sock") && host.directory() != DOCKER_SOCKET
}

fn gives_node_away(host: &HostPath, workload: &Workload) -> bool {
    hosts::is_system_directory(host.directory()) && !host.only_shows_kernel(workload)
}

fn commands_docker(container: &Container, _: &str) -> String {
    format!("{} commands Docker on its node, which is root there.", container.subject())
}
