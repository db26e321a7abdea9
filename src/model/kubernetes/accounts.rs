//! Service accounts and the workloads that run as them.

use super::fields::Fields;
use super::object::KubeObject;
use super::workload::Workload;
use crate::document::Node;
use crate::model::Workspace;

/// The service accounts of this run that a workload may run as; empty where it is made elsewhere.
pub fn of<'w>(workload: &Workload<'w>, workspace: &'w Workspace) -> Vec<KubeObject<'w>> {
    let name = workload.service_account().map_or("default", Node::content);
    let cluster = workspace.cluster().beside(workload.object());
    cluster.named("ServiceAccount", name, workload.object().namespace()).collect()
}

/// Whether the service account of a workload withholds its token from pods that do not ask.
pub fn switches_token_off(workload: &Workload, workspace: &Workspace) -> bool {
    of(workload, workspace)
        .iter()
        .any(|account| account.node().truth_at(&["automountServiceAccountToken"]) == Some(false))
}

/// Whether pods of a workload get a token of its service account: they ask for one, or nobody withholds it.
pub fn has_token(workload: &Workload, workspace: &Workspace) -> bool {
    let projected = workload
        .pod_list(&["volumes"])
        .flat_map(|volume| volume.list_at(&["projected", "sources"]))
        .any(|source| source.field("serviceAccountToken").is_some());
    let asks = workload.pod(&["automountServiceAccountToken"]).and_then(Node::as_bool);
    projected || asks.unwrap_or_else(|| !switches_token_off(workload, workspace))
}
