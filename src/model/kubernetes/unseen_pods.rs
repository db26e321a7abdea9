//! Pods that a selector means although no manifest shows them with these labels.

use super::accounts;
use super::labels::Selector;
use super::object::KubeObject;
use super::rights::Power;
use super::workload::Workload;
use crate::document::Node;
use crate::model::Workspace;

/// Why no manifest shows the pods.
#[derive(Debug, Clone)]
pub enum Unseen<'w> {
    /// They are the control plane and what comes with it.
    ControlPlane,
    /// They are made by this workload, and give themselves the label that its template lacks.
    Labelled(Workload<'w>),
}

/// Labels that kubeadm gives to what it installs in `kube-system`
/// (<https://kubernetes.io/docs/reference/setup-tools/kubeadm/implementation-details/>); most distributions keep to them.
const OF_CONTROL_PLANE: &[(&str, &str)] = &[
    ("component", "etcd"),
    ("component", "kube-apiserver"),
    ("component", "kube-controller-manager"),
    ("component", "kube-scheduler"),
    ("k8s-app", "kube-dns"),
    ("k8s-app", "kube-proxy"),
    ("tier", "control-plane"),
];

/// How many workloads are looked at whose pods have some of the labels. Few stand beside a Service; it bounds the work on
/// input made to be slow.
const MOST_ALIKE: usize = 16;

/// Why no manifest shows the pods that `selector` means for a Service, if that is to be expected.
pub fn of<'w>(service: &KubeObject<'w>, selector: &Selector, workspace: &'w Workspace) -> Option<Unseen<'w>> {
    let in_system = service.namespace() == Some("kube-system");
    if in_system && selector.required().all(|label| OF_CONTROL_PLANE.contains(&label)) {
        return Some(Unseen::ControlPlane);
    }
    if !workspace.rights().is_given(Power::PodChange) {
        return None;
    }
    let workloads = workspace.cluster().beside(service).workloads_in(service.namespace());
    let mut alike = workloads.filter(|workload| lacks_labels_only(workload, selector)).take(MOST_ALIKE);
    alike.find(|workload| changes_pods(workload, workspace)).map(Unseen::Labelled)
}

/// Whether the pods have some of the labels and no other value of the rest.
fn lacks_labels_only(workload: &Workload, selector: &Selector) -> bool {
    let labels = workload.labels();
    let mut written = selector.required().filter_map(|(key, value)| Some(labels.get(key)? == value)).peekable();
    written.peek().is_some() && written.all(|same| same)
}

/// Whether the pods may change themselves.
fn changes_pods(workload: &Workload, workspace: &Workspace) -> bool {
    let name = workload.service_account().map_or("default", Node::content);
    let rights = workspace.rights();
    accounts::has_token(workload, workspace)
        && rights.held_by(workload.object(), name, Power::PodChange, workspace.cluster()).is_some()
}
