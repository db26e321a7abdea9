//! Flags of the controller manager, the scheduler and etcd, one row per fault.

use crate::model::kubernetes::Container;
use crate::model::kubernetes::control_plane::Component::{ControllerManager, Etcd, EtcdPod, Scheduler};
use crate::model::kubernetes::control_plane::Demand::{Optional, Required};
use crate::model::kubernetes::control_plane::{Flags, faults, is_at_most, lists};
use crate::rule::{Body, Context, rule_table};

rule_table! {
    |ROW: Flags| Body::Containers(|container, context| check(&ROW, container, context));

    /// Finished pods collected by the default only
    ///
    /// Without `--terminated-pod-gc-threshold` 12,500 finished pods stay before the oldest go. On a cluster with many Jobs that
    /// fills etcd.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/>
    {
        row: Flags { of: ControllerManager, names: &["terminated-pod-gc-threshold"], demand: Required(|_| true) },
        id: "kubernetes/controller-manager-default-pod-collection",
        severity: Low,
        since: "2026.11",
        aliases: ["KCV-0033", "CKV_K8S_106"],
        profiles: [],
        remedy: "Set `--terminated-pod-gc-threshold` to what your cluster bears.",
    }

    /// Finished pods never collected
    ///
    /// A `--terminated-pod-gc-threshold` of 0 or less switches the collection of finished pods off. Trivy asks only whether the
    /// flag is there.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/>
    {
        row: Flags { of: ControllerManager, names: &["terminated-pod-gc-threshold"], demand: Optional(|value| !is_at_most(value, 0)) },
        id: "kubernetes/controller-manager-without-pod-collection",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_106"],
        profiles: [],
        remedy: "Set `--terminated-pod-gc-threshold` to what your cluster bears.",
    }

    /// Profiling of the controller manager
    ///
    /// The profiling endpoints tell about the controller manager's inside and can be used to slow it down. They are on by
    /// default.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/>
    {
        row: Flags { of: ControllerManager, names: &["profiling"], demand: Required(|value| value == "false") },
        id: "kubernetes/controller-manager-profiling",
        severity: Low,
        since: "2026.11",
        aliases: ["KCV-0034", "CKV_K8S_107"],
        profiles: [],
        remedy: "Set `--profiling=false`.",
    }

    /// Controllers that share one account
    ///
    /// Unless `--use-service-account-credentials=true`, every controller acts with the rights of the controller manager itself,
    /// and nobody can limit or tell apart what one of them does.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/>
    {
        row: Flags { of: ControllerManager, names: &["use-service-account-credentials"], demand: Required(|value| value == "true") },
        id: "kubernetes/controller-manager-shared-credentials",
        severity: Low,
        since: "2026.11",
        aliases: ["KCV-0035", "CKV_K8S_108"],
        profiles: [],
        remedy: "Set `--use-service-account-credentials=true`.",
    }

    /// Controller manager that signs no service account tokens
    ///
    /// Without `--service-account-private-key-file` the controller manager signs no tokens for service accounts, and keys cannot
    /// be rotated apart from others.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/>
    {
        row: Flags { of: ControllerManager, names: &["service-account-private-key-file"], demand: Required(|value| !value.is_empty()) },
        id: "kubernetes/controller-manager-without-service-account-key",
        severity: Low,
        since: "2026.11",
        aliases: ["KCV-0036"],
        profiles: [],
        remedy: "Set `--service-account-private-key-file`.",
    }

    /// Private key that is not a .pem file
    ///
    /// Checkov takes only a file `*.pem` for a key. The controller manager reads any PEM text, and kubeadm names the file
    /// `sa.key`.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/>
    {
        row: Flags { of: ControllerManager, names: &["service-account-private-key-file"], demand: Optional(|value| value.ends_with(".pem")) },
        id: "kubernetes/controller-manager-unusual-service-account-key",
        severity: Info,
        since: "2026.11",
        aliases: ["CKV_K8S_110"],
        profiles: [],
        remedy: "Check that the file holds a PEM key; allow this finding if it does.",
    }

    /// Pods that cannot verify the API server
    ///
    /// Without `--root-ca-file` service account tokens come without the authority's certificate, and pods cannot tell the API
    /// server from an impostor.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/>
    {
        row: Flags { of: ControllerManager, names: &["root-ca-file"], demand: Required(|value| !value.is_empty()) },
        id: "kubernetes/controller-manager-without-root-authority",
        severity: Medium,
        since: "2026.11",
        aliases: ["KCV-0037"],
        profiles: [],
        remedy: "Set `--root-ca-file`.",
    }

    /// Root authority that is not a .pem file
    ///
    /// Checkov takes only a file `*.pem` for a certificate, and does not survive one without an extension. The controller manager
    /// reads any PEM text, and kubeadm names the file `ca.crt`.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/>
    {
        row: Flags { of: ControllerManager, names: &["root-ca-file"], demand: Optional(|value| value.ends_with(".pem")) },
        id: "kubernetes/controller-manager-unusual-root-authority",
        severity: Info,
        since: "2026.11",
        aliases: ["CKV_K8S_111"],
        profiles: [],
        remedy: "Check that the file holds a PEM certificate; allow this finding if it does.",
    }

    /// Rotation of kubelet certificates switched off
    ///
    /// `RotateKubeletServerCertificate=false` leaves kubelets with server certificates that nobody renews.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/>
    {
        row: Flags { of: ControllerManager, names: &["feature-gates"], demand: Optional(|value| !lists(value, "RotateKubeletServerCertificate=false")) },
        id: "kubernetes/controller-manager-disabled-kubelet-certificate-rotation",
        severity: Low,
        since: "2026.11",
        aliases: ["KCV-0038", "CKV_K8S_112"],
        profiles: [],
        remedy: "Remove `RotateKubeletServerCertificate=false` from `--feature-gates`.",
    }

    /// Rotation of kubelet certificates left to the default
    ///
    /// Trivy asks for `RotateKubeletServerCertificate=true` to be written, although that is the default since 1.12.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/>
    {
        row: Flags { of: ControllerManager, names: &["feature-gates"], demand: Required(|value| value.contains("RotateKubeletServerCertificate=")) },
        id: "kubernetes/controller-manager-implicit-kubelet-certificate-rotation",
        severity: Info,
        since: "2026.11",
        aliases: ["KCV-0038"],
        profiles: [],
        remedy: "Write `--feature-gates=RotateKubeletServerCertificate=true`, or allow this finding.",
    }

    /// Controller manager that listens on the network
    ///
    /// Health and metrics are for the node only. Without `--bind-address=127.0.0.1` the controller manager listens on all
    /// addresses.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/>
    {
        row: Flags { of: ControllerManager, names: &["bind-address"], demand: Required(|value| value == "127.0.0.1") },
        id: "kubernetes/controller-manager-open-address",
        severity: Low,
        since: "2026.11",
        aliases: ["KCV-0039", "CKV_K8S_113"],
        profiles: [],
        remedy: "Set `--bind-address=127.0.0.1`.",
    }

    /// Profiling of the scheduler
    ///
    /// The profiling endpoints tell about the scheduler's inside and can be used to slow it down. They are on by default.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-scheduler/>
    {
        row: Flags { of: Scheduler, names: &["profiling"], demand: Required(|value| value == "false") },
        id: "kubernetes/scheduler-profiling",
        severity: Low,
        since: "2026.11",
        aliases: ["KCV-0040", "CKV_K8S_114"],
        profiles: [],
        remedy: "Set `--profiling=false`.",
    }

    /// Scheduler that listens on the network
    ///
    /// Health and metrics are for the node only. Without `--bind-address=127.0.0.1` the scheduler listens on all addresses.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-scheduler/>
    {
        row: Flags { of: Scheduler, names: &["bind-address"], demand: Required(|value| value == "127.0.0.1") },
        id: "kubernetes/scheduler-open-address",
        severity: Low,
        since: "2026.11",
        aliases: ["KCV-0041", "CKV_K8S_115"],
        profiles: [],
        remedy: "Set `--bind-address=127.0.0.1`.",
    }

    /// etcd without TLS
    ///
    /// Without `--cert-file` and `--key-file` what the API server stores, secrets included, crosses the network readable.
    ///
    /// References: <https://etcd.io/docs/v3.5/op-guide/security/>
    {
        row: Flags { of: Etcd, names: &["cert-file", "key-file"], demand: Required(|value| !value.is_empty()) },
        id: "kubernetes/etcd-without-certificate",
        severity: High,
        since: "2026.11",
        aliases: ["KCV-0042", "CKV_K8S_116"],
        profiles: [],
        remedy: "Set `--cert-file` and `--key-file`.",
    }

    /// etcd that lets every client in
    ///
    /// Unless `--client-cert-auth=true`, whoever reaches etcd reads and writes the whole cluster, past the API server.
    ///
    /// References: <https://etcd.io/docs/v3.5/op-guide/security/>
    {
        row: Flags { of: Etcd, names: &["client-cert-auth"], demand: Required(|value| value == "true") },
        id: "kubernetes/etcd-open-to-clients",
        severity: Critical,
        since: "2026.11",
        aliases: ["KCV-0043", "CKV_K8S_117"],
        profiles: [],
        remedy: "Set `--client-cert-auth=true` and `--trusted-ca-file`.",
    }

    /// etcd with a certificate that it signed itself
    ///
    /// With `--auto-tls=true` clients cannot tell etcd from an impostor.
    ///
    /// References: <https://etcd.io/docs/v3.5/op-guide/security/>
    {
        row: Flags { of: Etcd, names: &["auto-tls"], demand: Optional(|value| value != "true") },
        id: "kubernetes/etcd-self-signed-certificate",
        severity: Medium,
        since: "2026.11",
        aliases: ["KCV-0044", "CKV_K8S_118"],
        profiles: [],
        remedy: "Remove `--auto-tls=true` and give etcd a certificate of the cluster's authority.",
    }

    /// etcd members without TLS between them
    ///
    /// Without `--peer-cert-file` and `--peer-key-file` what the members replicate, secrets included, crosses the network
    /// readable.
    ///
    /// References: <https://etcd.io/docs/v3.5/op-guide/security/>
    {
        row: Flags { of: Etcd, names: &["peer-cert-file", "peer-key-file"], demand: Required(|value| !value.is_empty()) },
        id: "kubernetes/etcd-peers-without-certificate",
        severity: High,
        since: "2026.11",
        aliases: ["KCV-0045", "CKV_K8S_119"],
        profiles: [],
        remedy: "Set `--peer-cert-file` and `--peer-key-file`.",
    }

    /// etcd that takes anybody for a member
    ///
    /// Unless `--peer-client-cert-auth=true`, whoever reaches the peer port can join and gets everything replicated.
    ///
    /// References: <https://etcd.io/docs/v3.5/op-guide/security/>
    {
        row: Flags { of: Etcd, names: &["peer-client-cert-auth"], demand: Required(|value| value == "true") },
        id: "kubernetes/etcd-open-to-peers",
        severity: Critical,
        since: "2026.11",
        aliases: ["KCV-0046"],
        profiles: [],
        remedy: "Set `--peer-client-cert-auth=true` and `--peer-trusted-ca-file`.",
    }

    /// Pod named etcd that takes anybody for a member
    ///
    /// The same as `kubernetes/etcd-open-to-peers` where the image starts etcd and the manifest has only `args`. Checkov looks at
    /// Pods named `etcd` and at nothing else.
    ///
    /// References: <https://etcd.io/docs/v3.5/op-guide/security/>
    {
        row: Flags { of: EtcdPod, names: &["peer-client-cert-auth"], demand: Required(|value| value == "true") },
        id: "kubernetes/etcd-pod-open-to-peers",
        severity: Critical,
        since: "2026.11",
        aliases: ["CKV_K8S_121"],
        profiles: [],
        remedy: "Set `--peer-client-cert-auth=true` and `--peer-trusted-ca-file`.",
        covers: ["kubernetes/etcd-open-to-peers"],
    }

    /// etcd members with certificates that they signed themselves
    ///
    /// With `--peer-auto-tls=true` members cannot tell each other from an impostor.
    ///
    /// References: <https://etcd.io/docs/v3.5/op-guide/security/>
    {
        row: Flags { of: Etcd, names: &["peer-auto-tls"], demand: Optional(|value| value != "true") },
        id: "kubernetes/etcd-self-signed-peer-certificate",
        severity: Medium,
        since: "2026.11",
        aliases: ["KCV-0047"],
        profiles: [],
        remedy: "Remove `--peer-auto-tls=true` and give the members certificates of one authority.",
    }
}

fn check(row: &Flags, container: &Container, context: &mut Context) {
    for (place, what) in faults(row, container) {
        context.hit(place, format!("{what}."));
    }
}
