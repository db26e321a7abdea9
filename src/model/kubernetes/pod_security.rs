//! The Pod Security Standards, control by control, as the admission code of Kubernetes decides.
//!
//! Source: `policy/check_*.go` of kubernetes/pod-security-admission, July 2026 (1.37). Each function is one of its checks:
//! it gets the pods of a workload and the minor release whose rules count, and gives what the check forbids there. Fields
//! that the admission code does not look at decide nothing here either, however close they come.

use std::collections::{BTreeMap, BTreeSet};

use super::container::Container;
use super::fields::Fields;
use super::probes::called_hosts;
use super::security;
use super::workload::Workload;
use crate::document::{Node, Span};
use crate::finding::Place;
use crate::model::Versions;

/// Something that a control forbids.
#[derive(Debug, Clone)]
pub struct Violation {
    /// The token at fault.
    pub place: Place,
    /// What is wrong, as the beginning of a sentence: `Container web is privileged`.
    pub what: String,
}

/// One control: what it forbids in a workload's pods under the rules of a minor release.
pub type Control = fn(&Workload, u32) -> Vec<Violation>;

/// What a control forbids under the rules of at least one of these minor releases, and of which; without any, of the
/// newest.
pub fn refused(control: Control, workload: &Workload, minors: &[u32]) -> Vec<(Violation, Vec<u32>)> {
    let minors: BTreeSet<u32> =
        if minors.is_empty() { [Versions::NEWEST_KUBERNETES].into() } else { minors.iter().copied().collect() };
    let mut found: BTreeMap<(Span, String), (Violation, Vec<u32>)> = BTreeMap::new();
    for minor in minors {
        for violation in control(workload, minor) {
            let same = (violation.place.span, violation.what.clone());
            found.entry(same).or_insert((violation, Vec::new())).1.push(minor);
        }
    }
    found.into_values().collect()
}

impl Violation {
    fn new(place: impl Into<Place>, what: String) -> Self {
        Self { place: place.into(), what }
    }
}

/// The volume types that level restricted refuses: all that the API knows besides the allowed ones.
const REFUSED_VOLUMES: &[&str] = &[
    "awsElasticBlockStore",
    "azureDisk",
    "azureFile",
    "cephfs",
    "cinder",
    "fc",
    "flexVolume",
    "flocker",
    "gcePersistentDisk",
    "gitRepo",
    "glusterfs",
    "hostPath",
    "iscsi",
    "nfs",
    "photonPersistentDisk",
    "portworxVolume",
    "quobyte",
    "rbd",
    "scaleIO",
    "storageos",
    "vsphereVolume",
];

/// Check `privileged`.
pub fn privileged(workload: &Workload, _: u32) -> Vec<Violation> {
    let privileged = workload.containers().filter_map(|container| {
        let node = container.security(&["privileged"]).filter(|node| is_true(*node))?;
        Some(Violation::new(node, format!("{} is privileged", container.subject())))
    });
    privileged.collect()
}

/// Check `hostNamespaces`.
pub fn host_namespaces(workload: &Workload, _: u32) -> Vec<Violation> {
    let shared = ["hostNetwork", "hostPID", "hostIPC"].into_iter().filter_map(|field| {
        let node = workload.pod(&[field]).filter(|node| is_true(*node))?;
        Some(Violation::new(node, format!("{field} is true")))
    });
    shared.collect()
}

/// Check `hostPathVolumes`.
pub fn host_path_volumes(workload: &Workload, _: u32) -> Vec<Violation> {
    let mounted = workload.pod_list(&["volumes"]).filter_map(|volume| {
        let (key, _) = volume.entry_of("hostPath").filter(|(_, source)| !source.is_null())?;
        Some(Violation::new(key, format!("{} is a path of the node", volume_name(volume))))
    });
    mounted.collect()
}

