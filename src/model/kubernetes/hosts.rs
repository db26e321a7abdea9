//! What pods take from their node: host paths, where they are mounted, and which of them give the node away.

use super::container::Container;
use super::fields::Fields;
use super::workload::Workload;
use crate::document::Node;

/// A hostPath volume.
#[derive(Debug, Clone, Copy)]
pub struct HostPath<'d> {
    /// The name by which containers mount it.
    pub name: &'d str,
    /// The `hostPath` map.
    pub volume: Node<'d>,
    /// Its `path`, if one is written.
    pub path: Option<Node<'d>>,
}

/// The hostPath volumes of a workload.
pub fn paths<'d>(workload: &Workload<'d>) -> Vec<HostPath<'d>> {
    let volumes = workload.pod_list(&["volumes"]);
    let host_path = |volume: Node<'d>| {
        let map = volume.field("hostPath")?;
        Some(HostPath { name: volume.text_at(&["name"]).unwrap_or(""), volume: map, path: map.field("path") })
    };
    volumes.filter_map(host_path).collect()
}

impl<'d> HostPath<'d> {
    /// The path without slashes at its end; `/` stays.
    pub fn directory(&self) -> &'d str {
        let path = self.path.map_or("", Node::content);
        match path.trim_end_matches('/') {
            "" if !path.is_empty() => "/",
            trimmed => trimmed,
        }
    }

    /// The places where containers mount it, each with its container.
    pub fn mounts(&self, workload: &Workload<'d>) -> Vec<(Container<'d>, Node<'d>)> {
        let mut found = Vec::new();
        for container in workload.containers() {
            let mounts = container.list(&["volumeMounts"]).filter(|mount| mount.text_at(&["name"]) == Some(self.name));
            found.extend(mounts.map(|mount| (container, mount)));
        }
        found
    }
}

/// Directories that hold the operating system, by exact path.
pub fn is_system_directory(directory: &str) -> bool {
    matches!(directory, "/" | "/boot" | "/dev" | "/etc" | "/lib" | "/proc" | "/sys" | "/usr")
}

/// Directories below which lie a node's secrets and its control: kubelet, certificates, other pods' volumes.
const NODE_INTERNALS: &[&str] = &[
    "/etc/kubernetes",
    "/etc/cni",
    "/etc/cron.d",
    "/etc/shadow",
    "/etc/ssh",
    "/etc/systemd",
    "/home",
    "/root",
    "/run/containerd",
    "/var/lib/containerd",
    "/var/lib/docker",
    "/var/lib/etcd",
    "/var/lib/kubelet",
    "/var/run/containerd",
];

/// The directory of a node's internals that a path is or lies in, if any. The device plugin and pod resource sockets
/// below `/var/lib/kubelet` are made to be mounted.
pub fn node_internals(directory: &str) -> Option<&'static str> {
    let offered = ["/var/lib/kubelet/device-plugins", "/var/lib/kubelet/pod-resources", "/var/lib/kubelet/plugins"];
    let is_in =
        |parent: &str| directory == parent || directory.strip_prefix(parent).is_some_and(|rest| rest.starts_with('/'));
    if offered.iter().any(|parent| is_in(parent)) {
        return None;
    }
    NODE_INTERNALS.iter().copied().find(|parent| is_in(parent))
}

/// Whether a path is the socket of a container runtime other than Docker's.
pub fn is_runtime_socket(directory: &str) -> bool {
    let name = directory.rsplit('/').next().unwrap_or("");
    matches!(
        name,
        "containerd.sock" | "crio.sock" | "cri-dockerd.sock" | "podman.sock" | "dockershim.sock" | "frakti.sock"
    )
}
