//! One change to one resource instance.

use std::fmt;

use super::address::Address;
use super::trail;
use super::value::Value;
use super::{Plan, value};
use crate::document::{Node, items};
use crate::finding::Place;

/// What Terraform will do to the instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Nothing; also what is only moved or only imported.
    NoOp,
    /// `create`
    Create,
    /// `read`: a data source whose answer is known only during apply.
    Read,
    /// `update`
    Update,
    /// `delete`
    Delete,
    /// `delete`, `create`: gone before its successor is there.
    DeleteThenCreate,
    /// `create`, `delete`: the successor is there before it goes.
    CreateThenDelete,
    /// `forget`: it lives on without Terraform.
    Forget,
    /// `create`, `forget`: a successor is made and the old one lives on without Terraform.
    CreateThenForget,
    /// A list of actions that no known version writes, or a redacted one.
    Unrecognised,
}

impl Action {
    fn of(list: Option<Node>) -> Self {
        let words: Vec<&str> = items(list).map(Node::content).collect();
        match words.as_slice() {
            ["no-op"] => Action::NoOp,
            ["create"] => Action::Create,
            ["read"] => Action::Read,
            ["update"] => Action::Update,
            ["delete"] => Action::Delete,
            ["delete", "create"] => Action::DeleteThenCreate,
            ["create", "delete"] => Action::CreateThenDelete,
            ["forget"] => Action::Forget,
            ["create", "forget"] => Action::CreateThenForget,
            _ => Action::Unrecognised,
        }
    }

    /// Whether the object that exists now is destroyed and another one created.
    pub fn is_replace(self) -> bool {
        matches!(self, Action::DeleteThenCreate | Action::CreateThenDelete)
    }

    /// Whether Terraform manages an object at this address afterwards.
    pub fn leaves_an_object(self) -> bool {
        !matches!(self, Action::Delete | Action::Forget | Action::Read)
    }
}

/// What stands in `resource_changes` or `resource_drift`, as far as every question needs it.
pub(super) struct Record<'d> {
    pub(super) entry: Node<'d>,
    pub(super) resource_type: &'d str,
    pub(super) address: &'d str,
    change: Option<Node<'d>>,
    action: Action,
    list: &'static str,
    position: usize,
}

impl<'d> Record<'d> {
    pub(super) fn all(root: Option<Node<'d>>, list: &'static str) -> Vec<Self> {
        let entries = items(root.and_then(|root| root.get(list)));
        entries.enumerate().map(|(position, entry)| Self::of(entry, list, position)).collect()
    }

    pub(super) fn is_deposed(&self) -> bool {
        self.entry.get("deposed").is_some_and(|deposed| !deposed.is_null())
    }

    fn of(entry: Node<'d>, list: &'static str, position: usize) -> Self {
        let (mut resource_type, mut address, mut change) = ("", "", None);
        for (key, value) in entry.written_entries() {
            match key.content() {
                "type" => resource_type = value.content(),
                "address" => address = value.content(),
                "change" => change = Some(value),
                _ => {}
            }
        }
        let action = Action::of(change.and_then(|change| change.get("actions")));
        Self { entry, resource_type, address, change, action, list, position }
    }
}

/// A handle on one change; copied freely.
#[derive(Clone, Copy)]
pub struct ResourceChange<'p> {
    plan: &'p Plan<'p>,
    record: &'p Record<'p>,
    /// Its number among the plan's changes; drift has none.
    number: Option<usize>,
}

impl<'p> ResourceChange<'p> {
    pub(super) fn new(plan: &'p Plan<'p>, record: &'p Record<'p>, number: Option<usize>) -> Self {
        Self { plan, record, number }
    }

    /// The plan that it belongs to.
    pub fn plan(self) -> &'p Plan<'p> {
        self.plan
    }