/// Check `hostPorts`.
pub fn host_ports(workload: &Workload, _: u32) -> Vec<Violation> {
    let mut found = Vec::new();
    for container in workload.containers() {
        for port in container.ports().filter_map(|port| port.field("hostPort")) {
            if port.as_i64().is_some_and(|number| number != 0) {
                let what = format!("{} takes port {} of the node", container.subject(), port.content());
                found.push(Violation::new(port, what));
            }
        }
    }
    found
}

/// Check `capabilities_baseline`.
pub fn capabilities_baseline(workload: &Workload, _: u32) -> Vec<Violation> {
    added_capabilities(workload, security::is_baseline_capability)
}

/// Check `capabilities_restricted`.
pub fn capabilities_restricted(workload: &Workload, minor: u32) -> Vec<Violation> {
    if minor < 22 || is_exempt_windows(workload, minor) {
        return Vec::new();
    }
    let kept = workload.containers().filter(|container| !container.drops_all(true));
    let mut found: Vec<Violation> = kept.map(|container| keeping(&container)).collect();
    found.extend(added_capabilities(workload, |name| name == "NET_BIND_SERVICE"));
    found
}

/// A container whose `drop` does not say exactly `ALL`.
fn keeping(container: &Container) -> Violation {
    let place = match container.security(&["capabilities", "drop"]) {
        Some(list) => Place::absent_in(list),
        None => container.lacking_security(&["capabilities", "drop"]),
    };
    Violation::new(place, format!("{} does not drop ALL capabilities", container.subject()))
}

fn added_capabilities(workload: &Workload, is_allowed: fn(&str) -> bool) -> Vec<Violation> {
    let mut found = Vec::new();
    for container in workload.containers() {
        for name in container.capabilities("add").filter(|name| !is_allowed(name.content())) {
            found.push(Violation::new(name, format!("{} adds the capability {}", container.subject(), name.content())));
        }
    }
    found
}

/// Check `appArmorProfile`: the fields, and the annotation of any container, existing or not.
pub fn app_armor_profile(workload: &Workload, _: u32) -> Vec<Violation> {
    let mut found = loose_profiles(workload, "appArmorProfile", "AppArmor");
    for (key, value) in workload.annotations() {
        let profile = value.content();
        let allowed = profile.is_empty() || profile == "runtime/default" || profile.starts_with("localhost/");
        if key.content().starts_with(security::APP_ARMOR_ANNOTATION) && !allowed {
            found.push(Violation::new(value, format!("An annotation sets the AppArmor profile to {profile}")));
        }
    }
    found
}

/// Check `seccompProfile_baseline`: annotations before 1.19, fields since.
pub fn seccomp_baseline(workload: &Workload, minor: u32) -> Vec<Violation> {
    if minor < 19 { seccomp_annotations(workload) } else { loose_profiles(workload, "seccompProfile", "seccomp") }
}

fn seccomp_annotations(workload: &Workload) -> Vec<Violation> {
    let names: BTreeSet<&str> = workload.containers().map(|container| container.name()).collect();
    let counts = |key: &str| {
        key == security::SECCOMP_POD_ANNOTATION
            || key.strip_prefix(security::SECCOMP_CONTAINER_ANNOTATION).is_some_and(|name| names.contains(name))
    };
    let mut found = Vec::new();
    for (key, value) in workload.annotations() {
        let profile = value.content();
        let allowed = matches!(profile, "runtime/default" | "docker/default") || profile.starts_with("localhost/");
        if counts(key.content()) && !allowed {
            let place = if value.span().is_empty() { key } else { value };
            found.push(Violation::new(place, format!("An annotation sets the seccomp profile to `{profile}`")));
        }
    }
    found
}

/// Check `seccompProfile_restricted`.
pub fn seccomp_restricted(workload: &Workload, minor: u32) -> Vec<Violation> {
    if minor < 19 || is_exempt_windows(workload, minor) {
        return Vec::new();
    }
    let mut found = seccomp_baseline(workload, minor);
    if workload.pod(&["securityContext", "seccompProfile"]).is_none() {
        for container in workload.containers() {
            if container.security(&["seccompProfile"]).is_none() {
                let what = format!("Neither the pod nor {} sets a seccomp profile", container.describe());
                found.push(Violation::new(container.lacking_security(&["seccompProfile"]), what));
            }
        }
    }
    found
}

