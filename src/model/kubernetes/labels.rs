//! Labels and the selectors that choose by them.

use super::fields::Fields;
use super::workload::Workload;
use crate::document::{Node, entries, items};

/// The labels of an object or a pod template; an absent map is an empty one.
#[derive(Debug, Clone, Copy)]
pub struct Labels<'d>(Option<Node<'d>>);

impl<'d> Labels<'d> {
    /// The labels in a map.
    pub fn of(map: Option<Node<'d>>) -> Self {
        Self(map)
    }

    /// The map, if it is written.
    pub fn node(self) -> Option<Node<'d>> {
        self.0
    }

    /// The value of a label.
    pub fn get(self, key: &str) -> Option<&'d str> {
        self.0?.get(key).map(Node::content)
    }

    /// Keys and values.
    pub fn pairs(self) -> impl Iterator<Item = (&'d str, &'d str)> + Clone {
        self.each().map(|(key, value)| (key.content(), value.content()))
    }

    fn each(self) -> impl Iterator<Item = (Node<'d>, Node<'d>)> + Clone {
        entries(self.0)
    }

    /// Whether there is no label at all.
    pub fn is_empty(self) -> bool {
        self.0.is_none_or(Fields::holds_nothing)
    }
}

/// How a selector is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A map of labels: Service, ReplicationController.
    Plain,
    /// `matchLabels` and `matchExpressions`.
    Full,
}

/// A label of which whatever a selector chooses has one of these values.
#[derive(Debug, Clone)]
pub struct Anchor<'d> {
    key: &'d str,
    values: Vec<&'d str>,
}

impl<'d> Anchor<'d> {
    /// The label with each of its values.
    pub fn labels(&self) -> impl ExactSizeIterator<Item = [&'d str; 2]> + '_ {
        self.values.iter().map(|value| [self.key, value])
    }
}

/// What chooses objects by their labels.
#[derive(Debug, Clone, Copy)]
pub struct Selector<'d> {
    node: Node<'d>,
    form: Form,
}

impl<'d> Selector<'d> {
    /// A map of labels, as Services and ReplicationControllers have it.
    pub fn plain(node: Node<'d>) -> Self {
        Self { node, form: Form::Plain }
    }

    /// A LabelSelector: `matchLabels` and `matchExpressions`.
    pub fn full(node: Node<'d>) -> Self {
        Self { node, form: Form::Full }
    }

    /// Its map.
    pub fn node(&self) -> Node<'d> {
        self.node
    }

    /// The labels that must be there with exactly these values.
    pub fn required(&self) -> impl Iterator<Item = (&'d str, &'d str)> + Clone + use<'d> {
        self.labels().pairs()
    }

    fn labels(&self) -> Labels<'d> {
        Labels::of(match self.form {
            Form::Plain => Some(self.node),
            Form::Full => self.node.field("matchLabels"),
        })
    }

    fn expressions(&self) -> impl Iterator<Item = Node<'d>> {
        let list = (self.form == Form::Full).then(|| self.node.field("matchExpressions")).flatten();
        items(list)
    }

    /// Whether it asks for nothing. A LabelSelector then chooses everything, a Service's selector nothing.
    pub fn is_empty(&self) -> bool {
        self.labels().each().next().is_none() && self.expressions().next().is_none()
    }

    /// What it asks for, in one order however it is written: keys, operators and values.
    pub fn terms(&self) -> Vec<(&'d str, &'d str, Vec<&'d str>)> {
        let labels = self.required().map(|(key, value)| (key, "In", vec![value]));
        let expressions = self.expressions().map(|expression| {
            let mut values: Vec<&str> = expression.list_at(&["values"]).map(Node::content).collect();
            values.sort_unstable();
            let text = |field: &str| expression.text_at(&[field]).unwrap_or("");
            (text("key"), text("operator"), values)
        });
        let mut terms: Vec<_> = labels.chain(expressions).collect();
        terms.sort_unstable();
        terms
    }

    /// What it can be found by; nothing where it only says which labels there may not be, or may be of whatever value.
    /// Labels that controllers add are no anchors.
    pub fn anchors(&self) -> impl Iterator<Item = Anchor<'d>> {
        let labels = self.required().map(|(key, value)| Anchor { key, values: vec![value] });
        let listed = self.expressions().filter(|expression| expression.text_at(&["operator"]) == Some("In"));
        let listed = listed.filter_map(|expression| {
            let mut values: Vec<&str> = expression.list_at(&["values"]).map(Node::content).collect();
            values.sort_unstable();
            values.dedup();
            Some(Anchor { key: expression.text_at(&["key"])?, values })
        });
        labels.chain(listed).filter(|anchor| !is_of_controllers(anchor.key))
    }

    /// Whether it asks for labels that controllers add to pods.
    pub fn asks_controllers(&self) -> bool {
        let keys = self.expressions().filter_map(|expression| expression.text_at(&["key"]));
        self.required().map(|(key, _)| key).chain(keys).any(is_of_controllers)
    }

    /// Whether it chooses pods of a workload, by the labels of the template and those that controllers add.
    pub fn chooses(&self, workload: &Workload) -> bool {
        let labels = workload.labels();
        let added = |key: &str, value: Option<&str>| is_added(key, value, workload);
        self.required().all(|(key, value)| labels.get(key) == Some(value) || added(key, Some(value)))
            && self.expressions().all(|expression| {
                holds(expression, labels) || expression.text_at(&["key"]).is_some_and(|key| added(key, None))
            })
    }

    /// Whether it chooses what has these labels.
    pub fn matches(&self, labels: Labels) -> bool {
        self.required().all(|(key, value)| labels.get(key) == Some(value))
            && self.expressions().all(|expression| holds(expression, labels))
    }
}

/// Whether controllers of Kubernetes itself put a label on the pods that they make.
fn is_of_controllers(label: &str) -> bool {
    matches!(
        label,
        "statefulset.kubernetes.io/pod-name"
            | "apps.kubernetes.io/pod-index"
            | "controller-revision-hash"
            | "pod-template-hash"
            | "pod-template-generation"
            | "job-name"
            | "controller-uid"
            | "batch.kubernetes.io/job-name"
            | "batch.kubernetes.io/controller-uid"
            | "batch.kubernetes.io/job-completion-index"
    )
}

/// Whether a controller puts a label on pods of a workload; of the name of a StatefulSet's pod the value must fit.
fn is_added(key: &str, value: Option<&str>, workload: &Workload) -> bool {
    let object = workload.object();
    match key {
        "statefulset.kubernetes.io/pod-name" => {
            let number = |value: &str| value.strip_prefix(object.name()?)?.strip_prefix('-')?.parse::<u32>().ok();
            object.kind() == "StatefulSet" && value.is_none_or(|value| number(value).is_some())
        }
        key => is_of_controllers(key),
    }
}

/// Whether a `matchExpressions` entry holds. One that the API server would refuse decides nothing, so it holds.
fn holds(expression: Node, labels: Labels) -> bool {
    let Some(key) = expression.text_at(&["key"]) else { return true };
    let value = labels.get(key);
    let listed = || expression.list_at(&["values"]).any(|item| Some(item.content()) == value);
    match expression.text_at(&["operator"]).unwrap_or("") {
        "In" => value.is_some() && listed(),
        "NotIn" => value.is_none() || !listed(),
        "Exists" => value.is_some(),
        "DoesNotExist" => value.is_none(),
        _ => true,
    }
}
