//! Containers that are told to run as root.

use crate::finding::Place;
use crate::model::kubernetes::{Container, root, security};
use crate::rule::{Body, Context, rule_table};

/// Whether those are meant in which root adds little, and what is said of them.
struct Row {
    adds_little: bool,
    fault: &'static str,
}

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// Container told to run as root
    ///
    /// `runAsUser: 0` holds for this container, and nothing forbids root. Root in a container is root on the node
    /// for every kernel and runtime weakness there is. Pods with a user namespace (`hostUsers: false`) are exempt,
    /// as in Pod Security since 1.35.
    ///
    /// Where root adds little to what the container has anyway (it is privileged, or reads what is root's on every
    /// node), other rules name what it has, and `kubernetes/tolerable-root-user` says this.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>
    {
        row: Row { adds_little: false, fault: "is told to run as root" },
        id: "kubernetes/root-user",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:run-as-non-root", "polaris:runAsRootAllowed", "KSV-0012", "KSV-0105", "CKV_K8S_23", "kyverno:require-run-as-nonroot", "kyverno:require-run-as-non-root-user", "gatekeeper:K8sPSPAllowedUsers", "kyverno:service-mesh-require-run-as-nonroot"],
        profiles: [Default, Security, KubeLinter],
        remedy: "Name a user other than 0, and give the files that it needs to that user.",
        cwe: [250],
    }

    /// Container told to run as root where that adds little
    ///
    /// `runAsUser: 0` holds for this container, which has more than that: it is privileged or has SYS_ADMIN, it shares
    /// the node's processes, or a DaemonSet mounts files of the node, as collectors of logs do, which only root reads.
    /// `kubernetes/privileged-container`, `kubernetes/sys-admin-capability`, `kubernetes/host-pid` and the rules about
    /// host paths are what to look at. Windows knows no such user; pods there are meant too.
    ///
    /// The other tools make no difference; `kubernetes/root-user` is about everybody else.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>
    {
        row: Row { adds_little: true, fault: "is told to run as root, which adds little here" },
        id: "kubernetes/tolerable-root-user",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:run-as-non-root", "polaris:runAsRootAllowed", "KSV-0012", "KSV-0105", "CKV_K8S_23", "kyverno:require-run-as-nonroot", "kyverno:require-run-as-non-root-user", "gatekeeper:K8sPSPAllowedUsers", "kyverno:service-mesh-require-run-as-nonroot"],
        profiles: [Strict, KubeLinter],
        remedy: "Name a user other than 0 where the work allows it.",
        cwe: [250],
    }
}

fn check(Row { adds_little, fault }: &Row, container: &Container, context: &mut Context) {
    let Some(user) = container.run_as_user() else { return };
    let confined = security::is_root_confined(container.workload(), &context.run.versions);
    if user.value != 0 || container.run_as_non_root().value || confined {
        return;
    }
    let has_more = root::works_on_node(container) || security::has_its_node(container);
    if *adds_little == (has_more || container.workload().runs_on_windows()) {
        let place = user.node.map_or_else(|| container.lacking_security(&["runAsUser"]), Place::of);
        context.hit(place, format!("{} {fault}.", container.subject()));
    }
}
