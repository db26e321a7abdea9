//! AWS policy documents: JSON texts in attributes, and the blocks of `aws_iam_policy_document` that Terraform could not
//! render yet. Whatever the form, a statement is read in one way and every place leads to the exact bytes in the plan.

mod condition;
mod grant;

use super::{Action, ResourceChange, State, Value};
use crate::document::{Kind, Node, Tree, items, json};
use crate::finding::Place;

pub use condition::Condition;
pub use grant::{
    BEARS_RESOURCES, Grant, Wide, action_wildcards, administration, any_principal, covers_action, public_principals,
    resource_wildcards,
};

/// Where policies of identities stand: who has them may do what they say.
const IDENTITY_POLICIES: &[(&str, &str)] = &[
    ("aws_iam_group_policy", "policy"),
    ("aws_iam_policy", "policy"),
    ("aws_iam_role", "inline_policy.policy"),
    ("aws_iam_role_policy", "policy"),
    ("aws_iam_user_policy", "policy"),
    ("aws_ssoadmin_permission_set_inline_policy", "inline_policy"),
];

/// The types of [`planned_policies`].
pub const IDENTITY_TYPES: &[&str] = &[
    "aws_iam_group_policy",
    "aws_iam_policy",
    "aws_iam_role",
    "aws_iam_role_policy",
    "aws_iam_user_policy",
    "aws_ssoadmin_permission_set_inline_policy",
];

/// A policy document.
pub struct PolicyDocument<'p> {
    form: Form<'p>,
}

enum Form<'p> {
    /// JSON in an attribute.
    Text(Value<'p>, Box<Tree>),
    /// The `statement` blocks of a data source.
    Blocks(Value<'p>),
}

/// What became of the attributes that hold policies.
#[derive(Default)]
pub struct Policies<'p> {
    /// Those that can be read.
    pub documents: Vec<PolicyDocument<'p>>,
    /// Those that are known only after apply and that no data source of this plan describes.
    pub unseen: Vec<Value<'p>>,
}

impl<'p> Policies<'p> {
    /// The policies under a path of blocks. A text that is not known yet is followed to the data sources that make it
    /// when `follow` says so.
    pub fn at(top: Value<'p>, path: &str, follow: bool) -> Self {
        let mut policies = Self::default();
        for value in top.leaves(path) {
            match value.state() {
                State::Known(_) => policies.documents.extend(PolicyDocument::of_text(value)),
                State::Unknown => policies.trace(value, follow),
                State::Unset => {}
            }
        }
        policies
    }

    fn trace(&mut self, value: Value<'p>, follow: bool) {
        let documents: Vec<_> = value.origins().resources().filter_map(PolicyDocument::of_data).collect();
        if documents.is_empty() {
            self.unseen.push(value);
        } else if follow {
            self.documents.extend(documents);
        }
    }
}

/// The identity policies that a change to one of [`IDENTITY_TYPES`] plans, or the document that a data source will make.
/// Texts that a data source of this plan makes are left to that data source.
pub fn planned_policies(change: ResourceChange) -> Policies {
    if let Some(document) = PolicyDocument::of_data(change) {
        return Policies { documents: vec![document], unseen: Vec::new() };
    }
    let path = IDENTITY_POLICIES.iter().find(|(resource_type, _)| *resource_type == change.resource_type());
    match (change.planned(), path) {
        (Some(after), Some((_, path))) => Policies::at(after, path, false),
        _ => Policies::default(),
    }
}

impl<'p> PolicyDocument<'p> {
    /// Reads a text. `None` where it is not a JSON object.
    pub fn of_text(value: Value<'p>) -> Option<Self> {
        let text = value.known().filter(|node| node.kind() == Kind::String)?;
        if !text.content().trim_start().starts_with('{') {
            return None;
        }
        let tree = json::parse(&text.decoded()).ok()?;
        Some(Self { form: Form::Text(value, tree) })
    }

    /// The document that an `aws_iam_policy_document` will make; `None` for anything else.
    pub fn of_data(change: ResourceChange<'p>) -> Option<Self> {
        let is_document = change.resource_type() == "aws_iam_policy_document" && change.is_data();
        let planned = is_document && change.action() == Action::Read;
        planned.then(|| Self { form: Form::Blocks(change.after()) })
    }

    /// Its statements, in order.
    pub fn statements(&self) -> Vec<Statement<'_>> {
        match &self.form {
            Form::Text(value, tree) => {
                let text = Text { outer: *value };
                let statements = tree.root().get("Statement");
                let many = statements.filter(|node| node.kind() == Kind::Sequence);
                let one = statements.filter(|node| node.kind() == Kind::Mapping);
                let all = items(many).chain(one);
                all.map(|node| Statement { item: Item::Json(node, text) }).collect()
            }
            Form::Blocks(value) => value
                .get("statement")
                .blocks()
                .into_iter()
                .map(|block| Statement { item: Item::Block(block) })
                .collect(),
        }
    }
}

/// The attribute that a JSON text stands in.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    outer: Value<'a>,
}

/// A value inside a statement, in either form.
#[derive(Clone, Copy)]
pub enum Item<'a> {
    /// In a JSON text.
    Json(Node<'a>, Text<'a>),
    /// In a block.
    Block(Value<'a>),
}

