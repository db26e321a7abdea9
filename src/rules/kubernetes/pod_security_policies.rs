//! PodSecurityPolicy objects, which no release since 1.25 serves.

use crate::document::Node;
use crate::finding::Place;
use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule_table};

/// What is asked of a policy: the place of the fault, if there is one, and what it lets pods do.
struct Row(fn(&KubeObject) -> Option<Place>, &'static str);

rule_table! {
    |ROW: Row| Body::Objects(&["PodSecurityPolicy"], |policy, context| check(&ROW, policy, context));

    /// PodSecurityPolicy that admits the node's process namespace
    ///
    /// PodSecurityPolicy was removed with Kubernetes 1.25; Pod Security admission took its place. Where an old cluster still
    /// has it, `hostPID: true` lets pods see and signal the processes of their node.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-policy/>
    {
        row: Row(|policy| allowed(policy, "hostPID"), "the node's process namespace"),
        id: "kubernetes/policy-admits-host-pid",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_1"],
        profiles: [],
        remedy: "Move to Pod Security admission; until then remove `hostPID`.",
        cwe: [668],
    }

    /// PodSecurityPolicy that admits privileged containers
    ///
    /// PodSecurityPolicy was removed with Kubernetes 1.25; Pod Security admission took its place. Where an old cluster still
    /// has it, `privileged: true` lets pods own their node.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-policy/>
    {
        row: Row(|policy| allowed(policy, "privileged"), "privileged containers"),
        id: "kubernetes/policy-admits-privileged-containers",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_2"],
        profiles: [],
        remedy: "Move to Pod Security admission; until then remove `privileged`.",
        cwe: [250],
    }

    /// PodSecurityPolicy that admits the node's IPC namespace
    ///
    /// PodSecurityPolicy was removed with Kubernetes 1.25; Pod Security admission took its place. Where an old cluster still
    /// has it, `hostIPC: true` lets pods read the shared memory of their node.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-policy/>
    {
        row: Row(|policy| allowed(policy, "hostIPC"), "the node's IPC namespace"),
        id: "kubernetes/policy-admits-host-ipc",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_3"],
        profiles: [],
        remedy: "Move to Pod Security admission; until then remove `hostIPC`.",
        cwe: [668],
    }

    /// PodSecurityPolicy that admits the node's network
    ///
    /// PodSecurityPolicy was removed with Kubernetes 1.25; Pod Security admission took its place. Where an old cluster still
    /// has it, `hostNetwork: true` lets pods listen on the addresses of their node.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-policy/>
    {
        row: Row(|policy| allowed(policy, "hostNetwork"), "the node's network"),
        id: "kubernetes/policy-admits-host-network",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_4"],
        profiles: [],
        remedy: "Move to Pod Security admission; until then remove `hostNetwork`.",
        cwe: [668],
    }

    /// PodSecurityPolicy that admits privilege escalation
    ///
    /// PodSecurityPolicy was removed with Kubernetes 1.25; Pod Security admission took its place. Where an old cluster still
    /// has it, pods may gain more rights than their parent process unless `allowPrivilegeEscalation` is false.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-policy/>
    {
        row: Row(escalation, "privilege escalation"),
        id: "kubernetes/policy-admits-privilege-escalation",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_5"],
        profiles: [],
        remedy: "Move to Pod Security admission; until then set `allowPrivilegeEscalation` to false.",
        cwe: [269],
    }

    /// PodSecurityPolicy that admits root
    ///
    /// PodSecurityPolicy was removed with Kubernetes 1.25; Pod Security admission took its place. Where an old cluster still
    /// has it, only `MustRunAsNonRoot`, or `MustRunAs` with ranges above 0, keeps containers from running as root.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-policy/>
    {
        row: Row(root, "containers that run as root"),
        id: "kubernetes/policy-admits-root",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_6"],
        profiles: [],
        remedy: "Move to Pod Security admission; until then set the rule of `runAsUser` to MustRunAsNonRoot.",
        cwe: [250],
    }

    /// PodSecurityPolicy that leaves NET_RAW
    ///
    /// PodSecurityPolicy was removed with Kubernetes 1.25; Pod Security admission took its place. Where an old cluster still
    /// has it, containers keep NET_RAW, with which they forge packets, unless `requiredDropCapabilities` holds it or ALL.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-policy/>
    {
        row: Row(|policy| undropped(policy, &["ALL", "NET_RAW"]), "the capability NET_RAW"),
        id: "kubernetes/policy-leaves-net-raw",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_7"],
        profiles: [],
        remedy: "Move to Pod Security admission; until then add ALL to `requiredDropCapabilities`.",
        cwe: [250],
    }

    /// PodSecurityPolicy that admits added capabilities
    ///
    /// PodSecurityPolicy was removed with Kubernetes 1.25; Pod Security admission took its place. Where an old cluster still
    /// has it, `allowedCapabilities` lists what pods may add to what the runtime gives them.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-policy/>
    {
        row: Row(|policy| added(policy).map(Place::key_of), "added capabilities"),
        id: "kubernetes/policy-admits-capabilities",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_24"],
        profiles: [],
        remedy: "Move to Pod Security admission; until then empty `allowedCapabilities`.",
        cwe: [250],
    }

    /// PodSecurityPolicy without a default seccomp profile
    ///
    /// PodSecurityPolicy was removed with Kubernetes 1.25; Pod Security admission took its place. Where an old cluster still
    /// has it, the annotation `seccomp.security.alpha.kubernetes.io/defaultProfileName` gives pods a profile that they do not
    /// name themselves.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-policy/>
    {
        row: Row(unfiltered, "containers without a seccomp profile"),
        id: "kubernetes/policy-without-seccomp",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_32"],
        profiles: [],
        remedy: "Move to Pod Security admission; until then set the annotation to runtime/default.",
        cwe: [693],
    }

    /// PodSecurityPolicy that drops no capability
    ///
    /// PodSecurityPolicy was removed with Kubernetes 1.25; Pod Security admission took its place. Where an old cluster still
    /// has it, containers keep everything that the runtime gives them unless `requiredDropCapabilities` lists something.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-policy/>
    {
        row: Row(|policy| undropped(policy, &[]), "all capabilities that the runtime gives"),
        id: "kubernetes/policy-drops-no-capability",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_36"],
        profiles: [],
        remedy: "Move to Pod Security admission; until then add ALL to `requiredDropCapabilities`.",
        cwe: [250],
    }
}

fn check(Row(fault, what): &Row, policy: &KubeObject, context: &mut Context) {
    if let Some(place) = fault(policy) {
        context.hit(place, format!("This policy admits {what}."));
    }
}

fn allowed(policy: &KubeObject, field: &str) -> Option<Place> {
    let value = policy.at_path(&["spec", field])?;
    (value.as_bool() == Some(true)).then(|| Place::of(value))
}

fn escalation(policy: &KubeObject) -> Option<Place> {
    let path = ["spec", "allowPrivilegeEscalation"];
    match policy.at_path(&path) {
        Some(value) => (value.as_bool() != Some(false)).then(|| Place::of(value)),
        None => Some(policy.lacking(&path)),
    }
}

fn root(policy: &KubeObject) -> Option<Place> {
    let path = ["spec", "runAsUser", "rule"];
    let Some(rule) = policy.at_path(&path) else { return Some(policy.lacking(&path)) };
    let ranges = || policy.node().list_at(&["spec", "runAsUser", "ranges"]);
    let above_zero = || ranges().next().is_some() && ranges().all(|range| range.number_at(&["min"]) != Some(0));
    let kept_out = match rule.content() {
        "MustRunAsNonRoot" => true,
        "MustRunAs" => above_zero(),
        _ => false,
    };
    (!kept_out).then(|| Place::of(rule))
}

/// The place where capabilities should be dropped: one of `wanted`, or any where that is empty.
fn undropped(policy: &KubeObject, wanted: &[&str]) -> Option<Place> {
    let path = ["spec", "requiredDropCapabilities"];
    let dropped = |name: Node| wanted.is_empty() || wanted.contains(&name.content());
    if policy.node().list_at(&path).any(dropped) {
        return None;
    }
    Some(policy.at_path(&path).map_or_else(|| policy.lacking(&path), Place::key_of))
}

fn added<'d>(policy: &KubeObject<'d>) -> Option<Node<'d>> {
    policy.at_path(&["spec", "allowedCapabilities"]).filter(|list| !list.holds_nothing())
}

fn unfiltered(policy: &KubeObject) -> Option<Place> {
    let profile = policy.annotation("seccomp.security.alpha.kubernetes.io/defaultProfileName");
    match profile {
        Some(name) if ["docker/default", "runtime/default"].contains(&name.content()) => None,
        Some(name) => Some(Place::of(name)),
        None => Some(policy.lacking(&["metadata", "annotations", "seccomp.security.alpha.kubernetes.io"])),
    }
}
