//! Objects out of documents and Lists, and what they are.

use std::fmt::Write;
use std::ops::Range;

use super::fields::Fields;
use super::kinds;
use super::labels::Labels;
use super::outline::{Inner, ObjectAt};
use super::workload::Workload;
use crate::document::Node;
use crate::finding::Place;
use crate::model::Document;

/// Lists in Lists deeper than this are not opened: nobody writes them, and reading them must end.
const DEEPEST_LIST: usize = 8;

/// One API object, wherever it stands: a document of its own or an item of a List.
#[derive(Debug, Clone, Copy)]
pub struct KubeObject<'d> {
    document: &'d Document,
    at: &'d ObjectAt,
    node: Node<'d>,
    kind: &'d str,
}

/// The objects of a document: itself, or the items of a List, also of Lists in Lists. Null items are passed over.
pub fn objects(document: &Document) -> impl Iterator<Item = KubeObject<'_>> + Clone {
    document.outline.parts(document).objects.iter().map(|at| KubeObject::at(document, at))
}

/// Visits where the objects of a document stand.
pub(super) fn each_node<'d>(document: &'d Document, visit: &mut impl FnMut(Node<'d>)) {
    if let Some(tree) = document.tree() {
        visit_objects(tree.root(), DEEPEST_LIST, visit);
    }
}

fn visit_objects<'d>(node: Node<'d>, depth: usize, visit: &mut impl FnMut(Node<'d>)) {
    if !node.is_mapping() {
        return;
    }
    let is_list = node.text_at(&["kind"]).is_some_and(|kind| kind.ends_with("List"));
    match is_list.then(|| node.field("items")).flatten().filter(|items| items.is_sequence()) {
        Some(items) if depth > 0 => {
            items.items().for_each(|item| visit_objects(item, depth - 1, visit));
        }
        Some(_) => {}
        None => visit(node),
    }
}

/// The group in an `apiVersion`.
pub(super) fn group_of(api_version: &str) -> &str {
    api_version.split_once('/').map_or("", |(group, _)| group)
}

impl<'d> KubeObject<'d> {
    /// The object of `document` that stands at `at`.
    pub(super) fn at(document: &'d Document, at: &'d ObjectAt) -> Self {
        let tree = document.tree().expect("only documents with trees have objects");
        let kind = at.kind.map_or("", |id| tree.node(id.get()).content());
        Self { document, at, node: tree.node(at.node), kind }
    }

