//! What Pod Security admission and the runtime make of security contexts: allow-lists by release, effective profiles,
//! who decided.

use super::container::Container;
use super::fields::Fields;
use super::workload::Workload;
use crate::document::Node;
use crate::model::Versions;

/// Capabilities that Pod Security allows to add at level baseline: those that runtimes grant anyway, without NET_RAW.
const BASELINE_CAPABILITIES: &[&str] = &[
    "AUDIT_WRITE",
    "CHOWN",
    "DAC_OVERRIDE",
    "FOWNER",
    "FSETID",
    "KILL",
    "MKNOD",
    "NET_BIND_SERVICE",
    "SETFCAP",
    "SETGID",
    "SETPCAP",
    "SETUID",
    "SYS_CHROOT",
];

/// Whether a capability may be added at level baseline; the admission compares exactly.
pub fn is_baseline_capability(name: &str) -> bool {
    BASELINE_CAPABILITIES.contains(&name)
}

/// Sysctls that Pod Security allows, with the release that began to.
const SAFE_SYSCTLS: &[(&str, u32)] = &[
    ("kernel.shm_rmid_forced", 0),
    ("net.ipv4.ip_local_port_range", 0),
    ("net.ipv4.ip_unprivileged_port_start", 0),
    ("net.ipv4.ping_group_range", 0),
    ("net.ipv4.tcp_syncookies", 0),
    ("net.ipv4.ip_local_reserved_ports", 27),
    ("net.ipv4.tcp_fin_timeout", 29),
    ("net.ipv4.tcp_keepalive_intvl", 29),
    ("net.ipv4.tcp_keepalive_probes", 29),
    ("net.ipv4.tcp_keepalive_time", 29),
    ("net.ipv4.tcp_rmem", 32),
    ("net.ipv4.tcp_wmem", 32),
    ("net.ipv4.tcp_notsent_lowat", 37),
    ("net.ipv4.tcp_slow_start_after_idle", 37),
];

/// Whether Pod Security allows a sysctl in every release that the input is judged for.
pub fn is_safe_sysctl(name: &str, versions: &Versions) -> bool {
    is_safe_sysctl_in(name, versions.oldest())
}

/// Whether Pod Security allows a sysctl in a minor release.
pub fn is_safe_sysctl_in(name: &str, minor: u32) -> bool {
    SAFE_SYSCTLS.iter().any(|&(safe, since)| safe == name && since <= minor)
}

/// Whether the kernel keeps a sysctl per namespace, so that a pod may have a value of its own.
pub fn is_namespaced_sysctl(name: &str) -> bool {
    ["kernel.msg", "kernel.sem", "kernel.shm", "fs.mqueue.", "net."].iter().any(|prefix| name.starts_with(prefix))
}

/// The sysctls that a pod sets: the nodes of their names.
pub fn sysctls<'d>(workload: &Workload<'d>) -> impl Iterator<Item = Node<'d>> + use<'d> {
    workload.pod_list(&["securityContext", "sysctls"]).filter_map(|sysctl| sysctl.field("name"))
}

/// Whether the pods' own user namespace makes root in them harmless in every release that the input is judged for:
/// Pod Security relaxes its checks from 1.35 on.
pub fn is_root_confined(workload: &Workload, versions: &Versions) -> bool {
    workload.has_user_namespace() && versions.oldest() >= 35
}

/// Whether a container is kept from running as root: it must not, or it runs as somebody else.
pub fn may_run_as_root(container: &Container) -> bool {
    !container.run_as_non_root().value && container.run_as_user().is_none_or(|user| user.value <= 0)
}

/// Whether a container has its node by what it is given, so that a smaller gift adds nothing: it is privileged, or has every
/// capability or SYS_ADMIN. Privileges may then be gained whatever `allowPrivilegeEscalation` says
/// (<https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>).
pub fn has_its_node(container: &Container) -> bool {
    let outdoes = |name: Node| name.content() == "SYS_ADMIN" || name.content().eq_ignore_ascii_case("ALL");
    container.is_privileged() || container.capabilities("add").any(outdoes)
}

/// The explicit seccomp type that holds for a container: its own, else the pod's.
pub fn seccomp_type<'d>(container: &Container<'d>) -> Option<Node<'d>> {
    container.inherited(&["seccompProfile", "type"]).filter(|profile| !profile.content().is_empty())
}

/// Whether a seccomp or AppArmor type confines anything.
pub fn is_confining(profile: Node) -> bool {
    matches!(profile.content(), "RuntimeDefault" | "Localhost")
}

