//! All Kubernetes objects of a run, found by kind, by name and by the labels of their pods.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;

use super::fields::Fields;
use super::labels::{Labels, Selector};
use super::object::{KubeObject, may_be_same, objects};
use super::references;
use super::workload::Workload;
use crate::model::{Document, Workspace};

/// Where an object or a workload stands: its document's number and its own among the parts of that.
#[derive(Debug, Clone, Copy)]
struct At {
    document: u32,
    part: u32,
}

/// Numbers by keys: written once, sorted, then asked.
#[derive(Debug, Default)]
struct Postings(Vec<(u64, u32)>);

impl Postings {
    fn add(&mut self, parts: &[&str], number: u32) {
        self.0.push((key(parts), number));
    }

    /// The numbers under a key, in rising order.
    fn of(&self, parts: &[&str]) -> impl ExactSizeIterator<Item = u32> + Clone + use<'_> {
        let key = key(parts);
        let begin = self.0.partition_point(|&(known, _)| known < key);
        let length = self.0[begin..].partition_point(|&(known, _)| known == key);
        self.0[begin..begin + length].iter().map(|&(_, number)| number)
    }

    /// The numbers of each key that has several.
    fn shared(&self) -> impl Iterator<Item = &[(u64, u32)]> {
        self.0.chunk_by(|one, next| one.0 == next.0).filter(|chunk| chunk.len() > 1)
    }
}

/// Look-up tables over one workspace. Keys are hashes; what is found is compared again.
#[derive(Debug, Default)]
pub struct Index {
    objects: Vec<At>,
    by_kind: Postings,
    by_name: Postings,
    workloads: Vec<At>,
    by_label: Postings,
    /// Services, disruption budgets and network policies by their kind and the first label that they select; those
    /// that ask for no label stand under the kind alone.
    selecting: Postings,
    /// Autoscalers by the name of what they scale.
    scaling: Postings,
    /// Objects of [`LABELLED`] kinds by their kind and each label of their own.
    labelled: Postings,
    /// Objects by kind and name of what a controller makes of them.
    making: Postings,
}

/// The kinds that others choose by the labels of the object itself.
const LABELLED: [&str; 3] = ["Service", "EndpointSlice", "ClusterRole"];

/// Not of secret parts and not kept: the tables live as long as the run.
fn key(parts: &[&str]) -> u64 {
    FixedState::default().hash_one(parts)
}

impl Index {
    /// Reads every object of `workspace` once.
    pub(in crate::model) fn of(workspace: &Workspace) -> Self {
        let mut index = Self::default();
        for (document, content) in workspace.documents.iter().enumerate() {
            if content.shape == crate::model::Shape::Kubernetes {
                let document = document as u32;
                objects(content).zip(0..).for_each(|(object, part)| index.add(At { document, part }, &object));
            }
        }
        let Index { by_kind, by_name, by_label, selecting, scaling, labelled, making, .. } = &mut index;
        for postings in [by_kind, by_name, by_label, selecting, scaling, labelled, making] {
            postings.0.sort_unstable();
        }
        index
    }

    fn add(&mut self, at: At, object: &KubeObject) {
        let number = self.objects.len() as u32;
        self.objects.push(at);
        self.by_kind.add(&[object.kind()], number);
        if let Some(name) = object.name() {
            self.by_name.add(&[object.kind(), name], number);
        }
        if let Some(selector) = pod_selector(object) {
            match selector.required_of_template().next() {
                Some((name, value)) => self.selecting.add(&[object.kind(), name, value], number),
                None => self.selecting.add(&[object.kind()], number),
            }
        }
        if let Some(target) = object.node().text_at(&["spec", "scaleTargetRef", "name"]) {
            self.scaling.add(&[target], number);
        }
        if LABELLED.iter().any(|kind| object.is(kind)) {
            for (name, value) in object.labels().pairs() {
                self.labelled.add(&[object.kind(), name, value], number);
            }
        }
        for (kind, name) in references::made_of(object) {
            self.making.add(&[kind, name], number);
        }
        for (workload, part) in object.workloads().zip(object.first_workload()..) {
            let number = self.workloads.len() as u32;
            self.workloads.push(At { part, ..at });
            for (name, value) in workload.labels().pairs() {
                self.by_label.add(&[name, value], number);
            }
        }
    }
}