/// Every value under a path of the security context that the pod or a container sets, and who does.
fn written_security<'d>(workload: &Workload<'d>, path: &[&str]) -> Vec<(String, Node<'d>)> {
    let of_pod = workload.security_context().and_then(|context| context.field_at(path));
    let mut found: Vec<(String, Node)> = of_pod.map(|node| ("The pod".to_owned(), node)).into_iter().collect();
    for container in workload.containers() {
        found.extend(container.security(path).map(|node| (container.subject(), node)));
    }
    found
}

/// The seccomp or AppArmor profiles that are neither the runtime's own nor a file of the node.
fn loose_profiles(workload: &Workload, field: &str, what: &str) -> Vec<Violation> {
    let mut found = Vec::new();
    for (who, profile) in written_security(workload, &[field]) {
        match profile.field("type") {
            Some(kind) if security::is_confining(kind) => {}
            Some(kind) => {
                found.push(Violation::new(kind, format!("{who} sets the {what} profile to {}", kind.content())))
            }
            None => {
                let what = format!("{who} sets a {what} profile without a type");
                found.push(Violation::new(Place::absent_in(profile), what));
            }
        }
    }
    found
}

/// Check `seLinuxOptions`.
pub fn selinux_options(workload: &Workload, minor: u32) -> Vec<Violation> {
    let mut found = Vec::new();
    for (who, options) in written_security(workload, &["seLinuxOptions"]) {
        for node in security::selinux_options_refused_in(options, minor) {
            let field = node.key().map_or("option", Node::content);
            found.push(Violation::new(node, format!("{who} sets the SELinux {field} to {}", node.content())));
        }
    }
    found
}

/// Check `procMount`: since 1.35 not for pods with a user namespace of their own.
pub fn proc_mount_baseline(workload: &Workload, minor: u32) -> Vec<Violation> {
    if is_exempt_user_namespace(workload, minor) { Vec::new() } else { unmasked_proc(workload) }
}

/// Check `procMount_restricted`.
pub fn proc_mount_restricted(workload: &Workload, minor: u32) -> Vec<Violation> {
    if minor < 35 { Vec::new() } else { unmasked_proc(workload) }
}

fn unmasked_proc(workload: &Workload) -> Vec<Violation> {
    let unmasked = workload.containers().filter_map(|container| {
        let node = container.security(&["procMount"]).filter(|node| node.content() != "Default")?;
        Some(Violation::new(node, format!("{} sets procMount to {}", container.subject(), node.content())))
    });
    unmasked.collect()
}

/// Check `sysctls`.
pub fn sysctls(workload: &Workload, minor: u32) -> Vec<Violation> {
    let mut found = Vec::new();
    for sysctl in workload.pod_list(&["securityContext", "sysctls"]) {
        match sysctl.field("name") {
            Some(name) if security::is_safe_sysctl_in(name.content(), minor) => {}
            Some(name) => found.push(Violation::new(name, format!("The pod sets the sysctl {}", name.content()))),
            None => found.push(Violation::new(Place::absent_in(sysctl), "The pod sets a sysctl without a name".into())),
        }
    }
    found
}

/// Check `windowsHostProcess`.
pub fn windows_host_process(workload: &Workload, _: u32) -> Vec<Violation> {
    let written = written_security(workload, &["windowsOptions", "hostProcess"]).into_iter();
    let on_host = written.filter(|(_, node)| is_true(*node));
    on_host.map(|(who, node)| Violation::new(node, format!("{who} runs as a process of the Windows node"))).collect()
}

/// Check `hostProbesAndHostLifecycle`, new in 1.34.
pub fn handler_hosts(workload: &Workload, minor: u32) -> Vec<Violation> {
    let mut found = Vec::new();
    if minor < 34 {
        return found;
    }
    for container in workload.containers() {
        for (field, host) in called_hosts(&container) {
            let what = format!("The {} of {} calls {}", field.join("."), container.describe(), host.content());
            found.push(Violation::new(host, what));
        }
    }
    found
}

