//! Volumes of other types than Pod Security allows, one row for those of a type and one for those of none.

use crate::model::kubernetes::{Workload, security};
use crate::rule::{Body, Context, rule_table};

/// What is wrong with the volumes that are meant: those without a source, or those of an unknown one.
struct Row {
    sourceless: bool,
    fault: &'static str,
}

rule_table! {
    |ROW: Row| Body::Workloads(|workload, context| check(&ROW, workload, context));

    /// Volume without a source
    ///
    /// The volume has a name and nothing else, so the API server makes an `emptyDir` of it. Pod Security and Gatekeeper,
    /// which judge what the API server made, allow it; Kyverno asks for a type by name. It is looked for in bare
    /// pods, as there.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/volumes/#emptydir>
    {
        row: Row { sourceless: true, fault: "No type is written here, so this becomes an emptyDir." },
        id: "kubernetes/sourceless-volume",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:restrict-volume-types"],
        profiles: [],
        remedy: "Write emptyDir if that is what is meant.",
    }

    /// Volume type that level restricted does not know
    ///
    /// The volume has a source that neither Pod Security's list nor `kubernetes/in-tree-volume` and
    /// `kubernetes/host-path-volume` name, such as `cephfs` or `photonPersistentDisk`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>
    {
        row: Row { sourceless: false, fault: "Level restricted does not know this type of volume." },
        id: "kubernetes/unusual-volume",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:restrict-volume-types", "gatekeeper:K8sPSPVolumeTypes"],
        profiles: [],
        remedy: "Use a claim, a ConfigMap, a Secret, an emptyDir, a projected, CSI, ephemeral or image volume.",
    }
}

fn check(row: &Row, workload: &Workload, context: &mut Context) {
    for volume in workload.pod_list(&["volumes"]) {
        let mut sources =
            volume.entries().into_iter().map(|(key, _)| key).filter(|key| key.content() != "name").peekable();
        let place = if row.sourceless {
            (sources.peek().is_none() && workload.is_bare_pod()).then(|| volume.name_tag())
        } else {
            sources.find(|key| !is_known(key.content()))
        };
        if let Some(place) = place {
            context.hit(place, row.fault);
        }
    }
}

/// Whether Pod Security allows the source, or `kubernetes/host-path-volume` or `kubernetes/in-tree-volume` is about it.
fn is_known(source: &str) -> bool {
    security::is_restricted_volume(source) || source == "hostPath" || security::IN_TREE_VOLUMES.contains(&source)
}
