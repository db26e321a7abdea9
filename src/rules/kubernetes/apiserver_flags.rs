//! Flags of the API server, one row per fault.

use crate::model::kubernetes::Container;
use crate::model::kubernetes::control_plane::Component::ApiServer;
use crate::model::kubernetes::control_plane::Demand::{Optional, Required};
use crate::model::kubernetes::control_plane::{Flags, are_strong_ciphers, faults, is_at_least, is_duration, lists};
use crate::rule::{Body, Context, rule_table};

rule_table! {
    |ROW: Flags| Body::Containers(|container, context| check(&ROW, container, context));

    /// Anonymous requests to the API server
    ///
    /// Unless `--anonymous-auth=false`, a request without credentials becomes the user `system:anonymous`, and one careless
    /// binding gives the cluster to the network. Health checks of the API server then need a client of their own.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["anonymous-auth"], demand: Required(|value| value == "false") },
        id: "kubernetes/apiserver-anonymous-requests",
        severity: Medium,
        since: "2026.11",
        aliases: ["KCV-0001", "CKV_K8S_68"],
        profiles: [],
        remedy: "Set `--anonymous-auth=false`.",
    }

    /// Passwords in a file of the API server
    ///
    /// `--basic-auth-file` reads users and passwords in clear text; they cannot be changed without a restart. The flag is gone
    /// since 1.19, so a newer API server does not start with it.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["basic-auth-file"], demand: Optional(|_| false) },
        id: "kubernetes/apiserver-basic-auth-file",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_K8S_69"],
        profiles: [],
        remedy: "Remove `--basic-auth-file` and authenticate by certificates or OpenID Connect.",
    }

    /// Tokens in a file of the API server
    ///
    /// `--token-auth-file` reads bearer tokens in clear text that never expire and cannot be revoked without a restart.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["token-auth-file"], demand: Optional(|_| false) },
        id: "kubernetes/apiserver-static-token-file",
        severity: High,
        since: "2026.11",
        aliases: ["KCV-0002", "CKV_K8S_70"],
        profiles: [],
        remedy: "Remove `--token-auth-file` and authenticate by certificates or OpenID Connect.",
    }

    /// API server talks to kubelets without TLS
    ///
    /// With `--kubelet-https=false` logs, exec sessions and their content cross the network readable. The flag is gone since
    /// 1.22.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["kubelet-https"], demand: Optional(|value| value != "false") },
        id: "kubernetes/apiserver-plain-kubelet-connection",
        severity: High,
        since: "2026.11",
        aliases: ["KCV-0004", "CKV_K8S_71"],
        profiles: [],
        remedy: "Remove `--kubelet-https=false`.",
    }

    /// API server without a certificate for kubelets
    ///
    /// Without a client certificate the API server calls kubelets anonymously, so kubelets have to allow anonymous requests.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["kubelet-client-certificate", "kubelet-client-key"], demand: Required(|value| !value.is_empty()) },
        id: "kubernetes/apiserver-without-kubelet-client-certificate",
        severity: Medium,
        since: "2026.11",
        aliases: ["KCV-0005", "CKV_K8S_72"],
        profiles: [],
        remedy: "Set `--kubelet-client-certificate` and `--kubelet-client-key`.",
    }

    /// API server that does not verify kubelets
    ///
    /// Without `--kubelet-certificate-authority` whoever answers at a node's address is taken for its kubelet and sees exec
    /// sessions and their content.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["kubelet-certificate-authority"], demand: Required(|value| !value.is_empty()) },
        id: "kubernetes/apiserver-unverified-kubelets",
        severity: Medium,
        since: "2026.11",
        aliases: ["KCV-0006", "CKV_K8S_73"],
        profiles: [],
        remedy: "Set `--kubelet-certificate-authority` to the authority that signs the kubelets' certificates.",
    }

    /// API server that allows everything
    ///
    /// `--authorization-mode=AlwaysAllow`, also as one mode among others, lets every authenticated user do everything.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["authorization-mode"], demand: Optional(|value| !lists(value, "AlwaysAllow")) },
        id: "kubernetes/apiserver-always-allow",
        severity: Critical,
        since: "2026.11",
        aliases: ["KCV-0007", "CKV_K8S_74"],
        profiles: [],
        remedy: "Set `--authorization-mode=Node,RBAC`.",
    }

    /// API server without the Node authorizer
    ///
    /// The Node authorizer lets a kubelet read only what its own pods need. Without it one node's credentials read the secrets
    /// of all. Without `--authorization-mode` everything is allowed.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["authorization-mode"], demand: Required(|value| lists(value, "Node")) },
        id: "kubernetes/apiserver-without-node-authorization",
        severity: Medium,
        since: "2026.11",
        aliases: ["KCV-0008", "CKV_K8S_75"],
        profiles: [],
        remedy: "Set `--authorization-mode=Node,RBAC`.",
    }

    /// API server without RBAC
    ///
    /// Without the RBAC authorizer roles and bindings mean nothing. Without `--authorization-mode` everything is allowed.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["authorization-mode"], demand: Required(|value| lists(value, "RBAC")) },
        id: "kubernetes/apiserver-without-rbac",
        severity: High,
        since: "2026.11",
        aliases: ["KCV-0009", "CKV_K8S_77"],
        profiles: [],
        remedy: "Set `--authorization-mode=Node,RBAC`.",
    }

    /// API server with an insecure address
    ///
    /// On `--insecure-bind-address` everybody is an administrator: no authentication, no authorization, no TLS. The flag is
    /// gone since 1.24.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["insecure-bind-address"], demand: Optional(|_| false) },
        id: "kubernetes/apiserver-insecure-bind-address",
        severity: Critical,
        since: "2026.11",
        aliases: ["CKV_K8S_86"],
        profiles: [],
        remedy: "Remove `--insecure-bind-address`.",
    }

    /// API server with an insecure port
    ///
    /// Before 1.20 the API server also listened on a port where everybody is an administrator, unless `--insecure-port=0`.
    /// The flag is gone since 1.24, so on newer clusters this says nothing; Checkov asks for it still.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["insecure-port"], demand: Required(|value| value == "0") },
        id: "kubernetes/apiserver-insecure-port",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_88"],
        profiles: [],
        remedy: "Set `--insecure-port=0` on releases before 1.20.",
    }

    /// API server without its secure port
    ///
    /// `--secure-port=0` switches off the port with TLS, authentication and authorization.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["secure-port"], demand: Optional(|value| value != "0") },
        id: "kubernetes/apiserver-without-secure-port",
        severity: High,
        since: "2026.11",
        aliases: ["KCV-0017", "CKV_K8S_89"],
        profiles: [],
        remedy: "Remove `--secure-port=0`.",
    }

    /// Profiling of the API server
    ///
    /// The profiling endpoints tell about the API server's inside and can be used to slow it down. They are on by default.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["profiling"], demand: Required(|value| value == "false") },
        id: "kubernetes/apiserver-profiling",
        severity: Low,
        since: "2026.11",
        aliases: ["KCV-0018", "CKV_K8S_90"],
        profiles: [],
        remedy: "Set `--profiling=false`.",
    }

    /// API server without an audit log
    ///
    /// Without `--audit-log-path` nobody can say afterwards who did what in the cluster.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["audit-log-path"], demand: Required(|value| !value.is_empty()) },
        id: "kubernetes/apiserver-without-audit-log",
        severity: Low,
        since: "2026.11",
        aliases: ["KCV-0019", "CKV_K8S_91"],
        profiles: [],
        remedy: "Set `--audit-log-path` and an audit policy.",
    }

    /// No limit on the days that old audit logs are kept
    ///
    /// Without `--audit-log-maxage` the default holds, which no auditor chose. Whether the value is enough is
    /// `kubernetes/apiserver-small-audit-log-age`.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["audit-log-maxage"], demand: Required(|_| true) },
        id: "kubernetes/apiserver-without-audit-log-age",
        severity: Low,
        since: "2026.11",
        aliases: ["KCV-0020", "CKV_K8S_92"],
        profiles: [],
        remedy: "Set `--audit-log-maxage=30` or what your retention asks for.",
    }

    /// Few days that old audit logs are kept
    ///
    /// With `--audit-log-maxage` below 30 traces of an incident are gone before somebody looks for them. Trivy asks only
    /// whether the flag is there.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["audit-log-maxage"], demand: Optional(|value| is_at_least(value, 30)) },
        id: "kubernetes/apiserver-small-audit-log-age",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_92"],
        profiles: [],
        remedy: "Set `--audit-log-maxage` to at least 30.",
    }

    /// No limit on the old audit logs that are kept
    ///
    /// Without `--audit-log-maxbackup` the default holds, which no auditor chose. Whether the value is enough is
    /// `kubernetes/apiserver-small-audit-log-backup`.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["audit-log-maxbackup"], demand: Required(|_| true) },
        id: "kubernetes/apiserver-without-audit-log-backup",
        severity: Low,
        since: "2026.11",
        aliases: ["KCV-0021", "CKV_K8S_93"],
        profiles: [],
        remedy: "Set `--audit-log-maxbackup=10` or what your retention asks for.",
    }

    /// Few old audit logs that are kept
    ///
    /// With `--audit-log-maxbackup` below 10 traces of an incident are gone before somebody looks for them. Trivy asks only
    /// whether the flag is there.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["audit-log-maxbackup"], demand: Optional(|value| is_at_least(value, 10)) },
        id: "kubernetes/apiserver-small-audit-log-backup",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_93"],
        profiles: [],
        remedy: "Set `--audit-log-maxbackup` to at least 10.",
    }

    /// No limit on the megabytes after which the audit log is rotated
    ///
    /// Without `--audit-log-maxsize` the default holds, which no auditor chose. Whether the value is enough is
    /// `kubernetes/apiserver-small-audit-log-size`.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["audit-log-maxsize"], demand: Required(|_| true) },
        id: "kubernetes/apiserver-without-audit-log-size",
        severity: Low,
        since: "2026.11",
        aliases: ["KCV-0022", "CKV_K8S_94"],
        profiles: [],
        remedy: "Set `--audit-log-maxsize=100` or what your retention asks for.",
    }

    /// Few megabytes after which the audit log is rotated
    ///
    /// With `--audit-log-maxsize` below 100 traces of an incident are gone before somebody looks for them. Trivy asks only
    /// whether the flag is there.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["audit-log-maxsize"], demand: Optional(|value| is_at_least(value, 100)) },
        id: "kubernetes/apiserver-small-audit-log-size",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_94"],
        profiles: [],
        remedy: "Set `--audit-log-maxsize` to at least 100.",
    }

    /// Request timeout that is no duration
    ///
    /// `--request-timeout` takes hours, minutes and seconds in this order, for example `1m30s`. Checkov also refuses numbers of
    /// three digits, `300s`, which the CIS benchmark itself recommends.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["request-timeout"], demand: Optional(is_duration) },
        id: "kubernetes/apiserver-malformed-request-timeout",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_K8S_95"],
        profiles: [],
        remedy: "Write the timeout as `1m0s`.",
    }

    /// Tokens of deleted service accounts stay valid
    ///
    /// With `--service-account-lookup=false` the API server believes a token without asking whether its account still exists.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["service-account-lookup"], demand: Optional(|value| value != "false") },
        id: "kubernetes/apiserver-unchecked-service-account-tokens",
        severity: Medium,
        since: "2026.11",
        aliases: ["KCV-0024", "CKV_K8S_96"],
        profiles: [],
        remedy: "Remove `--service-account-lookup=false`.",
    }

    /// Service account lookup left to the default
    ///
    /// Checkov asks for `--service-account-lookup=true` to be written, although that is the default since 1.1.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["service-account-lookup"], demand: Required(|_| true) },
        id: "kubernetes/apiserver-implicit-service-account-lookup",
        severity: Info,
        since: "2026.11",
        aliases: ["CKV_K8S_96"],
        profiles: [],
        remedy: "Write `--service-account-lookup=true`.",
    }

    /// Service account tokens verified by the TLS key
    ///
    /// Without `--service-account-key-file` the API server verifies service account tokens by its own TLS key, so neither can
    /// be rotated without the other.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["service-account-key-file"], demand: Required(|value| !value.is_empty()) },
        id: "kubernetes/apiserver-without-service-account-key",
        severity: Low,
        since: "2026.11",
        aliases: ["KCV-0025"],
        profiles: [],
        remedy: "Set `--service-account-key-file`.",
    }

    /// Service account key that is not a .pem file
    ///
    /// Checkov takes only a file `*.pem` for a key. The API server reads any PEM text, and kubeadm names the file `sa.pub`.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["service-account-key-file"], demand: Optional(|value| value.ends_with(".pem")) },
        id: "kubernetes/apiserver-unusual-service-account-key",
        severity: Info,
        since: "2026.11",
        aliases: ["CKV_K8S_97"],
        profiles: [],
        remedy: "Check that the file holds PEM keys; allow this finding if it does.",
    }

    /// API server without a certificate for etcd
    ///
    /// Without a client certificate etcd must let anybody in who reaches it, and etcd holds every secret of the cluster.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["etcd-certfile", "etcd-keyfile"], demand: Required(|value| !value.is_empty()) },
        id: "kubernetes/apiserver-without-etcd-client-certificate",
        severity: Medium,
        since: "2026.11",
        aliases: ["KCV-0026", "CKV_K8S_99"],
        profiles: [],
        remedy: "Set `--etcd-certfile` and `--etcd-keyfile`.",
    }

    /// API server without a certificate of its own
    ///
    /// Without `--tls-cert-file` and `--tls-private-key-file` the API server signs its certificate itself, and clients cannot
    /// tell it from an impostor.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["tls-cert-file", "tls-private-key-file"], demand: Required(|value| !value.is_empty()) },
        id: "kubernetes/apiserver-self-signed-certificate",
        severity: Medium,
        since: "2026.11",
        aliases: ["KCV-0027", "CKV_K8S_100"],
        profiles: [],
        remedy: "Set `--tls-cert-file` and `--tls-private-key-file`.",
    }

    /// API server without client certificates
    ///
    /// Without `--client-ca-file` nobody can authenticate by a client certificate, and weaker ways take its place.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["client-ca-file"], demand: Required(|value| !value.is_empty()) },
        id: "kubernetes/apiserver-without-client-authority",
        severity: Low,
        since: "2026.11",
        aliases: ["KCV-0028"],
        profiles: [],
        remedy: "Set `--client-ca-file`.",
    }

    /// API server that does not verify etcd
    ///
    /// Without `--etcd-cafile` whoever answers at etcd's address gets what the API server stores, secrets included.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["etcd-cafile"], demand: Required(|value| !value.is_empty()) },
        id: "kubernetes/apiserver-unverified-etcd",
        severity: Medium,
        since: "2026.11",
        aliases: ["KCV-0029", "CKV_K8S_102"],
        profiles: [],
        remedy: "Set `--etcd-cafile`.",
    }

    /// Secrets stored without encryption
    ///
    /// Without `--encryption-provider-config` Secrets lie in etcd, and in its backups, as clear text. On clouds the disk or a
    /// KMS plugin of the provider may encrypt them.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["encryption-provider-config"], demand: Required(|value| !value.is_empty()) },
        id: "kubernetes/apiserver-unencrypted-secrets",
        severity: Low,
        since: "2026.11",
        aliases: ["KCV-0030", "CKV_K8S_104"],
        profiles: [],
        remedy: "Set `--encryption-provider-config` to a file that encrypts Secrets, best with a KMS.",
    }

    /// Weak cipher suites of the API server
    ///
    /// One weak suite in `--tls-cipher-suites` is enough for an attacker who may choose. Without the flag Go's own list holds,
    /// which has none. Checkov does not know the suites of TLS 1.3 and calls them weak.
    ///
    /// References: <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
    {
        row: Flags { of: ApiServer, names: &["tls-cipher-suites"], demand: Optional(are_strong_ciphers) },
        id: "kubernetes/apiserver-weak-ciphers",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_K8S_105"],
        profiles: [],
        remedy: "Remove the weak suites, or the flag.",
    }
}

fn check(row: &Flags, container: &Container, context: &mut Context) {
    for (place, what) in faults(row, container) {
        context.hit(place, format!("{what}."));
    }
}
