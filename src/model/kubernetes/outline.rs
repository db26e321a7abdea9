//! Where the objects, workloads and containers of a document stand: found once, asked by every rule.

use std::num::NonZeroU32;
use std::ops::Range;
use std::sync::OnceLock;

use super::container::Role;
use super::fields::Fields;
use super::object::{self, KubeObject};
use super::probes::PROBES;
use super::workload::{Containers, Found, Workload};
use super::{kinds, layout};
use crate::document::Node;
use crate::model::Document;

/// The parts of a document, found when somebody first asks for one.
#[derive(Debug, Default)]
pub struct Outline(OnceLock<Parts>);

impl Outline {
    /// The parts of `document`, whose outline this is.
    pub(super) fn parts(&self, document: &Document) -> &Parts {
        self.0.get_or_init(|| Parts::of(document))
    }
}

/// The number of a value in its document's tree that is not the root, where there is one.
pub(super) type Inner = Option<NonZeroU32>;

fn inner(node: Option<Node>) -> Inner {
    node.and_then(|node| NonZeroU32::new(node.id()))
}

/// Where an object stands, and what is asked of it most.
#[derive(Debug)]
pub(super) struct ObjectAt {
    pub(super) node: u32,
    pub(super) api_version: Inner,
    pub(super) kind: Inner,
    pub(super) metadata: Inner,
    pub(super) spec: Inner,
    pub(super) name: Inner,
    pub(super) namespace: Inner,
    pub(super) builtin: bool,
    /// Those of [`Parts::workloads`] that are its own.
    pub(super) workloads: Range<u32>,
}

impl ObjectAt {
    fn read(node: Node) -> Self {
        let scalar = |from: Node<'_>, key: &str| inner(from.field(key).filter(|value| value.style().is_some()));
        let metadata = node.field("metadata");
        let named = |key: &str| {
            let value = metadata?.field(key)?;
            inner(Some(value).filter(|value| value.style().is_some() && !value.content().is_empty()))
        };
        let (name, namespace) = (named("name"), named("namespace"));
        let (api_version, kind) = (scalar(node, "apiVersion"), scalar(node, "kind"));
        let version = api_version.map_or("", |id| node.tree().node(id.get()).content());
        let builtin = kinds::is_builtin_group(object::group_of(version));
        let (node, metadata, spec) = (node.id(), inner(metadata), inner(node.field("spec")));
        Self { node, api_version, kind, metadata, spec, name, namespace, builtin, workloads: 0..0 }
    }
}

/// Where the parts of a workload stand.
#[derive(Debug)]
pub(super) struct WorkloadAt {
    /// The number of its object.
    object: u32,
    pub(super) template: u32,
    pub(super) spec: u32,
    /// Where an Argo Workflow says what holds for a template that says nothing.
    pub(super) defaults: Inner,
    pub(super) containers: Containers,
    pub(super) found: Found,
    /// The labels of its pods.
    pub(super) labels: Inner,
    /// The annotations of its pods.
    pub(super) annotations: Inner,
    /// The pods' security context.
    pub(super) security_context: Inner,
    /// Those of [`Parts::containers`] that are its own.
    pub(super) listed: Range<u32>,
}

impl WorkloadAt {
    pub(super) fn read(template: Node, spec: Node, containers: Containers, found: Found) -> Self {
        let metadata = template.field("metadata");
        let of_pods = |key: &str| inner(metadata.and_then(|metadata| metadata.field(key)));
        let (labels, annotations) = (of_pods("labels"), of_pods("annotations"));
        let security_context = inner(spec.field("securityContext"));
        let (template, spec) = (template.id(), spec.id());
        let (object, defaults, listed) = (0, None, 0..0);
        Self { object, template, spec, defaults, containers, found, labels, annotations, security_context, listed }
    }

    /// The same with pod fields that hold where the spec says nothing: an Argo Workflow's own.
    pub(super) fn with_defaults(self, defaults: Node) -> Self {
        let security_context = self.security_context.or_else(|| inner(defaults.field("securityContext")));
        Self { defaults: inner(Some(defaults)), security_context, ..self }
    }
}

/// Where a container stands, and what is asked of it most.
#[derive(Debug)]
pub(super) struct ContainerAt {
    pub(super) node: u32,
    pub(super) role: Role,
    pub(super) image: Inner,
    pub(super) env: Inner,
    pub(super) ports: Inner,
    pub(super) limits: Inner,
    pub(super) requests: Inner,
    pub(super) security_context: Inner,
    /// Its probes, in the order of [`PROBES`].
    pub(super) probes: [Inner; PROBES.len()],
}

impl ContainerAt {
    fn read(node: Node, role: Role) -> Self {
        let restarts = role == Role::Init && node.text_at(&["restartPolicy"]) == Some("Always");
        let resources = node.field("resources");
        let amounts = |list: &str| inner(resources.and_then(|resources| resources.field(list)));
        Self {
            node: node.id(),
            role: if restarts { Role::Sidecar } else { role },
            image: inner(node.field("image")),
            env: inner(node.field("env")),
            ports: inner(node.field("ports")),
            limits: amounts("limits"),
            requests: amounts("requests"),
            security_context: inner(node.field("securityContext")),
            probes: PROBES.map(|probe| inner(node.field(probe).filter(|probe| !probe.holds_nothing()))),
        }
    }
}

/// Every part of a document, each with its own in a row. A run holds tens of thousands of them, so they are exact.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) objects: Box<[ObjectAt]>,
    pub(super) workloads: Box<[WorkloadAt]>,
    pub(super) containers: Box<[ContainerAt]>,
}

/// Parts that are still being found.
struct Finding {
    objects: Vec<ObjectAt>,
    workloads: Vec<WorkloadAt>,
    containers: Vec<ContainerAt>,
}

impl Finding {
    fn add(&mut self, document: &Document, mut at: ObjectAt) {
        let first = self.workloads.len() as u32;
        let object = KubeObject::at(document, &at);
        for workload in layout::workloads(&object) {
            let begin = self.containers.len() as u32;
            let each = &mut |node, role| push(&mut self.containers, ContainerAt::read(node, role));
            Workload::at(object, &workload).each_container(each);
            let listed = begin..self.containers.len() as u32;
            push(&mut self.workloads, WorkloadAt { object: self.objects.len() as u32, listed, ..workload });
        }
        at.workloads = first..self.workloads.len() as u32;
        push(&mut self.objects, at);
    }
}

/// Adds a part. Mostly it is the only one: room for more would have to be given back.
fn push<T>(parts: &mut Vec<T>, part: T) {
    if parts.is_empty() {
        parts.reserve_exact(1);
    }
    parts.push(part);
}

impl Parts {
    fn of(document: &Document) -> Self {
        let mut finding = Finding { objects: Vec::new(), workloads: Vec::new(), containers: Vec::new() };
        object::each_node(document, &mut |node| finding.add(document, ObjectAt::read(node)));
        let Finding { objects, workloads, containers } = finding;
        Self { objects: objects.into(), workloads: workloads.into(), containers: containers.into() }
    }

    /// The object of a workload.
    pub(super) fn object_of(&self, workload: &WorkloadAt) -> &ObjectAt {
        &self.objects[workload.object as usize]
    }
}