impl<'a> Item<'a> {
    /// Its text, where it is a known scalar.
    pub fn text(self) -> Option<&'a str> {
        match self {
            Item::Json(node, _) => node.style().map(|_| node.content()),
            Item::Block(value) => value.as_text(),
        }
    }

    /// Its place in the plan.
    pub fn place(self) -> Place {
        match self {
            Item::Json(node, text) => text.place_of(node),
            Item::Block(value) => value.place(),
        }
    }

    /// Whether it is known only after apply.
    pub fn is_unknown(self) -> bool {
        matches!(self, Item::Block(value) if value.is_unknown())
    }

    fn get(self, in_json: &str, in_block: &str) -> Option<Item<'a>> {
        match self {
            Item::Json(node, text) => node.get(in_json).map(|node| Item::Json(node, text)),
            Item::Block(value) => {
                let inner = value.get(in_block);
                (!inner.is_unset()).then_some(Item::Block(inner))
            }
        }
    }

    /// One or many, as policies allow it.
    fn each(self) -> Vec<Item<'a>> {
        match self {
            Item::Json(node, text) if node.kind() == Kind::Sequence => {
                node.items().map(|node| Item::Json(node, text)).collect()
            }
            Item::Block(value) if value.known().is_some_and(|node| node.kind() == Kind::Sequence) => {
                value.items().into_iter().map(Item::Block).collect()
            }
            one => vec![one],
        }
    }

    /// The place of the key of something in it.
    fn key_place(self, in_json: &str, in_block: &str) -> Option<Place> {
        match self {
            Item::Json(node, text) => node.entry_of(in_json).map(|(key, _)| text.place_of(key)),
            Item::Block(value) => value.known()?.entry_of(in_block).map(|(key, _)| Place::of(key)),
        }
    }
}

impl<'a> Text<'a> {
    fn place_of(self, node: Node<'a>) -> Place {
        let mut place = self.outer.place();
        let inner = Place::of(node);
        place.pointer.append(&inner.pointer);
        place.named.append(&inner.named);
        Place { source: inner.source, span: inner.span, ..place }
    }
}

/// One statement of a policy.
#[derive(Clone, Copy)]
pub struct Statement<'a> {
    item: Item<'a>,
}

/// Somebody whom a statement names.
#[derive(Clone, Copy)]
pub struct Principal<'a> {
    /// `AWS`, `Service`, `Federated`; `*` where the principal is a bare `*`.
    pub kind: &'a str,
    /// The name.
    pub name: Item<'a>,
}

impl<'a> Statement<'a> {
    /// Whether it allows; a block that does not say allows.
    pub fn allows(self) -> bool {
        match (self.item.get("Effect", "effect"), self.item) {
            (Some(effect), _) => effect.text() == Some("Allow"),
            (None, Item::Block(_)) => true,
            (None, Item::Json(..)) => false,
        }
    }

    /// The actions it is about.
    pub fn actions(self) -> Vec<Item<'a>> {
        self.list("Action", "actions")
    }

    /// The resources it is about.
    pub fn resources(self) -> Vec<Item<'a>> {
        self.list("Resource", "resources")
    }

    /// The key `NotAction`, where it is about everything else.
    pub fn not_action(self) -> Option<Place> {
        self.negation("NotAction", "not_actions")
    }

    /// The key `NotResource`, where it is about everything else.
    pub fn not_resource(self) -> Option<Place> {
        self.negation("NotResource", "not_resources")
    }

    /// Whom it is about.
    pub fn principals(self) -> Vec<Principal<'a>> {
        match self.item {
            Item::Json(node, text) => match node.get("Principal") {
                Some(all) if all.kind() == Kind::String => vec![Principal { kind: "*", name: Item::Json(all, text) }],
                Some(by_kind) => by_kind
                    .written_entries()
                    .flat_map(|(kind, names)| {
                        let names = Item::Json(names, text).each().into_iter();
                        names.map(move |name| Principal { kind: kind.content(), name })
                    })
                    .collect(),
                None => Vec::new(),
            },
            Item::Block(block) => {
                let of_block = |block: Value<'a>| {
                    let kind = block.get("type").as_text().unwrap_or("");
                    let names = Item::Block(block.get("identifiers")).each().into_iter();
                    names.map(move |name| Principal { kind, name })
                };
                block.get("principals").blocks().into_iter().flat_map(of_block).collect()
            }
        }
    }

    /// Under which conditions.
    pub fn conditions(self) -> Vec<Condition<'a>> {
        Condition::all(self.item)
    }

    fn list(self, in_json: &str, in_block: &str) -> Vec<Item<'a>> {
        self.item.get(in_json, in_block).map_or_else(Vec::new, Item::each)
    }

    fn negation(self, in_json: &str, in_block: &str) -> Option<Place> {
        let list = self.list(in_json, in_block);
        if list.is_empty() { None } else { self.item.key_place(in_json, in_block) }
    }
}

/// The resources that attach managed policies to somebody.
pub const ATTACHING_TYPES: &[&str] = &[
    "aws_iam_group_policy_attachment",
    "aws_iam_policy_attachment",
    "aws_iam_role",
    "aws_iam_role_policy_attachment",
    "aws_iam_user_policy_attachment",
    "aws_ssoadmin_managed_policy_attachment",
];

/// The names of the managed policies that a change to one of [`ATTACHING_TYPES`] attaches.
pub fn attached_policies(change: ResourceChange) -> Vec<Value> {
    let Some(after) = change.planned() else { return Vec::new() };
    let one = ["policy_arn", "managed_policy_arn"].map(|key| after.get(key));
    one.into_iter().chain(after.get("managed_policy_arns").items()).filter(|arn| arn.known().is_some()).collect()
}
