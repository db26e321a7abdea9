//! Folders of the node that are not set aside for workloads.

use crate::model::kubernetes::{Fields, Workload};
use crate::rule::{Body, Context, rule};

rule! {
    /// Folder of the node outside of /data
    ///
    /// Where a platform sets one folder of its nodes aside for workloads, every other one belongs to the node. The
    /// default is that of the published sample policy; set your own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/storage/volumes/#hostpath>
    HOST_PATH_OUTSIDE_DATA = {
        id: "kubernetes/host-path-outside-data",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:limit-hostpath-vols"],
        profiles: [],
        remedy: "Use a folder below the allowed ones, or another kind of volume.",
        cwe: [668],
        parameters: Allowed,
        body: Body::Workloads(check),
    }
}

/// Where workloads may mount folders of the node.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Allowed {
    /// The first folder of an allowed path, without slashes.
    folders: Vec<String>,
}

impl Default for Allowed {
    fn default() -> Self {
        Self { folders: ["data"].map(str::to_owned).to_vec() }
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let allowed = &context.parameters::<Allowed>().folders;
    for path in workload.pod_list(&["volumes"]).filter_map(|volume| volume.field_at(&["hostPath", "path"])) {
        let first = path.content().split('/').nth(1).unwrap_or("");
        if !allowed.iter().any(|folder| folder == first) {
            context.hit(path, format!("{} is not set aside for workloads.", path.content()));
        }
    }
}
