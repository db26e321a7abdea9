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
