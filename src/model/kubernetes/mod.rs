//! Kubernetes objects, workloads and containers as the API server and the kubelet see them.

mod fields;
mod quantity;

pub use fields::Fields;
pub use quantity::Quantity;

use crate::document::Node;
use crate::model::Document;

/// One object.
#[derive(Debug, Clone, Copy)]
pub struct KubeObject<'d> {
    #[allow(dead_code)]
    node: Node<'d>,
}

/// An object with a pod spec.
#[derive(Debug, Clone, Copy)]
pub struct Workload<'d> {
    #[allow(dead_code)]
    object: KubeObject<'d>,
}

/// One container of a workload.
#[derive(Debug, Clone, Copy)]
pub struct Container<'d> {
    #[allow(dead_code)]
    workload: Workload<'d>,
}

/// The objects of a document: itself, or the items of a List.
pub fn objects(_document: &Document) -> Vec<KubeObject<'_>> {
    Vec::new()
}

impl<'d> KubeObject<'d> {
    /// Whether it is of this kind: `Service` is the core or built-in kind of that name, `Kind.group` any other.
    pub fn is(&self, _kind: &str) -> bool {
        false
    }
    /// Its workloads: itself, where it has a pod spec (several in an Argo Workflow).
    pub fn workloads(&self) -> Vec<Workload<'d>> {
        Vec::new()
    }
    /// What a finding about it names: `Deployment shop/web`.
    pub fn describe(&self) -> String {
        String::new()
    }
}

impl<'d> Workload<'d> {
    /// Its containers.
    pub fn containers(&self) -> Vec<Container<'d>> {
        Vec::new()
    }
}
