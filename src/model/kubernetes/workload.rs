//! What has a pod spec.

use super::container::{Container, Role};
use super::fields::Fields;
use super::labels::Labels;
use super::object::KubeObject;
use crate::document::Node;
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
    template: Node<'d>,
    spec: Node<'d>,
    defaults: Option<Node<'d>>,
    containers: Containers,
    found: Found,
}

/// Where the parts of a workload stand in the tree of its object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Position {
    template: u32,
    spec: u32,
    defaults: Option<u32>,
    containers: Containers,
    found: Found,
}

impl<'d> Workload<'d> {
    pub(super) fn new(
        object: KubeObject<'d>,
        template: Node<'d>,
        spec: Node<'d>,
        containers: Containers,
        found: Found,
    ) -> Self {
        Self { object, template, spec, defaults: None, containers, found }
    }

    /// The same with pod fields that hold where the spec says nothing: an Argo Workflow's own.
    pub(super) fn with_defaults(self, defaults: Node<'d>) -> Self {
        Self { defaults: Some(defaults), ..self }
    }

    pub(super) fn position(&self) -> Position {
        let Self { template, spec, defaults, containers, found, .. } = *self;
        Position { template: template.id(), spec: spec.id(), defaults: defaults.map(Node::id), containers, found }
    }

    /// The workload of `object` at a position that one of its workloads had.
    pub(super) fn at(object: KubeObject<'d>, position: Position) -> Self {
        let node = |id: u32| object.node().tree().node(id);
        let Position { template, spec, defaults, containers, found } = position;
        let (template, spec, defaults) = (node(template), node(spec), defaults.map(node));
        Self { object, template, spec, defaults, containers, found }
    }

    /// The object that it belongs to.
    pub fn object(&self) -> &KubeObject<'d> {
        &self.object
    }

    /// How we know that it is a pod spec.
    pub fn found(&self) -> Found {
        self.found
    }

    /// The map with the pod's `metadata` and `spec`; for a bare Pod the object itself.
    pub fn template(&self) -> Node<'d> {
        self.template
    }

    /// The pod spec.
    pub fn spec(&self) -> Node<'d> {
        self.spec
    }

    /// Whether it is the pod itself, not something that makes pods.
    pub fn is_bare_pod(&self) -> bool {
        self.object.is("Pod")
    }

    /// The labels of the pods.
    pub fn labels(&self) -> Labels<'d> {
        Labels::of(self.template.field_at(&["metadata", "labels"]))
    }

    /// One of the pods' annotations.
    pub fn annotation(&self, key: &str) -> Option<Node<'d>> {
        self.template.field_at(&["metadata", "annotations"])?.field(key)
    }

    /// The pods' annotations, keys and values.
    pub fn annotations(&self) -> Vec<(Node<'d>, Node<'d>)> {
        self.template.field_at(&["metadata", "annotations"]).map(Node::entries).unwrap_or_default()
    }

    /// A field of the pod spec; null counts as absent.
    pub fn pod(&self, path: &[&str]) -> Option<Node<'d>> {
        self.spec.field_at(path).or_else(|| self.defaults?.field_at(path))
    }

    /// The items of a list in the pod spec.
    pub fn pod_list(&self, path: &[&str]) -> impl Iterator<Item = Node<'d>> + use<'d> {
        self.pod(path).into_iter().flat_map(Node::items)
    }

    /// The place that lacks a field of the pod spec: the key of the narrowest map on the way to it. Where that is the
    /// object itself, its name.
    pub fn lacking(&self, path: &[&str]) -> Place {
        let narrowest = self.spec.narrowest(&path[..path.len().saturating_sub(1)]);
        if narrowest == self.object.node() { self.object.name_place() } else { Place::absent_in(narrowest) }
    }

    /// Its containers: init containers first, then regular, then ephemeral, each as written.
    pub fn containers(&self) -> Vec<Container<'d>> {
        let mut found = Vec::new();
        self.each_container(|node, role| found.push(Container::new(*self, node, role)));
        found
    }

    /// The maps of its containers, in the same order.
    pub(super) fn each_container(&self, mut found: impl FnMut(Node<'d>, Role)) {
        let mut add = |nodes: &mut dyn Iterator<Item = Node<'d>>, role: Role| {
            nodes.filter(|node| node.is_mapping()).for_each(|node| found(node, role));
        };
        match self.containers {
            Containers::Pod => {
                add(&mut self.pod_list(&["initContainers"]), Role::Init);
                add(&mut self.pod_list(&["containers"]), Role::Regular);
                add(&mut self.pod_list(&["ephemeralContainers"]), Role::Ephemeral);
            }
            Containers::Argo => {
                add(&mut self.spec.list_at(&["initContainers"]), Role::Init);
                add(&mut self.spec.field("container").into_iter(), Role::Regular);
                add(&mut self.spec.field("script").into_iter(), Role::Regular);
                add(&mut self.spec.list_at(&["containerSet", "containers"]), Role::Regular);
                add(&mut self.spec.list_at(&["sidecars"]), Role::Sidecar);
            }
            Containers::Tekton => {
                add(&mut self.spec.list_at(&["steps"]), Role::Regular);
                add(&mut self.spec.list_at(&["sidecars"]), Role::Sidecar);
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
        self.containers != Containers::Pod
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
        match self.spec.text_at(&["name"]).filter(|_| self.containers == Containers::Argo) {
            Some(template) => format!("{} template {template}", self.object.describe()),
            None => self.object.describe(),
        }
    }
}
