//! Which values in a plan are secret. `terraform show -json` prints them in clear and marks them in masks beside.
//!
//! A mask says nothing about where a value comes from: the variable or constant stands elsewhere in clear, so that
//! literals are followed to where they were written. Other copies are found by the one who hides them.

use std::collections::HashMap;

use super::address::Step;
use super::value::{holds_true, is_true};
use super::{Origin, Plan, Value, provider};
use crate::document::{Kind, Node, items, written_entries};

/// The scalars that are secret, each once, in the order of the document.
pub(super) fn values<'p>(plan: &'p Plan<'p>) -> Vec<Node<'p>> {
    let mut secrets = Secrets::default();
    for change in plan.changes().chain(plan.drift()) {
        secrets.masked(change.change_field("before"), change.change_field("before_sensitive"));
        secrets.masked(change.change_field("after"), change.change_field("after_sensitive"));
        secrets.sources(change.after(), change.change_field("after_sensitive"));
    }
    secrets.deferred(plan);
    secrets.outputs(plan);
    for tree in [plan.at(&["planned_values"]), plan.at(&["prior_state", "values"])] {
        secrets.state(tree);
    }
    secrets.configuration(plan);
    for credential in provider::credentials(plan) {
        credential.literals.iter().for_each(|literal| secrets.add(literal.node));
    }
    secrets.scalars.sort_by_key(|node| node.id());
    secrets.scalars.dedup();
    secrets.scalars
}

#[derive(Default)]
struct Secrets<'p> {
    scalars: Vec<Node<'p>>,
}

impl<'p> Secrets<'p> {
    fn add(&mut self, value: Node<'p>) {
        let mut open = vec![value];
        while let Some(node) = open.pop() {
            match node.kind() {
                Kind::Sequence => open.extend(node.items()),
                Kind::Mapping => open.extend(node.written_entries().map(|(_, value)| value)),
                Kind::Null => {}
                _ => self.scalars.push(node),
            }
        }
    }

    /// What `mask` marks in `value`. In a set the order of elements and marks may differ (hashicorp/terraform#29618),
    /// and a plan does not tell sets from lists: one mark inside of several elements hides them all.
    fn masked(&mut self, value: Option<Node<'p>>, mask: Option<Node>) {
        let (Some(value), Some(mask)) = (value, mask) else { return };
        match (value.kind(), mask.kind()) {
            _ if is_true(mask) => self.add(value),
            (Kind::Sequence, Kind::Sequence) if value.items().nth(1).is_some() && holds_true(mask) => self.add(value),
            (Kind::Sequence, Kind::Sequence) => {
                for (item, mask) in value.items().zip(mask.items()) {
                    self.masked(Some(item), Some(mask));
                }
            }
            (Kind::Mapping, Kind::Mapping) => {
                let values: HashMap<&str, Node> =
                    value.written_entries().map(|(key, value)| (key.content(), value)).collect();
                for (key, mask) in mask.written_entries() {
                    self.masked(values.get(key.content()).copied(), Some(mask));
                }
            }
            _ => {}
        }
    }

    /// The literals that masked attributes were configured with.
    fn sources(&mut self, value: Value<'p>, mask: Option<Node>) {
        let Some(mask) = mask.filter(|mask| holds_true(*mask)) else { return };
        match mask.kind() {
            Kind::Mapping => {
                for (key, mask) in mask.written_entries() {
                    self.sources(value.get(key.content()), Some(mask));
                }
            }
            Kind::Sequence => {
                for (item, mask) in value.items().into_iter().zip(mask.items()) {
                    self.sources(item, Some(mask));
                }
            }
            _ => self.origins(value.origins().found),
        }
    }

    fn origins(&mut self, origins: Vec<Origin<'p>>) {
        for origin in origins {
            if let Origin::Literal(literal) = origin {
                self.add(literal);
            }
        }
    }

    fn deferred(&mut self, plan: &'p Plan<'p>) {
        for entry in items(plan.at(&["deferred_changes"])) {
            let Some(change) = entry.at(&["resource_change", "change"]) else { continue };
            self.masked(change.get("before"), change.get("before_sensitive"));
            self.masked(change.get("after"), change.get("after_sensitive"));
        }
    }

    fn outputs(&mut self, plan: &'p Plan<'p>) {
        for (_, change) in written_entries(plan.at(&["output_changes"])) {
            self.masked(change.get("before"), change.get("before_sensitive"));
            self.masked(change.get("after"), change.get("after_sensitive"));
        }
        for outputs in [plan.at(&["planned_values", "outputs"]), plan.at(&["prior_state", "values", "outputs"])] {
            for (_, output) in written_entries(outputs) {
                self.masked(output.get("value"), output.get("sensitive"));
            }
        }
    }

    /// A tree of modules with their resources, as in `planned_values`.
    fn state(&mut self, values: Option<Node<'p>>) {
        let mut open: Vec<Node> = values.and_then(|values| values.get("root_module")).into_iter().collect();
        while let Some(module) = open.pop() {
            for resource in items(module.get("resources")) {
                self.masked(resource.get("values"), resource.get("sensitive_values"));
            }
            open.extend(items(module.get("child_modules")));
        }
    }

    /// What is declared sensitive: values and defaults of variables, what module calls give them, outputs.
    fn configuration(&mut self, plan: &'p Plan<'p>) {
        for (name, variable) in written_entries(plan.at(&["configuration", "root_module", "variables"])) {
            if variable.get("sensitive").is_some_and(is_true) {
                plan.at(&["variables", name.content(), "value"]).into_iter().for_each(|value| self.add(value));
            }
        }
        let mut open: Vec<(Vec<Step>, Node)> = Vec::new();
        open.extend(plan.at(&["configuration", "root_module"]).map(|body| (Vec::new(), body)));
        while let Some((modules, body)) = open.pop() {
            self.declarations(body);
            for (name, call) in written_entries(body.get("module_calls")) {
                let Some(inner) = call.get("module") else { continue };
                for (variable, _) in sensitive_entries(inner.get("variables")) {
                    if let Some(expression) = call.at(&["expressions", variable.content()]) {
                        self.origins(plan.graph().origins_in(plan, &modules, expression).found);
                    }
                }
                let step = Step { name: name.content().to_owned(), key: None };
                open.push((modules.iter().cloned().chain([step]).collect(), inner));
            }
        }
    }

    fn declarations(&mut self, body: Node<'p>) {
        for (_, variable) in sensitive_entries(body.get("variables")) {
            variable.get("default").into_iter().for_each(|value| self.add(value));
        }
        for (_, output) in sensitive_entries(body.get("outputs")) {
            output.at(&["expression", "constant_value"]).into_iter().for_each(|value| self.add(value));
        }
    }
}

fn sensitive_entries<'p>(map: Option<Node<'p>>) -> impl Iterator<Item = (Node<'p>, Node<'p>)> {
    written_entries(map).filter(|(_, declaration)| declaration.get("sensitive").is_some_and(is_true))
}
