//! What has a pod spec.

use std::ops::Range;

use super::container::{Container, Role};
use super::fields::Fields;
use super::labels::Labels;
use super::object::KubeObject;
use super::outline::{Inner, WorkloadAt};
use crate::document::{Node, items};
use crate::finding::Place;

/// How the containers stand in a spec.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Containers {
    /// `initContainers`, `containers`, `ephemeralContainers`.
    Pod,
    /// An Argo template: `container`, `script`, `containerSet.containers`, `initContainers`, `sidecars`.
    Argo,
    /// A Tekton task: `steps`, `sidecars`.
    Tekton,
}

/// How we know that it is a pod spec.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// The kind says so.
    ByKind,
    /// A custom kind that we do not know has `containers` where pod specs have them.
    ByShape,
}

/// An object with a pod spec; an Argo Workflow is several.
#[derive(Debug, Clone, Copy)]
pub struct Workload<'d> {
    object: KubeObject<'d>,
    at: &'d WorkloadAt,
}

impl<'d> Workload<'d> {
    /// The workload of `object` that stands at `at`.
    pub(super) fn at(object: KubeObject<'d>, at: &'d WorkloadAt) -> Self {
        Self { object, at }
    }

    /// The value of a number in its document's tree.
    pub(super) fn inner(&self, inner: Inner) -> Option<Node<'d>> {
        self.object.inner(inner)
    }

    /// The object that it belongs to.
    pub fn object(&self) -> &KubeObject<'d> {
        &self.object
    }

    /// How we know that it is a pod spec.
    pub fn found(&self) -> Found {
        self.at.found
    }

    /// The map with the pod's `metadata` and `spec`; for a bare Pod the object itself.
    pub fn template(&self) -> Node<'d> {
        self.object.node().tree().node(self.at.template)
    }

    /// The pod spec.
    pub fn spec(&self) -> Node<'d> {
        self.object.node().tree().node(self.at.spec)
    }

    /// Whether it is the pod itself, not something that makes pods.
    pub fn is_bare_pod(&self) -> bool {
        self.object.is("Pod")
    }

    /// The labels of the pods.
    pub fn labels(&self) -> Labels<'d> {
        Labels::of(self.inner(self.at.labels))
    }

    /// One of the pods' annotations.
    pub fn annotation(&self, key: &str) -> Option<Node<'d>> {
        self.inner(self.at.annotations)?.field(key)
    }

    /// The annotation whose key is `prefix` and the name of one of the containers.
    pub fn annotation_of(&self, prefix: &str, container: &Container) -> Option<Node<'d>> {
        let annotations = self.inner(self.at.annotations)?;
        annotations.field(&format!("{prefix}{}", container.name()))
    }

    /// The pods' annotations, keys and values.
    pub fn annotations(&self) -> Vec<(Node<'d>, Node<'d>)> {
        self.inner(self.at.annotations).map(Node::entries).unwrap_or_default()
    }

    /// A field of the pod spec; null counts as absent.
    #[inline]
    pub fn pod(&self, path: &[&str]) -> Option<Node<'d>> {
        self.spec().field_at(path).or_else(|| self.inner(self.at.defaults)?.field_at(path))
    }

    /// The field of the pod spec that shares something with the node or among containers (`hostNetwork`, `hostPID`,
    /// `shareProcessNamespace`), where it says so.
    pub fn shares(&self, field: &str) -> Option<Node<'d>> {
        self.pod(&[field]).filter(|shared| shared.as_bool() == Some(true))
    }

    /// The pods' security context.
    pub fn security_context(&self) -> Option<Node<'d>> {
        self.inner(self.at.security_context)
    }

    /// The items of a list in the pod spec.
    pub fn pod_list(&self, path: &[&str]) -> impl Iterator<Item = Node<'d>> + use<'d> {
        items(self.pod(path))
    }

    /// The place that lacks a field of the pod spec: the key of the narrowest map on the way to it. Where that is the
    /// object itself, its name.
    pub fn lacking(&self, path: &[&str]) -> Place {
        let narrowest = self.spec().narrowest(&path[..path.len().saturating_sub(1)]);
        if narrowest == self.object.node() { self.object.name_place() } else { Place::absent_in(narrowest) }
    }

    /// Its containers: init containers first, then regular, then ephemeral, each as written.
    pub fn containers(&self) -> impl ExactSizeIterator<Item = Container<'d>> + Clone + use<'d> {
        let (workload, Range { start, end }) = (*self, self.at.listed.clone());
        let document = self.object.document();
        let listed = &document.outline.parts(document).containers[start as usize..end as usize];
        listed.iter().map(move |at| Container::at(workload, at))
    }

    /// The maps of its containers, in the same order.
    pub(super) fn each_container(&self, found: &mut dyn FnMut(Node<'d>, Role)) {
        let spec = self.spec();
        let mut add = |nodes: &mut dyn Iterator<Item = Node<'d>>, role: Role| {
            nodes.filter(|node| node.is_mapping()).for_each(|node| found(node, role));
        };
        match self.at.containers {
            Containers::Pod => {
                add(&mut self.pod_list(&["initContainers"]), Role::Init);
                add(&mut self.pod_list(&["containers"]), Role::Regular);
                add(&mut self.pod_list(&["ephemeralContainers"]), Role::Ephemeral);
            }
            Containers::Argo => {
                add(&mut spec.list_at(&["initContainers"]), Role::Init);
                add(&mut spec.field("container").into_iter(), Role::Regular);
                add(&mut spec.field("script").into_iter(), Role::Regular);
                add(&mut spec.list_at(&["containerSet", "containers"]), Role::Regular);
                add(&mut spec.list_at(&["sidecars"]), Role::Sidecar);
            }
            Containers::Tekton => {
                add(&mut spec.list_at(&["steps"]), Role::Regular);
                add(&mut spec.list_at(&["sidecars"]), Role::Sidecar);
            }
        }
    }

    /// Whether its pods say that they are Windows pods (`os.name`), which exempts them from what Windows does not have.
    pub fn is_windows(&self) -> bool {
        self.pod(&["os", "name"]).map(Node::content) == Some("windows")
    }

    /// Whether its pods run on Windows nodes, by `os.name` or by the well-known node label.
    pub fn runs_on_windows(&self) -> bool {
        let selected = || self.pod(&["nodeSelector", "kubernetes.io/os"]).map(Node::content);
        self.is_windows() || selected() == Some("windows")
    }

    /// Whether its pods have a user namespace of their own, so that root in them is nobody outside.
    pub fn has_user_namespace(&self) -> bool {
        self.pod(&["hostUsers"]).and_then(Node::as_bool) == Some(false)
    }

    /// Whether its pods are meant to end: Jobs, CronJobs, workflow and task steps, and pods that are never restarted.
    pub fn runs_to_completion(&self) -> bool {
        let batch = ["Job", "CronJob", "JobSet.jobset.x-k8s.io", "Job.batch.volcano.sh", "ScaledJob.keda.sh"];
        self.at.containers != Containers::Pod
            || self.object.is_any(&batch)
            || self.object.group() == "kubeflow.org" && self.object.kind().ends_with("Job")
            || self.is_bare_pod() && matches!(self.restart_policy(), "Never" | "OnFailure")
    }

    /// The effective restart policy: `Always` unless written.
    pub fn restart_policy(&self) -> &'d str {
        self.pod(&["restartPolicy"]).map_or("Always", Node::content)
    }

    /// The service account that its pods run as; `None` where none is named, which means `default`.
    pub fn service_account(&self) -> Option<Node<'d>> {
        let named = |key: &str| self.pod(&[key]).filter(|name| !name.content().is_empty());
        named("serviceAccountName").or_else(|| named("serviceAccount"))
    }

    /// What a finding about it names: the object, and in a workflow the template.
    pub fn describe(&self) -> String {
        match self.spec().text_at(&["name"]).filter(|_| self.at.containers == Containers::Argo) {
            Some(template) => format!("{} template {template}", self.object.describe()),
            None => self.object.describe(),
        }
    }
}
