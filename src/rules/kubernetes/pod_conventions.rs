//! What pods should say in single fields, one row per convention.

use crate::model::kubernetes::demands::Demand::{Absent, Filled, Optional, Required};
use crate::model::kubernetes::demands::{Field, PodDemand};
use crate::rule::{Body, rule_table};

rule_table! {
    |ROW: PodDemand| Body::Workloads(|workload, context| {
        ROW.faults(workload).into_iter().for_each(|place| _ = context.hit(place, ROW.fault));
    });

    /// Ephemeral container in a manifest
    ///
    /// Ephemeral containers are put into a running pod for debugging, by `kubectl debug`. One in a manifest is refused
    /// by the API server or was exported from a pod that somebody debugged.
    ///
    /// References: <https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/>
    {
        row: PodDemand {
            fields: &[Field { path: &["spec", "ephemeralContainers"], demand: Absent }],
            fault: "Somebody debugged the pod that this was exported from.",
        },
        id: "kubernetes/written-ephemeral-container",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:block-ephemeral-containers"],
        profiles: [],
        remedy: "Remove it.",
    }

    /// Sysctl with a value that carries another
    ///
    /// Some versions of CRI-O pass values of sysctls on unread, and a `+` or `=` in one smuggles a kernel setting of
    /// the node in that runs a program as root (CVE-2022-0811, "cr8escape").
    ///
    /// References: <https://nvd.nist.gov/vuln/detail/CVE-2022-0811>
    {
        row: PodDemand {
            fields: &[Field { path: &["spec", "securityContext", "sysctls", "[]", "value"], demand: Optional(|value| !value.contains(['+', '='])) }],
            fault: "This value can carry another kernel setting.",
        },
        id: "kubernetes/injected-sysctl",
        severity: High,
        since: "2026.11",
        aliases: ["kyverno:prevent-cr8escape"],
        profiles: [Security],
        remedy: "Write a plain value.",
        cwe: [94],
    }

    /// Pod that stays outside of the Istio mesh
    ///
    /// The annotation `sidecar.istio.io/inject: "false"` keeps the sidecar out: no mutual TLS, no policies, no
    /// telemetry for this pod.
    ///
    /// References: <https://istio.io/latest/docs/reference/config/annotations/#SidecarInject>
    {
        row: PodDemand {
            fields: &[Field { path: &["metadata", "annotations", "sidecar.istio.io/inject"], demand: Optional(|value| value != "false") }],
            fault: "The pods stay outside of the mesh.",
        },
        id: "kubernetes/skipped-istio-sidecar",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:prevent-disabling-injection-pods"],
        profiles: [],
        remedy: "Remove the annotation.",
    }

    /// Pod that stays outside of the Linkerd mesh
    ///
    /// The annotation `linkerd.io/inject: disabled` keeps the proxy out: no mutual TLS, no policies, no telemetry for
    /// this pod.
    ///
    /// References: <https://linkerd.io/2/features/proxy-injection/>
    {
        row: PodDemand {
            fields: &[Field { path: &["metadata", "annotations", "linkerd.io/inject"], demand: Optional(|value| value != "disabled") }],
            fault: "The pods stay outside of the mesh.",
        },
        id: "kubernetes/skipped-linkerd-proxy",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:prevent-linkerd-pod-injection-override"],
        profiles: [],
        remedy: "Remove the annotation.",
    }

    /// Ports that bypass the Linkerd proxy
    ///
    /// Connections on these ports are neither encrypted nor authorized by the mesh.
    ///
    /// References: <https://linkerd.io/2/features/protocol-detection/>
    {
        row: PodDemand {
            fields: &[Field { path: &["metadata", "annotations", "config.linkerd.io/skip-inbound-ports"], demand: Absent }, Field { path: &["metadata", "annotations", "config.linkerd.io/skip-outbound-ports"], demand: Absent }],
            fault: "The mesh neither encrypts nor authorizes connections on these ports.",
        },
        id: "kubernetes/unproxied-linkerd-ports",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:prevent-linkerd-port-skipping"],
        profiles: [],
        remedy: "Remove the annotation, or mark the ports as opaque instead.",
    }

    /// Container port without a name
    ///
    /// Named ports let Services and probes follow when the number changes, and tell a mesh the protocol.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports>
    {
        row: PodDemand {
            fields: &[Field { path: &["spec", "containers", "[]", "ports", "[]", "name"], demand: Required(|_| true) }],
            fault: "Nobody can refer to this port by name.",
        },
        id: "kubernetes/unnamed-container-port",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:require-container-port-names"],
        profiles: [],
        remedy: "Name the port.",
    }

    /// Pod that tolerates the control plane
    ///
    /// A toleration of the control plane's taint lets the pod run beside etcd and the API server, where a break-out
    /// costs the cluster. Agents that must run on every node need it.
    ///
    /// References: <https://kubernetes.io/docs/reference/labels-annotations-taints/#node-role-kubernetes-io-control-plane-taint>
    {
        row: PodDemand {
            fields: &[Field { path: &["spec", "tolerations", "[]", "key"], demand: Optional(|key| !matches!(key, "node-role.kubernetes.io/master" | "node-role.kubernetes.io/control-plane")) }],
            fault: "The pods may run beside the control plane.",
        },
        id: "kubernetes/control-plane-toleration",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:restrict-controlplane-scheduling"],
        profiles: [],
        remedy: "Remove the toleration.",
    }

    /// Pod that chooses nodes by affinity
    ///
    /// Where the platform decides what runs where, workloads do not choose nodes themselves.
    ///
    /// References: <https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity>
    {
        row: PodDemand {
            fields: &[Field { path: &["spec", "affinity", "nodeAffinity"], demand: Absent }],
            fault: "The pods choose their nodes.",
        },
        id: "kubernetes/node-affinity",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:restrict-node-affinity"],
        profiles: [],
        remedy: "Remove nodeAffinity.",
    }

    /// Pod that chooses its node
    ///
    /// `nodeName` puts the pod past the scheduler on one machine, whose end is its end; `nodeSelector` on a kind of
    /// machine. Where the platform decides what runs where, workloads use neither.
    ///
    /// References: <https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/>
    {
        row: PodDemand {
            fields: &[Field { path: &["spec", "nodeSelector"], demand: Absent }, Field { path: &["spec", "nodeName"], demand: Absent }],
            fault: "The pods choose their nodes.",
        },
        id: "kubernetes/node-selection",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:restrict-node-selection"],
        profiles: [],
        remedy: "Remove it and let the scheduler choose.",
    }

    /// Pod without an application label
    ///
    /// The recommended label `app.kubernetes.io/name` tells dashboards, cost reports and people which application a pod
    /// belongs to.
    ///
    /// References: <https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/>
    {
        row: PodDemand {
            fields: &[Field { path: &["metadata", "labels", "app.kubernetes.io/name"], demand: Filled }],
            fault: "Nobody can tell which application this pod belongs to.",
        },
        id: "kubernetes/unnamed-application",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:require-labels"],
        profiles: [],
        remedy: "Add the label app.kubernetes.io/name.",
    }

    /// Pod that no cost report can attribute
    ///
    /// Reports of Kubecost sum by the labels `owner`, `team`, `department`, `app` and `env`; what lacks one of them is
    /// counted to nobody.
    ///
    /// References: <https://www.kubecost.com/kubernetes-cost-optimization/kubernetes-labels>
    {
        row: PodDemand {
            fields: &[Field { path: &["metadata", "labels", "owner"], demand: Filled }, Field { path: &["metadata", "labels", "team"], demand: Filled }, Field { path: &["metadata", "labels", "department"], demand: Filled }, Field { path: &["metadata", "labels", "app"], demand: Filled }, Field { path: &["metadata", "labels", "env"], demand: Filled }],
            fault: "The cost of this pod is counted to nobody.",
        },
        id: "kubernetes/unattributed-cost",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:require-kubecost-labels"],
        profiles: [],
        remedy: "Add the missing labels.",
    }

    /// Pod without a department
    ///
    /// The annotation `corp.org/department` of the published sample policy says whose budget pays for the pod. Choose
    /// your own key by a policy of your own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/>
    {
        row: PodDemand {
            fields: &[Field { path: &["metadata", "annotations", "corp.org/department"], demand: Filled }],
            fault: "No department is named for this pod.",
        },
        id: "kubernetes/undepartmented-pod",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:require-annotations"],
        profiles: [],
        remedy: "Add the annotation corp.org/department.",
    }

    /// Pod without a version label
    ///
    /// The label `corp.org/version` of the published sample policy has the form `v1.2.3`. Choose your own key by a
    /// policy of your own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/>
    {
        row: PodDemand {
            fields: &[Field { path: &["metadata", "labels", "corp.org/version"], demand: Required(is_version) }],
            fault: "No version is named for this pod.",
        },
        id: "kubernetes/unversioned-pod",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:metadata-match-regex"],
        profiles: [],
        remedy: "Add the label corp.org/version.",
    }

    /// Pod that runs as other ids than agreed
    ///
    /// Where a volume is shared, pods run as the user 1000, the group 3000 and with the file system group 2000 of the
    /// published sample policy.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    {
        row: PodDemand {
            fields: &[Field { path: &["spec", "securityContext", "runAsUser"], demand: Required(|id| id == "1000") }, Field { path: &["spec", "securityContext", "runAsGroup"], demand: Required(|id| id == "3000") }, Field { path: &["spec", "securityContext", "fsGroup"], demand: Required(|id| id == "2000") }],
            fault: "The pod runs with ids that are not agreed.",
        },
        id: "kubernetes/foreign-process-ids",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:validate-userid-groupid-fsgroup"],
        profiles: [],
        remedy: "Set runAsUser, runAsGroup and fsGroup as agreed.",
    }

    /// Supplemental group outside of the agreed ranges
    ///
    /// The groups 100 to 200 and 500 to 600 of the published sample policy are for shared volumes; any other may be
    /// somebody else's.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    {
        row: PodDemand {
            fields: &[Field { path: &["spec", "securityContext", "supplementalGroups", "[]"], demand: Optional(|group| group.parse::<i64>().is_ok_and(|group| matches!(group, 100..=200 | 500..=600))) }],
            fault: "This group is not agreed.",
        },
        id: "kubernetes/foreign-supplemental-group",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:psp-check-supplemental-groups"],
        profiles: [],
        remedy: "Use a group of the agreed ranges.",
    }

    /// File system group outside of the agreed range
    ///
    /// The groups 1 to 1000 of the published sample constraint are for volumes; any other may be somebody else's.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    {
        row: PodDemand {
            fields: &[Field { path: &["spec", "securityContext", "fsGroup"], demand: Optional(|value| value.parse::<i64>().is_ok_and(|number| (1..=1000).contains(&number))) }],
            fault: "This group is not agreed.",
        },
        id: "kubernetes/foreign-volume-group",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sPSPFSGroup"],
        profiles: [],
        remedy: "Use a group of the agreed range.",
    }

    /// Flex volume of an unlisted driver
    ///
    /// A flex volume runs a program on the node. The drivers `example/lvm` and `example/cifs` are those of the
    /// published sample constraint. Flex volumes themselves are deprecated since 1.23.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/volumes/#flexvolume>
    {
        row: PodDemand {
            fields: &[Field { path: &["spec", "volumes", "[]", "flexVolume", "driver"], demand: Optional(|driver| matches!(driver, "example/lvm" | "example/cifs")) }],
            fault: "This driver is not in the list.",
        },
        id: "kubernetes/unlisted-flex-driver",
        severity: Low,
        since: "2026.11",
        aliases: ["gatekeeper:K8sPSPFlexVolumes"],
        profiles: [],
        remedy: "Use a CSI driver.",
    }

    /// Pod of an unlisted runtime class
    ///
    /// The runtime classes `prodclass` and `expclass` of the published sample policy are those that the nodes have; a
    /// pod of another never starts.
    ///
    /// References: <https://kubernetes.io/docs/concepts/containers/runtime-class/>
    {
        row: PodDemand {
            fields: &[Field { path: &["spec", "runtimeClassName"], demand: Optional(|class| matches!(class, "prodclass" | "expclass")) }],
            fault: "This runtime class is not in the list.",
        },
        id: "kubernetes/unlisted-runtime-class",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:restrict-runtimeclass"],
        profiles: [],
        remedy: "Name a runtime class that the nodes have.",
    }

    /// Pod meant to live for more than eight hours
    ///
    /// Where pods are replaced by age, the annotation `pod.kubernetes.io/lifetime` says when; a long life keeps what
    /// has crept in.
    ///
    /// References: <https://github.com/ptagr/pod-reaper>
    {
        row: PodDemand {
            fields: &[Field { path: &["metadata", "annotations", "pod.kubernetes.io/lifetime"], demand: Optional(|lifetime| hours(lifetime) <= 8.0) }],
            fault: "The pod may live for more than eight hours.",
        },
        id: "kubernetes/long-lived-pod",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:pod-lifetime"],
        profiles: [],
        remedy: "Write a lifetime of at most 8h.",
    }

    /// Windows container as another user than ContainerUser
    ///
    /// `ContainerUser` is the least of the users that Windows images have; `ContainerAdministrator` installs services
    /// and changes the registry of its container.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/configure-runasusername/>
    {
        row: PodDemand {
            fields: &[Field { path: &["spec", "securityContext", "windowsOptions", "runAsUserName"], demand: Optional(|user| user == "ContainerUser") }, Field { path: &["spec", "containers", "[]", "securityContext", "windowsOptions", "runAsUserName"], demand: Optional(|user| user == "ContainerUser") }, Field { path: &["spec", "initContainers", "[]", "securityContext", "windowsOptions", "runAsUserName"], demand: Optional(|user| user == "ContainerUser") }],
            fault: "This is more than the least user of Windows images.",
        },
        id: "kubernetes/windows-administrator",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:require-run-as-containeruser"],
        profiles: [],
        remedy: "Set windowsOptions.runAsUserName to ContainerUser.",
        cwe: [250],
    }
}

/// Whether it is `v1.2.3`, each part one digit.
fn is_version(text: &str) -> bool {
    let parts: Vec<&str> = text.strip_prefix('v').unwrap_or("").split('.').collect();
    parts.len() == 3 && parts.iter().all(|part| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A duration such as `1h30m` in hours; what is no duration is none.
fn hours(text: &str) -> f64 {
    let parts = text.split_inclusive(|c: char| c.is_ascii_alphabetic());
    parts
        .map(|part| {
            let (number, unit) = part.split_at(part.len().saturating_sub(1));
            let share = match unit {
                "h" => 1.0,
                "m" => 1.0 / 60.0,
                _ => 1.0 / 3600.0,
            };
            number.parse::<f64>().unwrap_or(0.0) * share
        })
        .sum()
}
