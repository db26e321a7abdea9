//! Flags of the kubelet, where it runs as a container; one row per fault.

use crate::model::kubernetes::Container;
use crate::model::kubernetes::control_plane::Component::Kubelet;
use crate::model::kubernetes::control_plane::Demand::{Optional, Required};
use crate::model::kubernetes::control_plane::{Flags, are_strong_ciphers, faults, is_at_least, lists};
use crate::rule::{Body, Context, rule_table};

rule_table! {
    |ROW: Flags| Body::Containers(|container, context| check(&ROW, container, context));

    /// Anonymous requests to the kubelet
    ///
    /// Unless `--anonymous-auth=false`, whoever reaches the node's port 10250 is the user `system:anonymous` there.
    /// What the file of `--config` says is not seen here.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/>
    {
        row: Flags { of: Kubelet, names: &["anonymous-auth"], demand: Required(|value| value == "false") },
        id: "kubernetes/kubelet-anonymous-requests",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_K8S_138"],
        profiles: [],
        remedy: "Set `--anonymous-auth=false`.",
    }

    /// Kubelet that allows everything
    ///
    /// With `--authorization-mode=AlwaysAllow` whoever may speak to the kubelet runs commands in every container of the node.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/>
    {
        row: Flags { of: Kubelet, names: &["authorization-mode"], demand: Optional(|value| !lists(value, "AlwaysAllow")) },
        id: "kubernetes/kubelet-always-allow",
        severity: Critical,
        since: "2026.11",
        aliases: ["CKV_K8S_139"],
        profiles: [],
        remedy: "Set `--authorization-mode=Webhook`.",
    }

    /// Kubelet without client certificates
    ///
    /// Without `--client-ca-file` the kubelet cannot tell the API server from anybody else.
    /// What the file of `--config` says is not seen here.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/>
    {
        row: Flags { of: Kubelet, names: &["client-ca-file"], demand: Required(|value| !value.is_empty()) },
        id: "kubernetes/kubelet-without-client-authority",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_K8S_140"],
        profiles: [],
        remedy: "Set `--client-ca-file`.",
    }

    /// Read-only port of the kubelet
    ///
    /// On the read-only port (10255) everybody reads the pods of the node, their environment included, without authentication.
    /// What the file of `--config` says is not seen here.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/>
    {
        row: Flags { of: Kubelet, names: &["read-only-port"], demand: Required(|value| value == "0") },
        id: "kubernetes/kubelet-read-only-port",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_K8S_141"],
        profiles: [],
        remedy: "Set `--read-only-port=0`.",
    }

    /// Idle streams of the kubelet never end
    ///
    /// With `--streaming-connection-idle-timeout=0` forgotten exec and port-forward sessions stay open, and enough of them stop
    /// the kubelet.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/>
    {
        row: Flags { of: Kubelet, names: &["streaming-connection-idle-timeout"], demand: Optional(|value| value != "0") },
        id: "kubernetes/kubelet-endless-streams",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_143"],
        profiles: [],
        remedy: "Remove the flag, or set a duration such as `5m`.",
    }

    /// Kubelet that changes kernel settings
    ///
    /// Unless `--protect-kernel-defaults=true`, the kubelet changes kernel settings of the node to what it expects, and nobody
    /// learns that they were different.
    /// What the file of `--config` says is not seen here.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/>
    {
        row: Flags { of: Kubelet, names: &["protect-kernel-defaults"], demand: Required(|value| value == "true") },
        id: "kubernetes/kubelet-changes-kernel-settings",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_144"],
        profiles: [],
        remedy: "Set the kernel settings on the node, and `--protect-kernel-defaults=true`.",
    }

    /// Kubelet that does not keep its iptables chains
    ///
    /// Without `--make-iptables-util-chains=true` the node's own firewall rules and those of pods may get into each other's way.
    /// It is the default; Checkov asks for it to be written.
    /// What the file of `--config` says is not seen here.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/>
    {
        row: Flags { of: Kubelet, names: &["make-iptables-util-chains"], demand: Required(|value| value == "true") },
        id: "kubernetes/kubelet-without-iptables-chains",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_145"],
        profiles: [],
        remedy: "Set `--make-iptables-util-chains=true`.",
    }

    /// Kubelet under another host name
    ///
    /// `--hostname-override` may break the match between the node's name and its certificates, and makes logs hard to follow.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/>
    {
        row: Flags { of: Kubelet, names: &["hostname-override"], demand: Optional(|_| false) },
        id: "kubernetes/kubelet-overridden-hostname",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_146"],
        profiles: [],
        remedy: "Remove `--hostname-override`.",
    }

    /// Kubelet with a high rate of events
    ///
    /// An `--event-qps` above 5 lets one node fill etcd with events.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/>
    {
        row: Flags { of: Kubelet, names: &["event-qps"], demand: Optional(|value| !is_at_least(value, 6)) },
        id: "kubernetes/kubelet-many-events",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_147"],
        profiles: [],
        remedy: "Set `--event-qps` to 5 or less.",
    }

    /// Kubelet with a certificate that it signed itself
    ///
    /// Without `--tls-cert-file` and `--tls-private-key-file` the kubelet signs its certificate itself, unless it gets one by
    /// rotation, and the API server cannot verify it.
    /// What the file of `--config` says is not seen here.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/>
    {
        row: Flags { of: Kubelet, names: &["tls-cert-file", "tls-private-key-file"], demand: Required(|value| !value.is_empty()) },
        id: "kubernetes/kubelet-self-signed-certificate",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_K8S_148"],
        profiles: [],
        remedy: "Set `--tls-cert-file` and `--tls-private-key-file`, or rotate the server certificate.",
    }

    /// Kubelet that does not renew its certificate
    ///
    /// With `--rotate-certificates=false` the kubelet's client certificate runs out one day, and the node with it.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/>
    {
        row: Flags { of: Kubelet, names: &["rotate-certificates"], demand: Optional(|value| value != "false") },
        id: "kubernetes/kubelet-unrotated-certificate",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_K8S_149"],
        profiles: [],
        remedy: "Remove `--rotate-certificates=false`.",
    }

    /// Rotation of the kubelet's server certificate switched off
    ///
    /// `RotateKubeletServerCertificate=false` leaves the kubelet with a server certificate that nobody renews.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/>
    {
        row: Flags { of: Kubelet, names: &["feature-gates"], demand: Optional(|value| !lists(value, "RotateKubeletServerCertificate=false")) },
        id: "kubernetes/kubelet-disabled-server-certificate-rotation",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_112"],
        profiles: [],
        remedy: "Remove `RotateKubeletServerCertificate=false` from `--feature-gates`.",
    }

    /// Weak cipher suites of the kubelet
    ///
    /// One weak suite in `--tls-cipher-suites` is enough for an attacker who may choose. Without the flag Go's own list holds,
    /// which has none.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/>
    {
        row: Flags { of: Kubelet, names: &["tls-cipher-suites"], demand: Optional(are_strong_ciphers) },
        id: "kubernetes/kubelet-weak-ciphers",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_K8S_151"],
        profiles: [],
        remedy: "Remove the weak suites, or the flag.",
    }
}

fn check(row: &Flags, container: &Container, context: &mut Context) {
    for (place, what) in faults(row, container) {
        context.hit(place, format!("{what}."));
    }
}
