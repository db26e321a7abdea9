//! Volumes of other types than Pod Security allows.

use crate::model::kubernetes::{Workload, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// Volume type that level restricted does not know
    ///
    /// The volume has no source, or one that neither Pod Security's list nor `kubernetes/in-tree-volume` and
    /// `kubernetes/host-path-volume` name, such as `cephfs` or `photonPersistentDisk`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>
    UNUSUAL_VOLUME = {
        id: "kubernetes/unusual-volume",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:restrict-volume-types", "gatekeeper:K8sPSPVolumeTypes"],
        profiles: [],
        remedy: "Use a claim, a ConfigMap, a Secret, an emptyDir, a projected, CSI, ephemeral or image volume.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    for volume in workload.pod_list(&["volumes"]) {
        let sources: Vec<_> = volume.entries().into_iter().filter(|(key, _)| key.content() != "name").collect();
        let known = |key: &str| security::is_restricted_volume(key) || told_elsewhere(key);
        let message = "Level restricted does not know this type of volume.";
        match sources.iter().find(|(key, _)| !known(key.content())) {
            Some((key, _)) => _ = context.hit(*key, message),
            None if sources.is_empty() && workload.is_bare_pod() => _ = context.hit(volume.name_tag(), message),
            None => {}
        }
    }
}

/// Whether `kubernetes/host-path-volume` or `kubernetes/in-tree-volume` is about it.
fn told_elsewhere(source: &str) -> bool {
    source == "hostPath" || security::IN_TREE_VOLUMES.contains(&source)
}