    /// The value of a number in its document's tree.
    pub(super) fn inner(&self, inner: Inner) -> Option<Node<'d>> {
        inner.map(|id| self.node.tree().node(id.get()))
    }

    /// The document that it stands in.
    pub fn document(&self) -> &'d Document {
        self.document
    }

    /// Its map.
    pub fn node(&self) -> Node<'d> {
        self.node
    }

    /// Its kind; empty where none is written.
    pub fn kind(&self) -> &'d str {
        self.kind
    }

    /// Its API group; empty for the core group and where no `apiVersion` is written.
    pub fn group(&self) -> &'d str {
        group_of(self.api_version())
    }

    /// Its `apiVersion` as written.
    pub fn api_version(&self) -> &'d str {
        self.inner(self.at.api_version).map_or("", Node::content)
    }

    /// The version without the group: `v1` of `apps/v1`.
    pub fn version(&self) -> &'d str {
        let version = self.api_version();
        version.rsplit_once('/').map_or(version, |(_, version)| version)
    }

    /// Whether its group is one of those that the API server itself serves.
    pub fn is_builtin(&self) -> bool {
        self.at.builtin
    }

    /// Whether it is of this kind: `Service` is the core or built-in kind of that name, `Kind.group` any other.
    /// Of a built-in kind the group is not compared, so that a removed or mistaken one still gets its rules.
    #[inline]
    pub fn is(&self, kind: &str) -> bool {
        match kind.strip_prefix(self.kind) {
            Some("") => self.at.builtin,
            Some(group) => group.strip_prefix('.') == Some(self.group()),
            None => false,
        }
    }

    /// Whether it is of one of these kinds.
    pub fn is_any(&self, kinds: &[&str]) -> bool {
        kinds.iter().any(|kind| self.is(kind))
    }

    /// Its `metadata`, if there is any.
    pub fn metadata(&self) -> Option<Node<'d>> {
        self.inner(self.at.metadata)
    }

    /// Its `spec`, if there is any.
    pub fn spec(&self) -> Option<Node<'d>> {
        self.inner(self.at.spec)
    }

    /// Its name; `None` where it has only a `generateName` or none at all.
    pub fn name(&self) -> Option<&'d str> {
        self.inner(self.at.name).map(Node::content)
    }

    /// Its namespace; `None` means unknown, never `default`: kubectl, Helm, kustomize or a GitOps controller may
    /// set it.
    pub fn namespace(&self) -> Option<&'d str> {
        self.inner(self.at.namespace).map(Node::content)
    }

    /// Whether it lives in no namespace.
    pub fn is_cluster_scoped(&self) -> bool {
        self.at.builtin && kinds::is_cluster_scoped(self.kind)
    }

    /// Its labels.
    pub fn labels(&self) -> Labels<'d> {
        Labels::of(self.metadata().and_then(|metadata| metadata.field("labels")))
    }

    /// One of its annotations.
    pub fn annotation(&self, key: &str) -> Option<Node<'d>> {
        self.metadata()?.field_at(&["annotations", key])
    }

    /// Its annotations, keys and values.
    pub fn annotations(&self) -> Vec<(Node<'d>, Node<'d>)> {
        self.metadata().and_then(|metadata| metadata.field("annotations")).map(Node::entries).unwrap_or_default()
    }

    /// The value under a path of keys from its root; null counts as absent.
    // Its first step is mostly known beforehand, and then nothing but the rest of the path is left.
    #[inline(always)]
    pub fn at_path(&self, path: &[&str]) -> Option<Node<'d>> {
        match path {
            ["spec", rest @ ..] => self.spec()?.field_at(rest),
            ["metadata", rest @ ..] => self.metadata()?.field_at(rest),
            path => self.node.field_at(path),
        }
    }

    /// The place of its name, where a finding is about it as a whole; else of its kind, else of its first key.
    pub fn name_place(&self) -> Place {
        let named = self.node.field_at(&["metadata", "name"]).filter(|name| !name.span().is_empty());
        match named.or_else(|| self.node.field_at(&["metadata", "generateName"])).or_else(|| self.node.field("kind")) {
            Some(node) => Place::of(node),
            None => Place::absent_in(self.node),
        }
    }

    /// The place of the value under `path`, else of what lacks it.
    pub fn place_at(&self, path: &[&str]) -> Place {
        self.at_path(path).map_or_else(|| self.lacking(path), Place::of)
    }

    /// The place that lacks `path`: the key of the narrowest map on the way to it. Where that is the object itself
    /// or its `metadata`, the object's name.
    pub fn lacking(&self, path: &[&str]) -> Place {
        let narrowest = self.node.narrowest(&path[..path.len().saturating_sub(1)]);
        if narrowest == self.node { self.name_place() } else { Place::absent_in(narrowest) }
    }

    /// Its workloads: itself, where it has a pod spec; several in an Argo Workflow.
    pub fn workloads(&self) -> impl ExactSizeIterator<Item = Workload<'d>> + Clone + use<'d> {
        let (object, Range { start, end }) = (*self, self.at.workloads.clone());
        let workloads = &self.document.outline.parts(self.document).workloads[start as usize..end as usize];
        workloads.iter().map(move |at| Workload::at(object, at))
    }

    /// The number of the first of its workloads among those of its document.
    pub(super) fn first_workload(&self) -> u32 {
        self.at.workloads.start
    }

    /// Whether both may be in one namespace: they name the same, or one of them names none.
    pub fn may_share_namespace(&self, other: &KubeObject) -> bool {
        may_be_same(self.namespace(), other.namespace())
    }

    /// What a finding about it names: `Deployment shop/web`.
    pub fn describe(&self) -> String {
        let mut text = if self.kind.is_empty() { "object".to_owned() } else { self.kind.to_owned() };
        match (self.namespace(), self.name()) {
            (Some(namespace), Some(name)) => _ = write!(text, " {namespace}/{name}"),
            (None, Some(name)) => _ = write!(text, " {name}"),
            (_, None) => match self.node.text_at(&["metadata", "generateName"]) {
                Some(prefix) => _ = write!(text, " {prefix}*"),
                None => text.push_str(" without a name"),
            },
        }
        text
    }
}

/// Whether two namespaces may be the same one, where an unwritten one is unknown.
pub fn may_be_same(one: Option<&str>, other: Option<&str>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}