/// Where the AppArmor profile of a container stood before 1.30; the rest of the key is the container's name.
pub(super) const APP_ARMOR_ANNOTATION: &str = "container.apparmor.security.beta.kubernetes.io/";

/// Where the seccomp profile of a pod stood before 1.19.
pub(super) const SECCOMP_POD_ANNOTATION: &str = "seccomp.security.alpha.kubernetes.io/pod";

/// Where the seccomp profile of a container stood before 1.19; the rest of the key is the container's name.
pub(super) const SECCOMP_CONTAINER_ANNOTATION: &str = "container.seccomp.security.alpha.kubernetes.io/";

/// The annotation with which AppArmor was set for a container before 1.30.
pub fn app_armor_annotation<'d>(container: &Container<'d>) -> Option<Node<'d>> {
    container.workload().annotation_of(APP_ARMOR_ANNOTATION, container)
}

/// The annotation with which seccomp was set for all containers of a pod before 1.19 and which is ignored since 1.27.
pub fn seccomp_annotation_of_pod<'d>(workload: &Workload<'d>) -> Option<Node<'d>> {
    workload.annotation(SECCOMP_POD_ANNOTATION)
}

/// The annotation with which seccomp was set for a container: its own, else the pod's.
pub fn seccomp_annotation<'d>(container: &Container<'d>) -> Option<Node<'d>> {
    let workload = container.workload();
    let own = workload.annotation_of(SECCOMP_CONTAINER_ANNOTATION, container);
    own.or_else(|| seccomp_annotation_of_pod(workload))
}

/// The security contexts of a workload: the pod's, then its containers'.
pub fn contexts<'d>(workload: &Workload<'d>) -> impl Iterator<Item = Node<'d>> + use<'d> {
    let of_containers = workload.containers().filter_map(|container| container.security_context());
    workload.security_context().into_iter().chain(of_containers)
}

/// What of `seLinuxOptions` Pod Security refuses in some release that the input is judged for.
pub fn refused_selinux_options<'d>(options: Node<'d>, versions: &Versions) -> Vec<Node<'d>> {
    selinux_options_refused_in(options, versions.oldest())
}

/// What of `seLinuxOptions` Pod Security refuses in a minor release: a type outside of its list, any user, any role.
pub fn selinux_options_refused_in(options: Node<'_>, minor: u32) -> Vec<Node<'_>> {
    let mut allowed = vec!["", "container_t", "container_init_t", "container_kvm_t"];
    if minor >= 31 {
        allowed.push("container_engine_t");
    }
    let kind = options.field("type").filter(|kind| !allowed.contains(&kind.content()));
    let written = |key: &str| options.field(key).filter(|value| !value.content().is_empty());
    [kind, written("user"), written("role")].into_iter().flatten().collect()
}

/// Volume sources that Pod Security allows at level restricted.
const RESTRICTED_VOLUMES: &[&str] = &[
    "configMap",
    "csi",
    "downwardAPI",
    "emptyDir",
    "ephemeral",
    "image",
    "persistentVolumeClaim",
    "projected",
    "secret",
];

/// Volume sources of drivers that are built into Kubernetes and removed or being removed
/// (<https://kubernetes.io/docs/concepts/storage/volumes/>).
pub const IN_TREE_VOLUMES: &[&str] = &[
    "gcePersistentDisk",
    "awsElasticBlockStore",
    "gitRepo",
    "nfs",
    "iscsi",
    "glusterfs",
    "rbd",
    "flexVolume",
    "cinder",
    "cephFS",
    "flocker",
    "fc",
    "azureFile",
    "vsphereVolume",
    "quobyte",
    "azureDisk",
    "portworxVolume",
    "scaleIO",
    "storageos",
];

/// Whether a volume source is allowed at level restricted.
pub fn is_restricted_volume(source: &str) -> bool {
    RESTRICTED_VOLUMES.contains(&source)
}

/// What the pod's security context says for its containers too.
const INHERITED: [&str; 6] =
    ["runAsUser", "runAsGroup", "runAsNonRoot", "seLinuxOptions", "seccompProfile", "windowsOptions"];

/// Whether the pod says something that holds for a container without a security context of its own.
pub fn inherits_context(container: &Container) -> bool {
    let pod = container.workload().security_context();
    pod.is_some_and(|pod| INHERITED.iter().any(|field| pod.field(field).is_some()))
}