/// Every Kubernetes object of a run: what joins look into.
#[derive(Debug, Clone, Copy)]
pub struct Cluster<'w> {
    workspace: &'w Workspace,
    index: &'w Index,
}

impl<'w> Cluster<'w> {
    pub(in crate::model) fn new(workspace: &'w Workspace, index: &'w Index) -> Self {
        Self { workspace, index }
    }

    fn object(self, number: u32) -> KubeObject<'w> {
        let (document, at) = self.place(self.index.objects[number as usize]);
        KubeObject::at(document, &document.outline.parts(document).objects[at])
    }

    fn workload(self, number: u32) -> Workload<'w> {
        let (document, at) = self.place(self.index.workloads[number as usize]);
        let parts = document.outline.parts(document);
        let workload = &parts.workloads[at];
        Workload::at(KubeObject::at(document, parts.object_of(workload)), workload)
    }

    fn place(self, at: At) -> (&'w Document, usize) {
        (&self.workspace.documents[at.document as usize], at.part as usize)
    }

    /// The object of a number.
    pub(super) fn numbered(self, number: u32) -> KubeObject<'w> {
        self.object(number)
    }

    /// The number of an object of this run.
    pub(super) fn number_of(self, object: &KubeObject) -> Option<u32> {
        let documents = &self.workspace.documents;
        let document =
            documents.binary_search_by_key(&std::ptr::from_ref(object.document()), std::ptr::from_ref).ok()?;
        let wanted = object.node().id();
        let first = self.index.objects.partition_point(|at| (at.document as usize) < document);
        let own = &documents[document].outline.parts(&documents[document]).objects;
        let at = own.binary_search_by_key(&wanted, |at| at.node).ok()?;
        Some((first + at) as u32)
    }

    /// The numbers of the objects of a kind, in the order of documents.
    pub(super) fn numbers_of(self, kind: &str) -> Vec<u32> {
        self.index.by_kind.of(&[kind]).filter(|&number| self.object(number).is(kind)).collect()
    }

    /// Every object, in the order of documents.
    pub fn objects(self) -> impl Iterator<Item = KubeObject<'w>> {
        (0..self.index.objects.len() as u32).map(move |number| self.object(number))
    }

    /// The objects of a kind (see [`KubeObject::is`]).
    pub fn objects_of(self, kind: &str) -> impl Iterator<Item = KubeObject<'w>> {
        let plain = kind.split_once('.').map_or(kind, |(plain, _)| plain);
        self.index.by_kind.of(&[plain]).map(move |number| self.object(number)).filter(move |object| object.is(kind))
    }

    /// The objects of a kind and name that may stand in `namespace`. Cluster-scoped kinds stand in none.
    pub fn named(self, kind: &str, name: &str, namespace: Option<&str>) -> impl Iterator<Item = KubeObject<'w>> {
        let plain = kind.split_once('.').map_or(kind, |(plain, _)| plain);
        self.index.by_name.of(&[plain, name]).map(move |number| self.object(number)).filter(move |object| {
            object.is(kind)
                && object.name() == Some(name)
                && (object.is_cluster_scoped() || may_be_same(object.namespace(), namespace))
        })
    }

    /// The objects that have kind and name in common with others, group by group, each in the order of documents.
    pub fn namesakes(self) -> impl Iterator<Item = Vec<KubeObject<'w>>> {
        self.index.by_name.shared().map(move |group| group.iter().map(|&(_, number)| self.object(number)).collect())
    }

    /// Everything with a pod spec.
    pub fn workloads(self) -> impl Iterator<Item = Workload<'w>> {
        (0..self.index.workloads.len() as u32).map(move |number| self.workload(number))
    }

    /// The workloads whose pods a selector chooses and that may stand in `namespace`. An empty selector chooses all.
    pub fn selected(self, selector: &Selector, namespace: Option<&str>) -> impl Iterator<Item = Workload<'w>> {
        let of_label = |(name, value): (&str, &str)| self.index.by_label.of(&[name, value]);
        let rarest = selector.required_of_template().map(of_label).min_by_key(ExactSizeIterator::len);
        let all = if rarest.is_none() { self.index.workloads.len() as u32 } else { 0 };
        let selector = *selector;
        let workloads = rarest.into_iter().flatten().chain(0..all).map(move |number| self.workload(number));
        workloads
            .filter(move |workload| may_be_same(workload.object().namespace(), namespace) && selector.chooses(workload))
    }

    /// The Services that select a workload's pods.
    pub fn services_of(self, workload: &Workload<'w>) -> impl Iterator<Item = KubeObject<'w>> {
        self.selecting("Service", workload)
    }

    /// The objects of `kind` (Service, PodDisruptionBudget, NetworkPolicy) that select pods with these labels.
    pub fn selecting_labels(
        self,
        kind: &'static str,
        labels: Labels<'w>,
        namespace: Option<&'w str>,
    ) -> impl Iterator<Item = KubeObject<'w>> {
        self.asking_for(kind, labels, namespace)
            .filter(move |object| pod_selector(object).is_some_and(|selector| selector.matches(labels)))
    }

    /// The objects of `kind` whose selectors ask for one of these labels or for none.
    fn asking_for(
        self,
        kind: &'static str,
        labels: Labels<'w>,
        namespace: Option<&'w str>,
    ) -> impl Iterator<Item = KubeObject<'w>> {
        let by_label = labels.pairs().flat_map(move |(name, value)| self.index.selecting.of(&[kind, name, value]));
        let numbers = by_label.chain(self.index.selecting.of(&[kind]));
        let objects = numbers.map(move |number| self.object(number));
        objects.filter(move |object| object.is(kind) && may_be_same(object.namespace(), namespace))
    }

    /// The objects of `kind` (Service, PodDisruptionBudget, NetworkPolicy) that select a workload's pods.
    pub fn selecting(self, kind: &'static str, workload: &Workload<'w>) -> impl Iterator<Item = KubeObject<'w>> {
        let workload = *workload;
        self.asking_for(kind, workload.labels(), workload.object().namespace())
            .filter(move |object| pod_selector(object).is_some_and(|selector| selector.chooses(&workload)))
    }

    /// The objects of `kind` (Service, EndpointSlice) that have a label, in whatever namespace.
    pub fn with_label(self, kind: &'static str, name: &str, value: &str) -> impl Iterator<Item = KubeObject<'w>> {
        debug_assert!(LABELLED.contains(&kind), "{kind} is not indexed by labels");
        let objects = self.index.labelled.of(&[kind, name, value]).map(move |number| self.object(number));
        let (name, value) = (name.to_owned(), value.to_owned());
        objects.filter(move |object| object.is(kind) && object.labels().get(&name) == Some(&value))
    }

    /// The objects of `kind` (Service, EndpointSlice, ClusterRole) whose own labels a selector chooses, in whatever namespace. An
    /// empty selector chooses all.
    pub fn labelled(self, kind: &'static str, selector: &Selector) -> impl Iterator<Item = KubeObject<'w>> {
        debug_assert!(LABELLED.contains(&kind), "{kind} is not indexed by labels");
        let of_label = |(name, value): (&str, &str)| self.index.labelled.of(&[kind, name, value]);
        let rarest = selector.required().map(of_label).min_by_key(ExactSizeIterator::len);
        let numbers: Vec<u32> = match rarest {
            Some(numbers) => numbers.collect(),
            None => self.index.by_kind.of(&[kind]).collect(),
        };
        let selector = *selector;
        let objects = numbers.into_iter().map(move |number| self.object(number));
        objects.filter(move |object| object.is(kind) && selector.matches(object.labels()))
    }

    /// The objects from which a controller makes one of this kind and name that may stand in `namespace`.
    pub fn makers_of(self, kind: &str, name: &str, namespace: Option<&str>) -> impl Iterator<Item = KubeObject<'w>> {
        let objects = self.index.making.of(&[kind, name]).map(move |number| self.object(number));
        objects.filter(move |object| may_be_same(object.namespace(), namespace))
    }

    /// The objects whose `scaleTargetRef` has this name, in whatever namespace.
    pub fn scalers_of(self, name: &str) -> impl Iterator<Item = KubeObject<'w>> {
        self.index.scaling.of(&[name]).map(move |number| self.object(number))
    }
}

/// What an object selects pods with. A Service without labels selects nothing, the others everything.
fn pod_selector<'d>(object: &KubeObject<'d>) -> Option<Selector<'d>> {
    if object.is("Service") {
        return object.at_path(&["spec", "selector"]).map(Selector::plain).filter(|selector| !selector.is_empty());
    }
    if object.is("NetworkPolicy") {
        return object.at_path(&["spec", "podSelector"]).map(Selector::full);
    }
    object.at_path(&["spec", "selector"]).map(Selector::full).filter(|_| object.is("PodDisruptionBudget"))
}
