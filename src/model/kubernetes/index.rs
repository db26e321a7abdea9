//! All Kubernetes objects of a run, found by kind, by name and by the labels of their pods.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::availability::AUTOSCALERS;
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

/// Look-up tables over one workspace, each made when it is first asked. Keys are hashes; what is found is compared again.
#[derive(Debug, Default)]
pub struct Index {
    objects: Vec<At>,
    workloads: Vec<At>,
    by_kind: Postings,
    by_name: OnceLock<Scoped>,
    /// Workloads by each label of their pods, and all of them under nothing.
    by_label: OnceLock<Scoped>,
    /// Of the workloads of a namespace whose pods have the very same labels the first, all under nothing.
    distinct: OnceLock<Scoped>,
    /// The objects of each of the [`SELECTING`] kinds by the rarest label that they select; those that ask for no label
    /// stand under nothing.
    selecting: [OnceLock<Scoped>; SELECTING.len()],
    /// Autoscalers by the name of what they scale.
    scaling: OnceLock<Scoped>,
    /// ReferenceGrants by group, kind and namespace of who may refer, and by group and kind alone.
    granting: OnceLock<Scoped>,
    /// Objects of [`LABELLED`] kinds by their kind and each label of their own, and by the kind alone.
    labelled: OnceLock<Scoped>,
    /// Objects by kind and name of what a controller makes of them.
    making: OnceLock<Scoped>,
}

/// The kinds that others choose by the labels of the object itself.
const LABELLED: [&str; 3] = ["Service", "EndpointSlice", "ClusterRole"];

/// How many candidates of one name or label a question looks at before and after who asks, in the order of documents.
/// More of them stand only in input that is made to be slow, where thousands ask for thousands.
const REACH: usize = 512;

/// The kinds that select pods.
const SELECTING: [&str; 3] = ["Service", "PodDisruptionBudget", "NetworkPolicy"];

impl Index {
    /// Finds every object of `workspace`.
    pub(in crate::model) fn of(workspace: &Workspace) -> Self {
        let mut index = Self::default();
        for (document, content) in workspace.documents.iter().enumerate() {
            if content.shape == crate::model::Shape::Kubernetes {
                let document = document as u32;
                let objects = objects(content).zip(0..);
                objects.for_each(|(object, part)| index.add(At { document, part }, &object));
            }
        }
        index.by_kind.sort();
        index
    }

    fn add(&mut self, at: At, object: &KubeObject) {
        self.by_kind.add(&[object.kind()], self.objects.len() as u32);
        self.objects.push(at);
        let parts = object.first_workload()..;
        let workloads = object.workloads().zip(parts).map(|(_, part)| At { part, ..at });
        self.workloads.extend(workloads);
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

    fn by_name(self) -> &'w Scoped {
        self.index.by_name.get_or_init(|| {
            Scoped::sorted(|table| {
                for (object, number) in self.objects().zip(0..) {
                    // What lives in no namespace is found whatever is written.
                    let namespace = object.namespace().filter(|_| !object.is_cluster_scoped());
                    if let Some(name) = object.name() {
                        table.add(&[object.kind(), name], namespace, number);
                    }
                }
            })
        })
    }