/// Check `restrictedVolumes`. Admission comes after the API server's defaults: a volume without a source that it knows
/// is an `emptyDir` there.
pub fn restricted_volumes(workload: &Workload, _: u32) -> Vec<Violation> {
    let mut found = Vec::new();
    for volume in workload.pod_list(&["volumes"]) {
        let mut sources = volume.entries();
        sources.retain(|(_, value)| !value.is_null());
        if sources.iter().any(|(key, _)| security::is_restricted_volume(key.content())) {
            continue;
        }
        if let Some(&(key, _)) = sources.iter().find(|(key, _)| REFUSED_VOLUMES.contains(&key.content())) {
            found.push(Violation::new(key, format!("{} is a {}", volume_name(volume), key.content())));
        }
    }
    found
}

fn volume_name(volume: Node) -> String {
    format!("Volume {}", volume.text_at(&["name"]).unwrap_or("without a name"))
}

/// Check `allowPrivilegeEscalation`, new in 1.8.
pub fn privilege_escalation(workload: &Workload, minor: u32) -> Vec<Violation> {
    if minor < 8 || is_exempt_windows(workload, minor) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for container in workload.containers() {
        match container.security(&["allowPrivilegeEscalation"]) {
            Some(node) if node.as_bool() == Some(false) => {}
            Some(node) => found.push(Violation::new(node, format!("{} may gain privileges", container.subject()))),
            None => {
                let what = format!("{} does not set allowPrivilegeEscalation to false", container.subject());
                found.push(Violation::new(container.lacking_security(&["allowPrivilegeEscalation"]), what));
            }
        }
    }
    found
}

/// Check `runAsNonRoot`: since 1.35 not for pods with a user namespace of their own.
pub fn run_as_non_root(workload: &Workload, minor: u32) -> Vec<Violation> {
    if is_exempt_user_namespace(workload, minor) {
        return Vec::new();
    }
    let written = written_security(workload, &["runAsNonRoot"]).into_iter();
    let refused = written.filter(|(_, node)| node.as_bool() == Some(false));
    let mut found: Vec<Violation> =
        refused.map(|(who, node)| Violation::new(node, format!("{who} sets runAsNonRoot to false"))).collect();
    if workload.pod(&["securityContext", "runAsNonRoot"]).is_none() {
        for container in workload.containers() {
            if container.security(&["runAsNonRoot"]).is_none() {
                let what = format!("Neither the pod nor {} sets runAsNonRoot to true", container.describe());
                found.push(Violation::new(container.lacking_security(&["runAsNonRoot"]), what));
            }
        }
    }
    found
}

/// Check `runAsUser`, new in 1.23: since 1.35 not for pods with a user namespace of their own.
pub fn run_as_user(workload: &Workload, minor: u32) -> Vec<Violation> {
    if minor < 23 || is_exempt_user_namespace(workload, minor) {
        return Vec::new();
    }
    let written = written_security(workload, &["runAsUser"]).into_iter();
    let root = written.filter(|(_, node)| node.as_i64() == Some(0));
    root.map(|(who, node)| Violation::new(node, format!("{who} sets runAsUser to 0"))).collect()
}

fn is_true(node: Node) -> bool {
    node.as_bool() == Some(true)
}

/// Since 1.25 controls that mean nothing on Windows pass over pods that say so in `os.name`; a node selector does not.
fn is_exempt_windows(workload: &Workload, minor: u32) -> bool {
    minor >= 25 && workload.pod(&["os", "name"]).is_some_and(|name| name.content() == "windows")
}

/// Since 1.35 root in a user namespace of its own counts as nobody.
fn is_exempt_user_namespace(workload: &Workload, minor: u32) -> bool {
    minor >= 35 && workload.has_user_namespace()
}
