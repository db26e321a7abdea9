//! All Kubernetes objects of a run, found by kind, by name and by the labels of their pods.

use std::collections::HashSet;

use super::fields::Fields;
use super::labels::{Anchor, Labels, Selector};
use super::network;
use super::object::{KubeObject, may_be_same, objects};
use super::postings::{self, Merged, Postings, Scoped};
use super::references;
use super::workload::Workload;
use crate::model::{Document, Workspace};

/// Where an object or a workload stands: its document's number and its own among the parts of that.
#[derive(Debug, Clone, Copy)]
struct At {
    document: u32,
    part: u32,
}

/// Look-up tables over one workspace. Keys are hashes; what is found is compared again.
#[derive(Debug, Default)]
pub struct Index {
    objects: Vec<At>,
    by_kind: Postings,
    by_name: Scoped,
    workloads: Vec<At>,
    /// Workloads by each label of their pods, and all of them under nothing.
    by_label: Scoped,
    /// Of the workloads of a namespace whose pods have the very same labels the first, all under nothing.
    distinct: Scoped,
    /// [`SELECTING`] kinds by their kind and the rarest label that they select; those that ask for no label stand under
    /// the kind alone.
    selecting: Scoped,
    /// Autoscalers by the name of what they scale.
    scaling: Scoped,
    /// ReferenceGrants by group, kind and namespace of who may refer, and by group and kind alone.
    granting: Scoped,
    /// Objects of [`LABELLED`] kinds by their kind and each label of their own, and by the kind alone.
    labelled: Scoped,
    /// Objects by kind and name of what a controller makes of them.
    making: Scoped,
}

/// The kinds that others choose by the labels of the object itself.
const LABELLED: [&str; 3] = ["Service", "EndpointSlice", "ClusterRole"];

/// How many candidates of one name or label a question looks at before and after who asks, in the order of documents.
/// More of them stand only in input that is made to be slow, where thousands ask for thousands.
const REACH: usize = 256;

/// The kinds that select pods.
const SELECTING: [&str; 3] = ["Service", "PodDisruptionBudget", "NetworkPolicy"];

impl Index {
    /// Reads every object of `workspace` once.
    pub(in crate::model) fn of(workspace: &Workspace) -> Self {
        let mut index = Self::default();
        let mut label_sets = HashSet::new();
        for (document, content) in workspace.documents.iter().enumerate() {
            if content.shape == crate::model::Shape::Kubernetes {
                let document = document as u32;
                let objects = objects(content).zip(0..);
                objects.for_each(|(object, part)| index.add(At { document, part }, &object, &mut label_sets));
            }
        }
        let Index { by_kind, by_name, by_label, distinct, scaling, granting, labelled, making, .. } = &mut index;
        by_kind.sort();
        for postings in [by_name, by_label, distinct, scaling, granting, labelled, making] {
            postings.sort();
        }
        index.selecting = Cluster::new(workspace, &index).selectors();
        index
    }

    fn add(&mut self, at: At, object: &KubeObject, label_sets: &mut HashSet<u64>) {
        let number = self.objects.len() as u32;
        let namespace = object.namespace();
        self.objects.push(at);
        self.by_kind.add(&[object.kind()], number);
        if let Some(name) = object.name() {
            // What lives in no namespace is found whatever is written.
            let namespace = namespace.filter(|_| !object.is_cluster_scoped());
            self.by_name.add(&[object.kind(), name], namespace, number);
        }
        if let Some(target) = object.node().text_at(&["spec", "scaleTargetRef", "name"]) {
            self.scaling.add(&[target], namespace, number);
        }
        if object.is("ReferenceGrant.gateway.networking.k8s.io") {
            for from in object.node().list_at(&["spec", "from"]) {
                let text = |key: &str| from.text_at(&[key]).unwrap_or("");
                self.granting.add(&[text("group"), text("kind")], namespace, number);
                self.granting.add(&[text("group"), text("kind"), text("namespace")], namespace, number);
            }
        }
        if object.is_any(&LABELLED) {
            self.labelled.add(&[object.kind()], namespace, number);
            for (name, value) in object.labels().pairs() {
                self.labelled.add(&[object.kind(), name, value], namespace, number);
            }
        }
        for (kind, name) in references::made_of(object) {
            self.making.add(&[kind, name], namespace, number);
        }
        for (workload, part) in object.workloads().zip(object.first_workload()..) {
            let number = self.workloads.len() as u32;
            self.workloads.push(At { part, ..at });
            self.by_label.add(&[], namespace, number);
            let mut labels: Vec<&str> = namespace.into_iter().collect();
            for (name, value) in workload.labels().pairs() {
                self.by_label.add(&[name, value], namespace, number);
                labels.extend([name, value]);
            }
            if label_sets.insert(postings::key(&labels)) {
                self.distinct.add(&[], namespace, number);
            }
        }
    }
}

