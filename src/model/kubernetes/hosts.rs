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

    /// The directory of the node's internals that is opened, if any. Logs of containers are none where they are only read
    /// on every node: Docker keeps them below its own directory.
    pub fn opened_internals(&self, workload: &Workload<'d>) -> Option<&'static str> {
        let is_log = is_in(self.directory(), "/var/lib/docker/containers");
        node_internals(self.directory())
            .filter(|_| !(is_log && works_on_nodes(workload) && self.is_only_read(workload)))
    }

    /// Whether a pod that works on its node may well mount it: it only reads there or keeps its own state, and the path
    /// neither is nor holds what makes a node a node.
    pub fn suits_agent(&self, workload: &Workload<'d>) -> bool {
        let directory = self.directory();
        let gives_node_away = is_system_directory(directory) && !self.only_shows_kernel(workload)
            || is_runtime_socket(directory)
            || directory.ends_with("docker.sock")
            || self.opened_internals(workload).is_some()
            || NODE_INTERNALS.iter().any(|internals| is_in(internals, directory));
        let is_mounted = !self.mounts(workload).is_empty();
        let is_modest = || self.is_only_read(workload) || self.is_own_state(workload);
        works_on_nodes(workload) && !gives_node_away && is_mounted && is_modest()
    }

    /// Whether it shows what the pod sees of the node's kernel anyway, and can only be read: runtimes mount `/sys` into every
    /// container, and with `hostPID` the pod's own `/proc` is the node's.
    pub fn only_shows_kernel(&self, workload: &Workload<'d>) -> bool {
        let seen = match self.directory() {
            "/sys" => true,
            "/proc" => workload.shares("hostPID").is_some(),
            _ => false,
        };
        seen && self.is_only_read(workload)
    }

    /// Whether no container can write to it.
    fn is_only_read(&self, workload: &Workload<'d>) -> bool {
        self.mounts(workload).iter().all(|(_, mount)| mount.truth_at(&["readOnly"]) == Some(true))
    }

    /// Whether it is the pod's own where the node keeps the state of programs: made for it, or named as it or a container is.
    fn is_own_state(&self, workload: &Workload<'d>) -> bool {
        let mut parents = ["/var/lib/", "/run/", "/var/run/"].iter();
        let Some(below) = parents.find_map(|parent| self.directory().strip_prefix(parent)) else { return false };
        let program = below.split('/').next().unwrap_or("");
        let mut names = workload.containers().map(|container| container.name()).chain(workload.object().name());
        let made = self.volume.text_at(&["type"]).is_some_and(|kind| kind.ends_with("OrCreate"));
        made || !program.is_empty() && names.any(|name| name.contains(program))
    }
}

/// Whether the pods of a workload are there for their nodes: one runs on each, or they see the nodes' processes.
fn works_on_nodes(workload: &Workload) -> bool {
    workload.object().is("DaemonSet") || workload.shares("hostPID").is_some()
}

/// Whether a path is a directory or lies in it.
fn is_in(path: &str, directory: &str) -> bool {
    path.strip_prefix(directory).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
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
fn node_internals(directory: &str) -> Option<&'static str> {
    let offered = ["/var/lib/kubelet/device-plugins", "/var/lib/kubelet/pod-resources", "/var/lib/kubelet/plugins"];
    if offered.iter().any(|parent| is_in(directory, parent)) {
        return None;
    }
    NODE_INTERNALS.iter().copied().find(|parent| is_in(directory, parent))
}

/// Whether a path is the socket of a container runtime other than Docker's.
pub fn is_runtime_socket(directory: &str) -> bool {
    let name = directory.rsplit('/').next().unwrap_or("");
    matches!(
        name,
        "containerd.sock" | "crio.sock" | "cri-dockerd.sock" | "podman.sock" | "dockershim.sock" | "frakti.sock"
    )
}