    /// The objects of a kind and name that may stand in `namespace`. Cluster-scoped kinds stand in none.
    pub fn named(self, kind: &str, name: &str, namespace: Option<&str>) -> impl Iterator<Item = KubeObject<'w>> {
        let numbers = self.by_name().of(&[without_group(kind), name], namespace);
        self.near_objects(numbers).map(move |number| self.object(number)).filter(move |object| {
            object.is(kind)
                && object.name() == Some(name)
                && (object.is_cluster_scoped() || may_be_same(object.namespace(), namespace))
        })
    }

    /// The objects that have kind, namespace and name in common with others, group by group, each in the order of
    /// documents.
    pub fn namesakes(self) -> impl Iterator<Item = Vec<KubeObject<'w>>> {
        self.by_name()
            .shared_in_one_namespace()
            .map(move |group| group.iter().map(|&(_, number)| self.object(number)).collect())
    }

    /// Everything with a pod spec.
    pub fn workloads(self) -> impl Iterator<Item = Workload<'w>> {
        (0..self.index.workloads.len() as u32).map(move |number| self.workload(number))
    }

    /// The workloads that may stand in `namespace`.
    pub fn workloads_in(self, namespace: Option<&str>) -> impl Iterator<Item = Workload<'w>> {
        let workloads = self.near_workloads(self.by_label().of(&[], namespace));
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
        let distinct = self.near_workloads(self.distinct().of(&[], namespace));
        let mut workloads = distinct.map(|number| self.workload(number));
        workloads.any(|workload| selector.chooses(&workload))
    }

    fn distinct(self) -> &'w Scoped {
        self.index.distinct.get_or_init(|| {
            let mut label_sets = HashSet::new();
            Scoped::sorted(|table| {
                for (workload, number) in self.workloads().zip(0..) {
                    let namespace = workload.object().namespace();
                    let labels = workload.labels().pairs().flat_map(|(name, value)| [name, value]);
                    let labels: Vec<&str> = namespace.into_iter().chain(labels).collect();
                    if label_sets.insert(postings::key(&labels)) {
                        table.add(&[], namespace, number);
                    }
                }
            })
        })
    }

    fn by_label(self) -> &'w Scoped {
        self.index.by_label.get_or_init(|| {
            Scoped::sorted(|table| {
                for (workload, number) in self.workloads().zip(0..) {
                    let namespace = workload.object().namespace();
                    table.add(&[], namespace, number);
                    workload.labels().pairs().for_each(|(name, value)| table.add(&[name, value], namespace, number));
                }
            })
        })
    }

    /// The label, or the values of one, that the fewest workloads have of those that a selector asks for.
    fn rarest<'s>(self, selector: &Selector<'s>, namespace: Option<&str>) -> Option<Anchor<'s>> {
        let mut anchors = selector.anchors();
        let first = anchors.next()?;
        let Some(second) = anchors.next() else { return Some(first) };
        let count = |label: [&str; 2]| self.by_label().of(&label, namespace).len();
        [first, second].into_iter().chain(anchors).min_by_key(|anchor| anchor.labels().map(count).sum::<usize>())
    }

    /// The numbers of the workloads that have one of the labels; of all without an anchor.
    fn among(self, anchor: &Option<Anchor>, namespace: Option<&str>) -> impl Iterator<Item = u32> + use<'w> {
        let table = self.by_label();
        let list = |label: &[&str]| self.near_workloads(table.of(label, namespace));
        let mut lists = anchor.iter().flat_map(Anchor::labels).map(|label| list(&label));
        let first = if anchor.is_some() { lists.next() } else { Some(list(&[])) };
        // A workload has one value of a label, so no number stands in two lists.
        let mut more: Vec<u32> = lists.flatten().collect();
        more.extend(first.clone().filter(|_| !more.is_empty()).into_iter().flatten());
        more.sort_unstable();
        first.filter(|_| more.is_empty()).into_iter().flatten().chain(more)
    }

    /// The objects of one of the [`SELECTING`] kinds by their rarest anchor. Of network policies that are alike the first:
    /// they add up, so the others change nothing for a pod.
    fn selectors_of(self, kind: &str) -> &'w Scoped {
        let at = SELECTING.iter().position(|known| *known == kind).expect("only these kinds are asked for");
        self.index.selecting[at].get_or_init(|| {
            let mut policies = HashSet::new();
            Scoped::sorted(|table| {
                for number in self.index.by_kind.of(&[kind]) {
                    let object = self.object(number);
                    let Some(selector) = pod_selector(&object) else { continue };
                    let limits = || ["Ingress", "Egress"].map(|direction| network::covers(&object, direction));
                    let alike = || (object.namespace(), object.document().unit, selector.terms(), limits());
                    if object.is("NetworkPolicy") && !policies.insert(alike()) {
                        continue;
                    }
                    let add = &mut |label: &[&str]| table.add(label, object.namespace(), number);
                    match self.rarest(&selector, object.namespace()) {
                        Some(anchor) => anchor.labels().for_each(|label| add(&label)),
                        None => add(&[]),
                    }
                }
            })
        })
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
        let table = self.selectors_of(kind);
        let of = move |label: &[&str]| self.near_objects(table.of(label, namespace));
        let by_label = labels.pairs().flat_map(move |(name, value)| of(&[name, value]));
        let numbers = by_label.chain(of(&[]));
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

    fn by_own_label(self) -> &'w Scoped {
        self.index.labelled.get_or_init(|| {
            Scoped::sorted(|table| {
                for number in LABELLED.iter().flat_map(|kind| self.numbers_of(kind)) {
                    let object = self.object(number);
                    let labels = object.labels();
                    table.add(&[object.kind()], object.namespace(), number);
                    let add = |(name, value)| table.add(&[object.kind(), name, value], object.namespace(), number);
                    labels.pairs().for_each(add);
                }
            })
        })
    }

    /// The objects of `kind` (Service, EndpointSlice) that have a label and may stand in `namespace`.
    pub fn with_label(
        self,
        kind: &'static str,
        (name, value): (&str, &str),
        namespace: Option<&str>,
    ) -> impl Iterator<Item = KubeObject<'w>> {
        debug_assert!(LABELLED.contains(&kind), "{kind} is not indexed by labels");
        let numbers = self.near_objects(self.by_own_label().of(&[kind, name, value], namespace));
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
        let of_label = |(name, value): (&str, &str)| self.by_own_label().of(&[kind, name, value], namespace);
        let rarest = selector.required().map(of_label).min_by_key(ExactSizeIterator::len);
        let numbers = rarest.unwrap_or_else(|| self.by_own_label().of(&[kind], namespace));
        let selector = *selector;
        let objects = self.near_objects(numbers).map(move |number| self.object(number));
        let here = objects.filter(move |object| object.is(kind) && may_be_same(object.namespace(), namespace));
        here.filter(move |object| selector.matches(object.labels()))
    }

    /// The objects from which a controller makes one of this kind and name that may stand in `namespace`.
    pub fn makers_of(self, kind: &str, name: &str, namespace: Option<&str>) -> impl Iterator<Item = KubeObject<'w>> {
        let table = self.index.making.get_or_init(|| {
            Scoped::sorted(|table| {
                for (object, number) in self.objects().zip(0..) {
                    for (kind, name) in references::made_of(&object) {
                        table.add(&[kind, name], object.namespace(), number);
                    }
                }
            })
        });
        let objects = self.near_objects(table.of(&[kind, name], namespace)).map(move |number| self.object(number));
        objects.filter(move |object| may_be_same(object.namespace(), namespace))
    }

    /// The autoscalers whose `scaleTargetRef` has this name and that may stand in `namespace`.
    pub fn scalers_of(self, name: &str, namespace: Option<&str>) -> impl Iterator<Item = KubeObject<'w>> {
        let table = self.index.scaling.get_or_init(|| {
            Scoped::sorted(|table| {
                for number in AUTOSCALERS.iter().flat_map(|kind| self.numbers_of(kind)) {
                    let scaler = self.object(number);
                    if let Some(target) = scaler.node().text_at(&["spec", "scaleTargetRef", "name"]) {
                        table.add(&[target], scaler.namespace(), number);
                    }
                }
            })
        });
        self.near_objects(table.of(&[name], namespace)).map(move |number| self.object(number))
    }

    /// The ReferenceGrants that may stand in `namespace` and let objects of the kind and namespace of `object` refer.
    pub fn grants_to(self, object: &KubeObject, namespace: &str) -> impl Iterator<Item = KubeObject<'w>> {
        let table = self.index.granting.get_or_init(|| {
            Scoped::sorted(|table| {
                for number in self.numbers_of("ReferenceGrant.gateway.networking.k8s.io") {
                    let grant = self.object(number);
                    for from in grant.node().list_at(&["spec", "from"]) {
                        let who = ["group", "kind", "namespace"].map(|key| from.text_at(&[key]).unwrap_or(""));
                        table.add(&who[..2], grant.namespace(), number);
                        table.add(&who, grant.namespace(), number);
                    }
                }
            })
        });
        let who = [object.group(), object.kind(), object.namespace().unwrap_or("")];
        let who = if object.namespace().is_some() { &who[..] } else { &who[..2] };
        self.near_objects(table.of(who, Some(namespace))).map(move |number| self.object(number))
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