    /// The resource type, as `aws_s3_bucket`.
    pub fn resource_type(&self) -> &'p str {
        self.record.resource_type
    }

    /// The full address as Terraform prints it.
    pub fn describe(&self) -> String {
        self.record.address.to_owned()
    }

    /// The full address as Terraform prints it; empty where the plan has none.
    pub fn address(self) -> &'p str {
        self.record.address
    }

    /// The address, taken apart.
    pub fn parsed_address(self) -> Option<Address> {
        Address::parse(self.record.address)
    }

    /// The name of the resource block.
    pub fn name(self) -> &'p str {
        self.field("name").map_or("", Node::content)
    }

    /// The module that it stands in, with instance keys; `None` in the root.
    pub fn module_address(self) -> Option<&'p str> {
        self.field("module_address").map(Node::content)
    }

    /// The provider's full name, as `registry.terraform.io/hashicorp/aws`.
    pub fn provider(self) -> &'p str {
        self.field("provider_name").map_or("", Node::content)
    }

    /// Whether it is a data source.
    pub fn is_data(self) -> bool {
        self.field("mode").is_some_and(|mode| mode.content() == "data")
    }

    /// Whether it is about an object that an earlier apply left behind; its address has another object besides.
    pub fn is_deposed(self) -> bool {
        self.record.is_deposed()
    }

    /// Where it stood before it was moved.
    pub fn previous_address(self) -> Option<&'p str> {
        self.field("previous_address").map(Node::content)
    }

    /// Whether an existing object is adopted.
    pub fn is_import(self) -> bool {
        self.change_field("importing").is_some_and(|importing| !importing.is_null())
    }

    /// What will be done.
    pub fn action(self) -> Action {
        self.record.action
    }

    /// Why, as Terraform says it: `delete_because_no_module`. Values of newer versions are passed through.
    pub fn action_reason(self) -> Option<&'p str> {
        self.field("action_reason").map(Node::content)
    }

    /// The token of one of its actions, as `delete`; else of the first action, else of the address.
    pub fn action_token(self, word: &str) -> Place {
        let mut actions = items(self.change_field("actions"));
        let token = actions.clone().find(|action| action.content() == word).or_else(|| actions.next());
        token.map_or_else(|| self.address_token(), |token| self.place_of(token))
    }

    /// The token that names it, for what is wrong with it as a whole.
    pub fn address_token(self) -> Place {
        self.field("address").map_or_else(|| Place::absent_in(self.record.entry), |address| self.place_of(address))
    }

    /// The paths that force a replacement: keys and list indexes, as text.
    pub fn replace_paths(self) -> Vec<Vec<&'p str>> {
        let paths = items(self.change_field("replace_paths"));
        paths.map(|path| path.items().map(Node::content).collect()).collect()
    }

    /// The state before.
    pub fn before(self) -> Value<'p> {
        value::top(self, "before")
    }

    /// What is planned, whatever the action; unset where nothing is.
    pub fn after(self) -> Value<'p> {
        value::top(self, "after")
    }

    /// What is planned, where an object is managed afterwards that has to be judged: not for what is destroyed or
    /// forgotten, for data sources and deposed objects.
    pub fn planned(self) -> Option<Value<'p>> {
        let judged = self.action().leaves_an_object() && !self.is_data() && !self.is_deposed();
        judged.then(|| self.after()).filter(|after| after.known().is_some())
    }

    /// The place of a value inside this change, found without walking the whole plan.
    pub fn place_of(self, node: Node) -> Place {
        trail::place(self.pointer(), self.record.entry, node).unwrap_or_else(|| Place::of(node))
    }

    /// Where something is missing in a map inside this change (see [`Place::absent_in`]).
    pub fn place_absent_in(self, map: Node) -> Place {
        trail::absent(self.pointer(), self.record.entry, map).unwrap_or_else(|| Place::absent_in(map))
    }

    pub(super) fn number(self) -> Option<usize> {
        self.number
    }

    pub(super) fn change_node(self) -> Option<Node<'p>> {
        self.record.change
    }

    pub(super) fn entry(self) -> Node<'p> {
        self.record.entry
    }

    pub(super) fn change_field(self, key: &str) -> Option<Node<'p>> {
        self.record.change?.get(key)
    }

    fn field(self, key: &str) -> Option<Node<'p>> {
        self.record.entry.get(key)
    }

    fn pointer(self) -> trail::Start {
        let mut pointer = self.plan.pointer().clone();
        pointer.push(self.record.list);
        let mut named = pointer.clone();
        pointer.push(self.record.position.to_string());
        named.push(trail::item_name(self.record.entry).unwrap_or_else(|| self.record.position.to_string()));
        trail::Start { pointer, named }
    }
}

impl PartialEq for ResourceChange<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.record.entry == other.record.entry
    }
}

impl Eq for ResourceChange<'_> {}

impl fmt::Debug for ResourceChange<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:?} {}", self.record.action, self.record.address)
    }
}
