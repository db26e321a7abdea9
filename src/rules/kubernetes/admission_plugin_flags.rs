//! Admission plugins of the API server that are switched on and off by flags, one row per fault.

use crate::model::kubernetes::Container;
use crate::model::kubernetes::control_plane::Component::ApiServer;
use crate::model::kubernetes::control_plane::Demand::{Optional, Required};
use crate::model::kubernetes::control_plane::{Flags, faults, lists};
use crate::rule::{Body, Context, rule_table};

rule_table! {
    |ROW: Flags| Body::Containers(|container, context| check(&ROW, container, context));

    /// External addresses of Services refused altogether
    ///
    /// `DenyServiceExternalIPs` refuses `externalIPs` of Services, with which a tenant may take over the traffic of others
    /// (CVE-2020-8554). Trivy, after an old CIS benchmark, asks for the plugin to be off; we think that it may well be on.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/>
    {
        row: Flags { of: ApiServer, names: &["enable-admission-plugins"], demand: Optional(|value| !lists(value, "DenyServiceExternalIPs")) },
        id: "kubernetes/apiserver-denied-external-ips",
        severity: Info,
        since: "2026.11",
        aliases: ["KCV-0003"],
        profiles: [],
        remedy: "Allow this finding, unless Services of yours need `externalIPs`.",
    }

    /// Events without a rate limit
    ///
    /// Without `EventRateLimit` one broken controller can fill etcd with events.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/>
    {
        row: Flags { of: ApiServer, names: &["enable-admission-plugins"], demand: Required(|value| lists(value, "EventRateLimit")) },
        id: "kubernetes/apiserver-unlimited-events",
        severity: Low,
        since: "2026.11",
        aliases: ["KCV-0010"],
        profiles: [],
        remedy: "Add `EventRateLimit` to `--enable-admission-plugins` and configure its limits.",
    }

    /// Admission that admits everything
    ///
    /// `AlwaysAdmit` is meant for tests. It is deprecated and does nothing beside other plugins. Checkov fires only where it is
    /// the whole value.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/>
    {
        row: Flags { of: ApiServer, names: &["enable-admission-plugins"], demand: Optional(|value| !lists(value, "AlwaysAdmit")) },
        id: "kubernetes/apiserver-always-admit",
        severity: Low,
        since: "2026.11",
        aliases: ["KCV-0011", "CKV_K8S_79"],
        profiles: [],
        remedy: "Remove `AlwaysAdmit`.",
    }

    /// Images of other tenants from the node's cache
    ///
    /// Without `AlwaysPullImages` a pod may run a private image that another tenant's pod left on the node, without having the
    /// credentials. On clusters of one tenant that is no fault. `kubernetes/apiserver-default-image-pulls` is the same where no plugin
    /// is named at all.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/>
    {
        row: Flags { of: ApiServer, names: &["enable-admission-plugins"], demand: Optional(|value| lists(value, "AlwaysPullImages")) },
        id: "kubernetes/apiserver-cached-images",
        severity: Low,
        since: "2026.11",
        aliases: ["KCV-0012", "CKV_K8S_80"],
        profiles: [],
        remedy: "Add `AlwaysPullImages` to `--enable-admission-plugins` on clusters with several tenants.",
    }

    /// No admission plugins named, so no AlwaysPullImages
    ///
    /// Without `--enable-admission-plugins` the default plugins run, and `AlwaysPullImages` is not among them. Trivy says so,
    /// Checkov does not.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/>
    {
        row: Flags { of: ApiServer, names: &["enable-admission-plugins"], demand: Required(|_| true) },
        id: "kubernetes/apiserver-default-image-pulls",
        severity: Low,
        since: "2026.11",
        aliases: ["KCV-0012"],
        profiles: [],
        remedy: "Add `AlwaysPullImages` to `--enable-admission-plugins` on clusters with several tenants.",
    }

    /// Neither SecurityContextDeny nor PodSecurityPolicy
    ///
    /// Both plugins are gone (1.30 and 1.25): Pod Security admission, which is on by default, took their place. Trivy and Checkov
    /// ask for them still.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/>
    {
        row: Flags { of: ApiServer, names: &["enable-admission-plugins"], demand: Optional(|value| lists(value, "SecurityContextDeny") || lists(value, "PodSecurityPolicy")) },
        id: "kubernetes/apiserver-unrestricted-security-contexts",
        severity: Info,
        since: "2026.11",
        aliases: ["KCV-0013", "CKV_K8S_81"],
        profiles: [],
        remedy: "Label namespaces for Pod Security, and allow this finding.",
    }

    /// No PodSecurityPolicy
    ///
    /// The plugin is gone since 1.25: Pod Security admission, which is on by default, took its place. Checkov asks for it still.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/>
    {
        row: Flags { of: ApiServer, names: &["enable-admission-plugins"], demand: Optional(|value| lists(value, "PodSecurityPolicy")) },
        id: "kubernetes/apiserver-without-pod-security-policy",
        severity: Info,
        since: "2026.11",
        aliases: ["CKV_K8S_84"],
        profiles: [],
        remedy: "Label namespaces for Pod Security, and allow this finding.",
    }

    /// Admission plugin ServiceAccount switched off
    ///
    /// `ServiceAccount` is on by default. Without it pods get no service account tokens and image pull secrets,
    /// and pods may name accounts that do not exist.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/>
    {
        row: Flags { of: ApiServer, names: &["disable-admission-plugins"], demand: Optional(|value| !lists(value, "ServiceAccount")) },
        id: "kubernetes/apiserver-disabled-service-account-plugin",
        severity: Medium,
        since: "2026.11",
        aliases: ["KCV-0014"],
        profiles: [],
        remedy: "Remove `ServiceAccount` from `--disable-admission-plugins`.",
    }

    /// Admission plugin ServiceAccount not listed
    ///
    /// Checkov wants `ServiceAccount` among `--enable-admission-plugins`. It is on by default whatever that list says; what switches it
    /// off is `kubernetes/apiserver-disabled-service-account-plugin`.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/>
    {
        row: Flags { of: ApiServer, names: &["enable-admission-plugins"], demand: Optional(|value| lists(value, "ServiceAccount")) },
        id: "kubernetes/apiserver-unlisted-service-account-plugin",
        severity: Info,
        since: "2026.11",
        aliases: ["CKV_K8S_82"],
        profiles: [],
        remedy: "Name `ServiceAccount` in `--enable-admission-plugins`, or allow this finding.",
    }

    /// Admission plugin NamespaceLifecycle switched off
    ///
    /// `NamespaceLifecycle` is on by default. Without it objects can be made in namespaces that do not exist or are being deleted,
    /// and the namespaces of the system can be deleted.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/>
    {
        row: Flags { of: ApiServer, names: &["disable-admission-plugins"], demand: Optional(|value| !lists(value, "NamespaceLifecycle")) },
        id: "kubernetes/apiserver-disabled-namespace-lifecycle-plugin",
        severity: Medium,
        since: "2026.11",
        aliases: ["KCV-0015"],
        profiles: [],
        remedy: "Remove `NamespaceLifecycle` from `--disable-admission-plugins`.",
    }

    /// Admission plugin NamespaceLifecycle not listed
    ///
    /// Checkov wants `NamespaceLifecycle` among `--enable-admission-plugins`. It is on by default whatever that list says; what switches it
    /// off is `kubernetes/apiserver-disabled-namespace-lifecycle-plugin`.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/>
    {
        row: Flags { of: ApiServer, names: &["enable-admission-plugins"], demand: Optional(|value| lists(value, "NamespaceLifecycle")) },
        id: "kubernetes/apiserver-unlisted-namespace-lifecycle-plugin",
        severity: Info,
        since: "2026.11",
        aliases: ["CKV_K8S_83"],
        profiles: [],
        remedy: "Name `NamespaceLifecycle` in `--enable-admission-plugins`, or allow this finding.",
    }

    /// Nodes that may change other nodes
    ///
    /// Without `NodeRestriction` a kubelet may change the labels and pods of other nodes, so one broken node draws the workloads
    /// of all to itself. `kubernetes/apiserver-default-node-rights` is the same where no plugin is named at all.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/>
    {
        row: Flags { of: ApiServer, names: &["enable-admission-plugins"], demand: Optional(|value| lists(value, "NodeRestriction")) },
        id: "kubernetes/apiserver-unrestricted-nodes",
        severity: Medium,
        since: "2026.11",
        aliases: ["KCV-0016", "CKV_K8S_85"],
        profiles: [],
        remedy: "Add `NodeRestriction` to `--enable-admission-plugins`.",
    }

    /// No admission plugins named, so no NodeRestriction
    ///
    /// Without `--enable-admission-plugins` the default plugins run, and `NodeRestriction` is not among them. Trivy says so,
    /// Checkov does not.
    ///
    /// References: <https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/>
    {
        row: Flags { of: ApiServer, names: &["enable-admission-plugins"], demand: Required(|_| true) },
        id: "kubernetes/apiserver-default-node-rights",
        severity: Medium,
        since: "2026.11",
        aliases: ["KCV-0016"],
        profiles: [],
        remedy: "Add `NodeRestriction` to `--enable-admission-plugins`.",
    }
}

fn check(row: &Flags, container: &Container, context: &mut Context) {
    for (place, what) in faults(row, container) {
        context.hit(place, format!("{what}."));
    }
}