/// Every Kubernetes object of a run: what joins look into.
#[derive(Debug, Clone, Copy)]
pub struct Cluster<'w> {
    workspace: &'w Workspace,
    index: &'w Index,
    /// The document of who asks; the first where nobody is named.
    asking: u32,
}

impl<'w> Cluster<'w> {
    pub(in crate::model) fn new(workspace: &'w Workspace, index: &'w Index) -> Self {
        Self { workspace, index, asking: 0 }
    }

    /// The same objects, asked by one of them: of hundreds that answer to a name or a label, those next to it are found.
    #[must_use]
    pub fn beside(self, own: &KubeObject) -> Self {
        Self { asking: self.document_of(own).unwrap_or(0) as u32, ..self }
    }

    /// The number of an object's document.
    fn document_of(self, object: &KubeObject) -> Option<usize> {
        self.workspace.documents.binary_search_by_key(&std::ptr::from_ref(object.document()), std::ptr::from_ref).ok()
    }

    /// Of many candidates those next to who asks; `standing` says where their numbers stand.
    fn near<'i>(self, found: Merged<'i>, standing: &[At]) -> Merged<'i> {
        if found.len() <= REACH {
            return found;
        }
        let first = standing.partition_point(|at| at.document < self.asking);
        found.around(first as u32, REACH)
    }

    fn near_objects<'i>(self, found: Merged<'i>) -> Merged<'i> {
        self.near(found, &self.index.objects)
    }

    fn near_workloads<'i>(self, found: Merged<'i>) -> Merged<'i> {
        self.near(found, &self.index.workloads)
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
        let document = self.document_of(object)?;
        let wanted = object.node().id();
        let first = self.index.objects.partition_point(|at| (at.document as usize) < document);
        let own = &documents[document].outline.parts(&documents[document]).objects;
        let at = own.binary_search_by_key(&wanted, |at| at.node).ok()?;
        Some((first + at) as u32)
    }

    /// The numbers of the objects of a kind, in the order of documents.
    pub(super) fn numbers_of(self, kind: &str) -> Vec<u32> {
        self.index.by_kind.of(&[without_group(kind)]).filter(|&number| self.object(number).is(kind)).collect()
    }

    /// Every object, in the order of documents.
    pub fn objects(self) -> impl Iterator<Item = KubeObject<'w>> {
        (0..self.index.objects.len() as u32).map(move |number| self.object(number))
    }

    /// The objects of a kind (see [`KubeObject::is`]).
    pub fn objects_of(self, kind: &str) -> impl Iterator<Item = KubeObject<'w>> {
        self.index
            .by_kind
            .of(&[without_group(kind)])
            .map(move |number| self.object(number))
            .filter(move |object| object.is(kind))
    }

    /// The objects of several kinds, in the order of documents.
    pub fn objects_of_any(self, kinds: &[&str]) -> impl Iterator<Item = KubeObject<'w>> {
        let mut numbers: Vec<u32> = kinds.iter().flat_map(|kind| self.numbers_of(kind)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().map(move |number| self.object(number))
    }

    /// The objects of a kind and name that may stand in `namespace`. Cluster-scoped kinds stand in none.
    pub fn named(self, kind: &str, name: &str, namespace: Option<&str>) -> impl Iterator<Item = KubeObject<'w>> {
        let numbers = self.index.by_name.of(&[without_group(kind), name], namespace);
        self.near_objects(numbers).map(move |number| self.object(number)).filter(move |object| {
            object.is(kind)
                && object.name() == Some(name)
                && (object.is_cluster_scoped() || may_be_same(object.namespace(), namespace))
        })
    }

    /// The objects that have kind, namespace and name in common with others, group by group, each in the order of
    /// documents.
    pub fn namesakes(self) -> impl Iterator<Item = Vec<KubeObject<'w>>> {
        self.index
            .by_name
            .shared_in_one_namespace()
            .map(move |group| group.iter().map(|&(_, number)| self.object(number)).collect())
    }

    /// Everything with a pod spec.
    pub fn workloads(self) -> impl Iterator<Item = Workload<'w>> {
        (0..self.index.workloads.len() as u32).map(move |number| self.workload(number))
    }

    /// The workloads that may stand in `namespace`.
    pub fn workloads_in(self, namespace: Option<&str>) -> impl Iterator<Item = Workload<'w>> {
        let workloads = self.near_workloads(self.index.by_label.of(&[], namespace));
        let workloads = workloads.map(move |number| self.workload(number));
        workloads.filter(move |workload| may_be_same(workload.object().namespace(), namespace))
    }

    /// The workloads whose pods a selector chooses and that may stand in `namespace`. An empty selector chooses all.
    pub fn selected(self, selector: &Selector, namespace: Option<&str>) -> impl Iterator<Item = Workload<'w>> {
        let anchor = self.rarest(selector, namespace);
        let selector = *selector;
        let workloads = self.among(&anchor, namespace).map(move |number| self.workload(number));
        workloads
            .filter(move |workload| may_be_same(workload.object().namespace(), namespace) && selector.chooses(workload))
    }

    /// Whether a selector chooses pods of any workload that may stand in `namespace`.
    pub fn is_any_selected(self, selector: &Selector, namespace: Option<&str>) -> bool {
        if self.rarest(selector, namespace).is_some() || selector.asks_controllers() {
            return self.selected(selector, namespace).next().is_some();
        }
        // What asks for no label mostly chooses the first that it sees, or else is asked about every workload: those of
        // equal labels are asked about once.
        let distinct = self.near_workloads(self.index.distinct.of(&[], namespace));
        let mut workloads = distinct.map(|number| self.workload(number));
        workloads.any(|workload| selector.chooses(&workload))
    }

    /// The label, or the values of one, that the fewest workloads have of those that a selector asks for.
    fn rarest<'s>(self, selector: &Selector<'s>, namespace: Option<&str>) -> Option<Anchor<'s>> {
        let anchors = selector.anchors();
        anchors.min_by_key(|anchor| {
            anchor.labels().map(|label| self.index.by_label.of(&label, namespace).len()).sum::<usize>()
        })
    }

    /// The numbers of the workloads that have one of the labels; of all without an anchor.
    fn among(self, anchor: &Option<Anchor>, namespace: Option<&str>) -> impl Iterator<Item = u32> + use<'w> {
        let list = |label: &[&str]| self.near_workloads(self.index.by_label.of(label, namespace));
        let mut lists = anchor.iter().flat_map(Anchor::labels).map(|label| list(&label));
        let first = if anchor.is_some() { lists.next() } else { Some(list(&[])) };
        // A workload has one value of a label, so no number stands in two lists.
        let mut more: Vec<u32> = lists.flatten().collect();
        more.extend(first.clone().filter(|_| !more.is_empty()).into_iter().flatten());
        more.sort_unstable();
        first.filter(|_| more.is_empty()).into_iter().flatten().chain(more)
    }

    /// The objects of [`SELECTING`] kinds by their rarest anchor. Of network policies that are alike the first: they add
    /// up, so the others change nothing for a pod.
    fn selectors(self) -> Scoped {
        let mut found = Scoped::default();
        let mut policies = HashSet::new();
        for kind in SELECTING {
            for number in self.index.by_kind.of(&[kind]) {
                let object = self.object(number);
                let Some(selector) = pod_selector(&object) else { continue };
                let limits = || ["Ingress", "Egress"].map(|direction| network::covers(&object, direction));
                let alike = || (object.namespace(), object.document().unit, selector.terms(), limits());
                if object.is("NetworkPolicy") && !policies.insert(alike()) {
                    continue;
                }
                match self.rarest(&selector, object.namespace()) {
                    Some(anchor) => {
                        let labels = anchor.labels();
                        labels.for_each(|[name, value]| found.add(&[kind, name, value], object.namespace(), number));
                    }
                    None => found.add(&[kind], object.namespace(), number),
                }
            }
        }
        found.sort();
        found
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
        let of = move |parts: &[&str]| self.near_objects(self.index.selecting.of(parts, namespace));
        let by_label = labels.pairs().flat_map(move |(name, value)| of(&[kind, name, value]));
        let numbers = by_label.chain(of(&[kind]));
        let objects = numbers.map(move |number| self.object(number));
        objects.filter(move |object| object.is(kind) && may_be_same(object.namespace(), namespace))
    }

    /// The objects of `kind` (Service, PodDisruptionBudget, NetworkPolicy) that select a workload's pods.
    pub fn selecting(self, kind: &'static str, workload: &Workload<'w>) -> impl Iterator<Item = KubeObject<'w>> {
        let workload = *workload;
        self.beside(workload.object())
            .asking_for(kind, workload.labels(), workload.object().namespace())
            .filter(move |object| pod_selector(object).is_some_and(|selector| selector.chooses(&workload)))
    }

    /// The objects of `kind` (Service, EndpointSlice) that have a label and may stand in `namespace`.
    pub fn with_label(
        self,
        kind: &'static str,
        (name, value): (&str, &str),
        namespace: Option<&str>,
    ) -> impl Iterator<Item = KubeObject<'w>> {
        debug_assert!(LABELLED.contains(&kind), "{kind} is not indexed by labels");
        let numbers = self.near_objects(self.index.labelled.of(&[kind, name, value], namespace));
        let objects = numbers.map(move |number| self.object(number));
        let has = move |object: &KubeObject| object.is(kind) && object.labels().get(name) == Some(value);
        objects.filter(move |object| has(object) && may_be_same(object.namespace(), namespace))
    }

    /// The objects of `kind` (Service, EndpointSlice, ClusterRole) whose own labels a selector chooses and that may stand
    /// in `namespace`. An empty selector chooses all.
    pub fn labelled(
        self,
        kind: &'static str,
        selector: &Selector,
        namespace: Option<&str>,
    ) -> impl Iterator<Item = KubeObject<'w>> {
        debug_assert!(LABELLED.contains(&kind), "{kind} is not indexed by labels");
        let of_label = |(name, value): (&str, &str)| self.index.labelled.of(&[kind, name, value], namespace);
        let rarest = selector.required().map(of_label).min_by_key(ExactSizeIterator::len);
        let numbers = rarest.unwrap_or_else(|| self.index.labelled.of(&[kind], namespace));
        let selector = *selector;
        let objects = self.near_objects(numbers).map(move |number| self.object(number));
        let here = objects.filter(move |object| object.is(kind) && may_be_same(object.namespace(), namespace));
        here.filter(move |object| selector.matches(object.labels()))
    }

    /// The objects from which a controller makes one of this kind and name that may stand in `namespace`.
    pub fn makers_of(self, kind: &str, name: &str, namespace: Option<&str>) -> impl Iterator<Item = KubeObject<'w>> {
        let numbers = self.near_objects(self.index.making.of(&[kind, name], namespace));
        let objects = numbers.map(move |number| self.object(number));
        objects.filter(move |object| may_be_same(object.namespace(), namespace))
    }

    /// The objects whose `scaleTargetRef` has this name and that may stand in `namespace`.
    pub fn scalers_of(self, name: &str, namespace: Option<&str>) -> impl Iterator<Item = KubeObject<'w>> {
        self.near_objects(self.index.scaling.of(&[name], namespace)).map(move |number| self.object(number))
    }

    /// The ReferenceGrants that may stand in `namespace` and let objects of the kind and namespace of `object` refer.
    pub fn grants_to(self, object: &KubeObject, namespace: &str) -> impl Iterator<Item = KubeObject<'w>> {
        let who = [object.group(), object.kind(), object.namespace().unwrap_or("")];
        let who = if object.namespace().is_some() { &who[..] } else { &who[..2] };
        self.near_objects(self.index.granting.of(who, Some(namespace))).map(move |number| self.object(number))
    }
}

fn without_group(kind: &str) -> &str {
    kind.split_once('.').map_or(kind, |(plain, _)| plain)
}

/// What an object selects pods with. A Service without labels selects nothing, the others everything.
fn pod_selector<'d>(object: &KubeObject<'d>) -> Option<Selector<'d>> {
    if object.is("Service") {
        return object.at_path(&["spec", "selector"]).map(Selector::plain).filter(|selector| !selector.is_empty());
    }
    if object.is("NetworkPolicy") {
        // A selector that is not written is the empty one; the spec itself asks for no labels either.
        return object.at_path(&["spec", "podSelector"]).or_else(|| object.at_path(&["spec"])).map(Selector::full);
    }
    object.at_path(&["spec", "selector"]).map(Selector::full).filter(|_| object.is("PodDisruptionBudget"))
}
