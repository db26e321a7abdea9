//! The Pod Security Standards as the admission code of Kubernetes decides them, one row per check.
//!
//! Every row carries `psa:restricted`, because level restricted holds level baseline: a pod that a baseline check
//! refuses is refused there too.

use crate::model::kubernetes::Workload;
use crate::model::kubernetes::pod_security::{self, Control};
use crate::rule::{Body, Context, rule_table};

/// A level and a control of it.
struct Row(&'static str, Control);

rule_table! {
    |ROW: Row| Body::Workloads(|workload, context| check(&ROW, workload, context));

    /// Privileged container
    ///
    /// A privileged container has every capability, sees every device of the node and is confined by no seccomp, AppArmor
    /// or SELinux profile. Whoever takes it over has the node.
    ///
    /// The admission code looks at init, regular and ephemeral containers.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/>
    {
        row: Row("baseline", pod_security::privileged),
        id: "kubernetes/pod-security-privileged-container",
        severity: High,
        since: "2026.11",
        aliases: ["psa:privileged", "psa:baseline", "psa:restricted", "kyverno:podsecurity-subrule-baseline", "kyverno:podsecurity-subrule-restricted", "kyverno:podsecurity-subrule-restricted-capabilities", "kyverno:podsecurity-subrule-restricted-seccomp"],
        profiles: [PssBaseline],
        remedy: "Remove `privileged: true` and add the single capability or device that is needed.",
        cwe: [250],
    }

    /// Host namespaces
    ///
    /// With `hostPID` a container sees and signals the processes of the node, with `hostIPC` it reads their shared memory, with
    /// `hostNetwork` it listens on the node's addresses and reaches what only the node may reach.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/>
    {
        row: Row("baseline", pod_security::host_namespaces),
        id: "kubernetes/pod-security-host-namespaces",
        severity: High,
        since: "2026.11",
        aliases: ["psa:hostNamespaces", "psa:baseline", "psa:restricted", "kyverno:podsecurity-subrule-baseline", "kyverno:podsecurity-subrule-restricted", "kyverno:podsecurity-subrule-restricted-capabilities", "kyverno:podsecurity-subrule-restricted-seccomp"],
        profiles: [PssBaseline],
        remedy: "Remove the field, or run the workload in a namespace of level privileged.",
        cwe: [668],
    }

    /// Volume from the node's file system
    ///
    /// A `hostPath` volume outlives the pod and leads out of it: into the kubelet's credentials, the runtime's socket or the
    /// logs of other pods. Read-only mounts leak the same.
    ///
    /// Level restricted judges the same volumes by `psa:restrictedVolumes`; this finding is then marked covered.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/>
    {
        row: Row("baseline", pod_security::host_path_volumes),
        id: "kubernetes/pod-security-host-path-volume",
        severity: Medium,
        since: "2026.11",
        aliases: ["psa:hostPathVolumes", "psa:baseline", "psa:restricted", "kyverno:podsecurity-subrule-baseline", "kyverno:podsecurity-subrule-restricted", "kyverno:podsecurity-subrule-restricted-capabilities", "kyverno:podsecurity-subrule-restricted-seccomp"],
        profiles: [PssBaseline],
        remedy: "Use a persistent volume claim, a projected volume or an `emptyDir`.",
        cwe: [668],
    }

    /// Port of the node
    ///
    /// A `hostPort` opens the container on the node's own address, past Services and most network policies, and lets only one
    /// such pod run on each node. `hostPort: 0` asks for none and is allowed.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/>
    {
        row: Row("baseline", pod_security::host_ports),
        id: "kubernetes/pod-security-host-port",
        severity: Medium,
        since: "2026.11",
        aliases: ["psa:hostPorts", "psa:baseline", "psa:restricted", "kyverno:podsecurity-subrule-baseline", "kyverno:podsecurity-subrule-restricted", "kyverno:podsecurity-subrule-restricted-capabilities", "kyverno:podsecurity-subrule-restricted-seccomp"],
        profiles: [PssBaseline],
        remedy: "Remove `hostPort` and reach the pod through a Service.",
        cwe: [668],
    }

    /// Capability beyond the default set
    ///
    /// Runtimes give containers a small set of capabilities. What is added beyond it (`SYS_ADMIN`, `NET_ADMIN`, `NET_RAW`,
    /// `ALL`, …) is meant for the node, not for an application.
    ///
    /// Names are compared as the admission code does it, in capitals and without the prefix `CAP_`. Level restricted judges the
    /// same entries by `psa:capabilities_restricted` since 1.22; this finding is then marked covered.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/>
    {
        row: Row("baseline", pod_security::capabilities_baseline),
        id: "kubernetes/pod-security-non-default-capability",
        severity: Medium,
        since: "2026.11",
        aliases: ["psa:capabilities_baseline", "psa:baseline", "psa:restricted", "kyverno:podsecurity-subrule-baseline", "kyverno:podsecurity-subrule-restricted", "kyverno:podsecurity-subrule-restricted-capabilities", "kyverno:podsecurity-subrule-restricted-seccomp"],
        profiles: [PssBaseline],
        remedy: "Remove the capability from `add`.",
        cwe: [250],
    }

    /// AppArmor profile overridden
    ///
    /// Nodes with AppArmor confine containers by the runtime's own profile. `Unconfined` takes that away; another profile of the
    /// node (`Localhost`) is allowed. Both the fields (since 1.30) and the annotations of older releases count, the latter for
    /// any name of a container.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/>
    {
        row: Row("baseline", pod_security::app_armor_profile),
        id: "kubernetes/pod-security-overridden-apparmor",
        severity: Medium,
        since: "2026.11",
        aliases: ["psa:appArmorProfile", "psa:baseline", "psa:restricted", "kyverno:podsecurity-subrule-baseline", "kyverno:podsecurity-subrule-restricted", "kyverno:podsecurity-subrule-restricted-capabilities", "kyverno:podsecurity-subrule-restricted-seccomp"],
        profiles: [PssBaseline],
        remedy: "Leave the profile to the runtime: remove the field or annotation, or set `RuntimeDefault`.",
        cwe: [693],
    }

    /// SELinux options of its own
    ///
    /// SELinux keeps containers apart from the node and from each other by their type. Only types that confine containers are
    /// allowed (`container_t`, `container_init_t`, `container_kvm_t`, since 1.31 also `container_engine_t`), and neither a user
    /// nor a role may be set. `level` is free.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/>
    {
        row: Row("baseline", pod_security::selinux_options),
        id: "kubernetes/pod-security-custom-selinux-options",
        severity: Medium,
        since: "2026.11",
        aliases: ["psa:seLinuxOptions", "psa:baseline", "psa:restricted", "kyverno:podsecurity-subrule-baseline", "kyverno:podsecurity-subrule-restricted", "kyverno:podsecurity-subrule-restricted-capabilities", "kyverno:podsecurity-subrule-restricted-seccomp"],
        profiles: [PssBaseline],
        remedy: "Remove `user` and `role`, and take one of the types that confine containers.",
        cwe: [693],
    }

    /// Unmasked /proc
    ///
    /// The runtime hides parts of `/proc` that tell about the node or change it. `procMount: Unmasked` shows them all. Since 1.35
    /// that is allowed to a pod with a user namespace of its own (`hostUsers: false`), at level baseline only.
    ///
    /// Level restricted judges the same field by `psa:procMount_restricted` since 1.35; this finding is then marked covered.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/>
    {
        row: Row("baseline", pod_security::proc_mount_baseline),
        id: "kubernetes/pod-security-unmasked-proc",
        severity: Medium,
        since: "2026.11",
        aliases: ["psa:procMount", "psa:baseline", "psa:restricted", "kyverno:podsecurity-subrule-baseline", "kyverno:podsecurity-subrule-restricted", "kyverno:podsecurity-subrule-restricted-capabilities", "kyverno:podsecurity-subrule-restricted-seccomp"],
        profiles: [PssBaseline],
        remedy: "Remove `procMount`, or set `hostUsers: false` beside it.",
        cwe: [668],
    }

    /// Seccomp switched off
    ///
    /// The runtime's seccomp profile refuses the system calls that no application needs and that exploits like most.
    /// `Unconfined` allows all of them. Saying nothing is allowed at this level. Before 1.19 the annotations count instead of
    /// the fields.
    ///
    /// Level restricted judges the same field by `psa:seccompProfile_restricted` since 1.19; this finding is then marked covered.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/>
    {
        row: Row("baseline", pod_security::seccomp_baseline),
        id: "kubernetes/pod-security-unconfined-seccomp",
        severity: Medium,
        since: "2026.11",
        aliases: ["psa:seccompProfile_baseline", "psa:baseline", "psa:restricted", "kyverno:podsecurity-subrule-baseline", "kyverno:podsecurity-subrule-restricted", "kyverno:podsecurity-subrule-restricted-capabilities"],
        profiles: [PssBaseline],
        remedy: "Set `seccompProfile.type` to `RuntimeDefault`, or to `Localhost` with a profile of your own.",
        cwe: [693],
    }

    /// Sysctl beyond the safe set
    ///
    /// Kernel parameters that are not separate for each pod change the node and every pod on it. Allowed are those that
    /// Kubernetes knows to be safe; the list grew with 1.27, 1.29, 1.32 and 1.37.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/>
    {
        row: Row("baseline", pod_security::sysctls),
        id: "kubernetes/pod-security-unsafe-sysctl",
        severity: Medium,
        since: "2026.11",
        aliases: ["psa:sysctls", "psa:baseline", "psa:restricted", "kyverno:podsecurity-subrule-baseline", "kyverno:podsecurity-subrule-restricted", "kyverno:podsecurity-subrule-restricted-capabilities", "kyverno:podsecurity-subrule-restricted-seccomp"],
        profiles: [PssBaseline],
        remedy: "Remove the sysctl, or set it on the node.",
        cwe: [693],
    }

    /// Process of the Windows node
    ///
    /// A HostProcess container runs on the Windows node itself, with the node's users, files and network: the counterpart of a
    /// privileged container.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/>
    {
        row: Row("baseline", pod_security::windows_host_process),
        id: "kubernetes/pod-security-windows-host-process",
        severity: High,
        since: "2026.11",
        aliases: ["psa:windowsHostProcess", "psa:baseline", "psa:restricted", "kyverno:podsecurity-subrule-baseline", "kyverno:podsecurity-subrule-restricted", "kyverno:podsecurity-subrule-restricted-capabilities", "kyverno:podsecurity-subrule-restricted-seccomp"],
        profiles: [PssBaseline],
        remedy: "Remove `hostProcess: true`.",
        cwe: [250],
    }

    /// Probe or lifecycle hook that calls another host
    ///
    /// The kubelet makes the requests of probes and lifecycle hooks from the node's network. With `host` a pod chooses whom it
    /// calls, and so reaches what network policies keep from the pod itself. Forbidden since 1.34.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/>
    {
        row: Row("baseline", pod_security::handler_hosts),
        id: "kubernetes/pod-security-handler-host",
        severity: Medium,
        since: "2026.11",
        aliases: ["psa:hostProbesAndHostLifecycle", "psa:baseline", "psa:restricted", "kyverno:podsecurity-subrule-baseline", "kyverno:podsecurity-subrule-restricted", "kyverno:podsecurity-subrule-restricted-capabilities", "kyverno:podsecurity-subrule-restricted-seccomp"],
        profiles: [PssBaseline],
        remedy: "Remove `host`: the kubelet then calls the pod.",
        cwe: [918],
    }

    /// Volume type beyond the restricted set
    ///
    /// Allowed are `configMap`, `csi`, `downwardAPI`, `emptyDir`, `ephemeral`, `image`, `persistentVolumeClaim`, `projected` and
    /// `secret`. Every other type lets a pod's author reach storage of the node or of the network past the cluster's storage
    /// classes. A volume without a source is allowed: the API server makes it an `emptyDir` before admission looks, although
    /// the admission code by itself would refuse it.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/>
    {
        row: Row("restricted", pod_security::restricted_volumes),
        id: "kubernetes/pod-security-unrestricted-volume-type",
        severity: Medium,
        since: "2026.11",
        aliases: ["psa:restrictedVolumes", "psa:restricted", "kyverno:podsecurity-subrule-restricted", "kyverno:podsecurity-subrule-restricted-capabilities", "kyverno:podsecurity-subrule-restricted-seccomp"],
        profiles: [PssRestricted],
        remedy: "Use a persistent volume claim or an ephemeral volume.",
        covers: ["kubernetes/pod-security-host-path-volume"],
        cwe: [668],
    }

    /// Privilege escalation not forbidden
    ///
    /// Unless `allowPrivilegeEscalation` is `false`, a process may become more than it was, through a setuid program or file
    /// capabilities. Each container must say so itself: there is no such field on the pod. Windows pods (`os.name: windows`) are
    /// exempt since 1.25.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/>
    {
        row: Row("restricted", pod_security::privilege_escalation),
        id: "kubernetes/pod-security-privilege-escalation",
        severity: Medium,
        since: "2026.11",
        aliases: ["psa:allowPrivilegeEscalation", "psa:restricted", "kyverno:podsecurity-subrule-restricted", "kyverno:podsecurity-subrule-restricted-capabilities", "kyverno:podsecurity-subrule-restricted-seccomp"],
        profiles: [PssRestricted],
        remedy: "Set `allowPrivilegeEscalation: false` in the container's security context.",
        cwe: [250],
    }

    /// Root not ruled out
    ///
    /// Without `runAsNonRoot: true` the image decides whether the container runs as root. The pod may say it for all of its
    /// containers; an explicit `false` is refused wherever it stands, even where no container inherits it. A `runAsUser` other
    /// than 0 does not replace it. Since 1.35 pods with a user namespace of their own (`hostUsers: false`) are exempt.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/>
    {
        row: Row("restricted", pod_security::run_as_non_root),
        id: "kubernetes/pod-security-possible-root",
        severity: Medium,
        since: "2026.11",
        aliases: ["psa:runAsNonRoot", "psa:restricted", "kyverno:podsecurity-subrule-restricted", "kyverno:podsecurity-subrule-restricted-capabilities", "kyverno:podsecurity-subrule-restricted-seccomp"],
        profiles: [PssRestricted],
        remedy: "Set `runAsNonRoot: true` in the pod's security context.",
        cwe: [250],
    }

    /// Root by user id
    ///
    /// `runAsUser: 0` is root, in the pod's or a container's security context, even where every container overrides it. Forbidden
    /// since 1.23; since 1.35 pods with a user namespace of their own (`hostUsers: false`) are exempt.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/>
    {
        row: Row("restricted", pod_security::run_as_user),
        id: "kubernetes/pod-security-root-user",
        severity: Medium,
        since: "2026.11",
        aliases: ["psa:runAsUser", "psa:restricted", "kyverno:podsecurity-subrule-restricted", "kyverno:podsecurity-subrule-restricted-capabilities", "kyverno:podsecurity-subrule-restricted-seccomp"],
        profiles: [PssRestricted],
        remedy: "Set `runAsUser` to another user, or remove it.",
        cwe: [250],
    }

    /// No seccomp profile that confines
    ///
    /// Every container must run under `RuntimeDefault` or `Localhost`, by its own security context or the pod's; `Unconfined` is
    /// refused wherever it stands. In force since 1.19; Windows pods (`os.name: windows`) are exempt since 1.25.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/>
    {
        row: Row("restricted", pod_security::seccomp_restricted),
        id: "kubernetes/pod-security-unrestricted-seccomp",
        severity: Medium,
        since: "2026.11",
        aliases: ["psa:seccompProfile_restricted", "psa:restricted", "kyverno:podsecurity-subrule-restricted", "kyverno:podsecurity-subrule-restricted-capabilities"],
        profiles: [PssRestricted],
        remedy: "Set `seccompProfile.type: RuntimeDefault` in the pod's security context.",
        covers: ["kubernetes/pod-security-unconfined-seccomp"],
        cwe: [693],
    }

    /// Capabilities kept or added
    ///
    /// Every container must drop `ALL` and may add only `NET_BIND_SERVICE`. The admission code compares exactly: `all` drops
    /// everything in most runtimes, yet the pod is refused. In force since 1.22; Windows pods (`os.name: windows`) are exempt
    /// since 1.25.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/>
    {
        row: Row("restricted", pod_security::capabilities_restricted),
        id: "kubernetes/pod-security-unrestricted-capabilities",
        severity: Medium,
        since: "2026.11",
        aliases: ["psa:capabilities_restricted", "psa:restricted", "kyverno:podsecurity-subrule-restricted", "kyverno:podsecurity-subrule-restricted-capabilities", "kyverno:podsecurity-subrule-restricted-seccomp"],
        profiles: [PssRestricted],
        remedy: "Set `capabilities.drop` to `[\"ALL\"]` and add nothing but `NET_BIND_SERVICE`.",
        covers: ["kubernetes/pod-security-non-default-capability"],
        cwe: [250],
    }

    /// Unmasked /proc, whatever the user namespace
    ///
    /// Since 1.35 level baseline allows `procMount: Unmasked` to pods with a user namespace of their own. Level restricted does
    /// not. Before 1.35 there is only the control of level baseline.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/>
    {
        row: Row("restricted", pod_security::proc_mount_restricted),
        id: "kubernetes/pod-security-unrestricted-proc-mount",
        severity: Medium,
        since: "2026.11",
        aliases: ["psa:procMount_restricted", "psa:restricted", "kyverno:podsecurity-subrule-restricted", "kyverno:podsecurity-subrule-restricted-capabilities", "kyverno:podsecurity-subrule-restricted-seccomp"],
        profiles: [PssRestricted],
        remedy: "Remove `procMount`.",
        covers: ["kubernetes/pod-security-unmasked-proc"],
        cwe: [668],
    }
}

fn check(Row(level, control): &Row, workload: &Workload, context: &mut Context) {
    let asked = &context.run.versions.kubernetes;
    for (violation, minors) in pod_security::refused(*control, workload, asked) {
        let releases = if asked.len() > 1 { format!(" of Kubernetes {}", listed(&minors)) } else { String::new() };
        context.hit(violation.place, format!("{}; Pod Security level {level}{releases} refuses that.", violation.what));
    }
}

/// `1.24, 1.30 and 1.34`.
fn listed(minors: &[u32]) -> String {
    let mut names: Vec<String> = minors.iter().map(|minor| format!("1.{minor}")).collect();
    let last = names.pop().unwrap_or_default();
    if names.is_empty() { last } else { format!("{} and {last}", names.join(", ")) }
}
