//! Containers with SELinux options of their own, one row for each kind of option.

use crate::document::Node;
use crate::model::Versions;
use crate::model::kubernetes::{Fields, Workload, security};
use crate::rule::{Body, Context, rule_table};

/// Which of the options are refused, and why.
struct Row {
    refused: for<'d> fn(Node<'d>, &Versions) -> Vec<Node<'d>>,
    why: &'static str,
}

rule_table! {
    |ROW: Row| Body::Workloads(|workload, context| check(&ROW, workload, context));

    /// SELinux type, user or role of its own
    ///
    /// A type other than those made for containers, or any user or role, takes away what confines the container on
    /// nodes with SELinux: `spc_t` is nearly privileged. Since 1.31 Pod Security also allows `container_engine_t`,
    /// which Trivy does not know.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    {
        row: Row {
            refused: security::refused_selinux_options,
            why: "This loosens SELinux's confinement of the container.",
        },
        id: "kubernetes/custom-selinux",
        severity: Medium,
        since: "2026.11",
        aliases: ["KSV-0025", "kyverno:disallow-selinux", "gatekeeper:K8sPSPSELinuxV2"],
        profiles: [Default, Security],
        remedy: "Remove the options, or use the type container_t.",
        cwe: [693],
    }

    /// SELinux level of its own
    ///
    /// Unless a level is written, the container runtime gives every pod a pair of categories that no other has, and so
    /// keeps the files of two pods apart that run under the same type. Pods of one written level reach each other's.
    /// Pod Security says nothing of it, and volumes that several pods write need it; Gatekeeper refuses a level
    /// that its constraint does not list.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#assign-selinux-labels-to-a-container>
    {
        row: Row {
            refused: |options, _| Vec::from_iter(options.field("level").filter(|level| !level.content().is_empty())),
            why: "Every other pod of this level reaches the files of the container.",
        },
        id: "kubernetes/fixed-selinux-level",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sPSPSELinuxV2"],
        profiles: [],
        remedy: "Remove the level, unless the pods share a volume that they all write.",
        cwe: [693],
    }
}

fn check(row: &Row, workload: &Workload, context: &mut Context) {
    for options in security::contexts(workload).filter_map(|own| own.field("seLinuxOptions")) {
        for refused in (row.refused)(options, &context.run.versions) {
            context.hit(refused, row.why);
        }
    }
}
