//! The configuration beside the changes: which block a change comes from, and where its expressions lead.
//!
//! References cross modules only by hops: `var.b` in a child leads to the module call's expression for `b` in the
//! parent, `module.x.out` to the child's output. `local.x` is a dead end, its definition is not in the plan. Where an
//! instance key is an expression the attribute is lost too (`X[count.index].id` is printed as `X`, `count.index`):
//! then instances of equal keys belong together.

use std::collections::HashMap;

use super::address::{Address, Key, Step, block_address, module_path, steps};
use super::change::Record;
use super::{Plan, ResourceChange};
use crate::document::{Node, items, written_entries};

/// Longest chain of variables and outputs that is followed, and most references in all: configurations that Terraform
/// accepts stay far below, others must not cost more.
const HOPS: usize = 64;
const STEPS: usize = 4096;

/// Lookups by address. It holds ids, not nodes, so that a plan stays one lifetime.
#[derive(Debug, Default)]
pub(super) struct Graph {
    /// Configured resources by block address.
    blocks: HashMap<String, u32>,
    /// Module bodies by module path.
    modules: HashMap<String, u32>,
    /// Module calls by the path of the module that they call.
    calls: HashMap<String, u32>,
    /// Changes by block address.
    instances: HashMap<String, Vec<usize>>,
    /// Changes by address; of an object that an earlier apply left behind it is the address of another one.
    exact: HashMap<Address, usize>,
    addresses: Vec<Option<Address>>,
}

/// One reference of an expression, as written in its module, the most specific of its chain: `aws_vpc.main.id`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference<'p>(
    /// Its text.
    pub &'p str,
);

impl<'p> Reference<'p> {
    /// The references of an expression. Terraform prints the most specific first and its parents behind it; the
    /// parents are left out.
    pub(super) fn all(expression: Node<'p>) -> Vec<Self> {
        let mut found: Vec<Self> = Vec::new();
        for item in items(expression.get("references")) {
            let text = item.content();
            let is_parent = found.last().is_some_and(|Reference(last)| {
                last.strip_prefix(text).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
            });
            if !is_parent {
                found.push(Reference(text));
            }
        }
        found
    }

    /// Whether it names a whole resource or module: so Terraform prints `X[count.index].id`.
    fn lacks_attribute(&self) -> bool {
        let steps = steps(self.0).unwrap_or_default();
        let own = if steps.first().is_some_and(|step| step.name == "data") { 3 } else { 2 };
        let plain = ["count", "each", "var", "local", "path", "terraform", "self"];
        steps.len() == own && steps.iter().all(|step| step.key.is_none()) && !plain.contains(&&*steps[0].name)
    }
}

/// Where a value comes from.
#[derive(Debug, Clone)]
pub enum Origin<'p> {
    /// An attribute of a resource in the plan. The path is empty where the plan does not say which.
    Attribute(ResourceChange<'p>, Vec<String>),
    /// A literal in the configuration or the value of a root variable.
    Literal(Node<'p>),
}

/// Everything that a value comes from.
#[derive(Debug, Clone, Default)]
pub struct Origins<'p> {
    /// What was found, in the order of the expression.
    pub found: Vec<Origin<'p>>,
    /// Every hop could be followed to one end: nothing besides plays a part.
    pub complete: bool,
}

impl<'p> Origins<'p> {
    /// Nothing could be followed.
    pub(super) fn lost() -> Self {
        Self::default()
    }

    /// The resources among them.
    pub fn resources(&self) -> impl Iterator<Item = ResourceChange<'p>> + use<'_, 'p> {
        self.found.iter().filter_map(|origin| match origin {
            Origin::Attribute(change, _) => Some(*change),
            Origin::Literal(_) => None,
        })
    }
}

/// Where an expression stands: its module instance, and what `count.index`, `each.key` and `each.value` mean there.
#[derive(Clone)]
struct Scope<'p> {
    modules: Vec<Step>,
    key: Option<Key>,
    for_each: Option<Node<'p>>,
}

impl Graph {
    pub(super) fn of(root: Option<Node>, changes: &[Record]) -> Self {
        let mut graph = Self::default();
        let body = root.and_then(|root| root.at(&["configuration", "root_module"]));
        let mut open: Vec<(Vec<Step>, Node)> = body.map(|body| (Vec::new(), body)).into_iter().collect();
        while let Some((modules, body)) = open.pop() {
            graph.add_module(&modules, body);
            for (name, call) in written_entries(body.get("module_calls")) {
                let mut inner = modules.clone();
                inner.push(Step { name: name.content().to_owned(), key: None });
                graph.calls.insert(module_path(&inner), call.id());
                if let Some(body) = call.get("module") {
                    open.push((inner, body));
                }
            }
        }
        graph.addresses = changes.iter().map(|record| Address::parse(record.address)).collect();
        for (number, address) in graph.addresses.iter().enumerate() {
            if let Some(address) = address {
                if !changes[number].is_deposed() {
                    graph.exact.insert(address.clone(), number);
                }
                graph.instances.entry(address.block()).or_default().push(number);
            }
        }
        graph
    }

    fn add_module(&mut self, modules: &[Step], body: Node) {
        for resource in items(body.get("resources")) {
            let is_data = resource.str_at(&["mode"]).is_some_and(|mode| mode == "data");
            let text = |key: &str| resource.get(key).map_or("", Node::content);
            self.blocks.insert(block_address(modules, is_data, text("type"), text("name")), resource.id());
        }
        self.modules.insert(module_path(modules), body.id());
    }

    /// The block that a change comes from; none for what is no longer configured.
    pub(super) fn block_of<'p>(&self, change: ResourceChange<'p>) -> Option<Node<'p>> {
        let address = match change.number() {
            Some(number) => self.addresses.get(number)?.as_ref()?.block(),
            None => change.parsed_address()?.block(),
        };
        change.plan().node(*self.blocks.get(&address)?)
    }

    /// What an expression in the block of `change` leads to.
    pub(super) fn origins<'p>(&self, change: ResourceChange<'p>, expression: Node<'p>) -> Origins<'p> {
        let Some(address) = change.parsed_address() else { return Origins::lost() };
        let for_each = self.block_of(change).and_then(|block| block.get("for_each_expression"));
        let scope = Scope { modules: address.modules, key: address.resource.key, for_each };
        Search::of(self, change.plan(), expression, &scope)
    }

    /// What an expression outside of resources leads to, in the module behind these calls.
    pub(super) fn origins_in<'p>(&self, plan: &'p Plan<'p>, modules: &[Step], expression: Node<'p>) -> Origins<'p> {
        let scope = Scope { modules: modules.to_vec(), key: None, for_each: None };
        Search::of(self, plan, expression, &scope)
    }
}

struct Search<'g, 'p> {
    graph: &'g Graph,
    plan: &'p Plan<'p>,
    origins: Origins<'p>,
    steps: usize,
}

impl<'g, 'p> Search<'g, 'p> {
    fn of(graph: &'g Graph, plan: &'p Plan<'p>, expression: Node<'p>, scope: &Scope<'p>) -> Origins<'p> {
        let origins = Origins { found: Vec::new(), complete: true };
        let mut search = Search { graph, plan, origins, steps: 0 };
        search.follow(expression, scope, &[], HOPS);
        search.origins
    }

    fn lose(&mut self) {
        self.origins.complete = false;
    }

    /// Follows every reference of an expression; `path` is what is taken of its value.
    fn follow(&mut self, expression: Node<'p>, scope: &Scope<'p>, path: &[String], hops: usize) {
        if let Some(literal) = expression.get("constant_value") {
            self.origins.found.push(Origin::Literal(literal));
            return;
        }
        let references = Reference::all(expression);
        let is_indexed = references.iter().any(Reference::lacks_attribute);
        let by_own_key = references.iter().any(|reference| match reference.0 {
            "count.index" | "each.key" => true,
            "each.value" => is_indexed,
            _ => false,
        });
        if references.is_empty() {
            // A function over constants.
            self.lose();
        }
        for Reference(text) in references {
            self.steps += 1;
            if self.steps > STEPS || hops == 0 {
                return self.lose();
            }
            let Some(steps) = steps(text) else { return self.lose() };
            let names: Vec<&str> = steps.iter().map(|step| step.name.as_str()).collect();
            match names.as_slice() {
                ["count" | "path" | "terraform", ..] | ["each", "key"] => {}
                ["var", name, ..] => self.variable(name, &joined(&steps[2..], path), scope, hops - 1),
                ["module", _, ..] => {
                    let key = steps[1].key.clone().or_else(|| scope.key.clone().filter(|_| by_own_key));
                    let call = Step { name: steps[1].name.clone(), key };
                    self.module(call, &joined(&steps[2..], path), scope, hops - 1);
                }
                ["each", "value"] if is_indexed => {}
                ["each", "value", ..] => self.each_value(&joined(&steps[2..], path), scope),
                ["local" | "self", ..] => self.lose(),
                ["data", _, _, ..] => self.resource(&steps[1..], true, path, scope, by_own_key),
                [_, _, ..] => self.resource(&steps, false, path, scope, by_own_key),
                _ => self.lose(),
            }
        }
    }

    fn variable(&mut self, name: &str, path: &[String], scope: &Scope<'p>, hops: usize) {
        let Some((call, parents)) = scope.modules.split_last() else {
            return match self.plan.at(&["variables", name, "value"]) {
                Some(value) => self.literal(value, path),
                None => self.lose(),
            };
        };
        let inner = module_path(&scope.modules);
        let Some(node) = self.graph.calls.get(&inner).and_then(|&id| self.plan.node(id)) else { return self.lose() };
        let outer =
            Scope { modules: parents.to_vec(), key: call.key.clone(), for_each: node.get("for_each_expression") };
        match node.at(&["expressions", name]) {
            Some(expression) => self.follow(expression, &outer, path, hops),
            None => match node.at(&["module", "variables", name, "default"]) {
                Some(default) => self.literal(default, path),
                None => self.lose(),
            },
        }
    }

    fn literal(&mut self, value: Node<'p>, path: &[String]) {
        match path.iter().try_fold(value, |value, key| value.get(key)) {
            Some(value) => self.origins.found.push(Origin::Literal(value)),
            None => self.lose(),
        }
    }

    fn module(&mut self, call: Step, path: &[String], scope: &Scope<'p>, hops: usize) {
        let Some((output, path)) = path.split_first() else { return self.lose() };
        let mut modules = scope.modules.clone();
        modules.push(call);
        let body = self.graph.modules.get(&module_path(&modules)).and_then(|&id| self.plan.node(id));
        match body.and_then(|body| body.at(&["outputs", output, "expression"])) {
            Some(expression) => self.follow(expression, &Scope { modules, key: None, for_each: None }, path, hops),
            None => self.lose(),
        }
    }

    /// `for_each = aws_s3_bucket.all` makes `each.value` the instance of the own key.
    fn each_value(&mut self, path: &[String], scope: &Scope<'p>) {
        let Some(expression) = scope.for_each else { return self.lose() };
        let references = Reference::all(expression);
        let [Reference(text)] = references.as_slice() else { return self.lose() };
        match (steps(text), &scope.key) {
            (Some(mut steps), Some(key)) if steps.len() == 2 && steps[1].key.is_none() && steps[0].name != "var" => {
                steps[1].key = Some(key.clone());
                self.resource(&steps, false, path, scope, false);
            }
            _ => self.lose(),
        }
    }

    /// The instances of a block that an expression in `scope` means.
    fn resource(&mut self, steps: &[Step], is_data: bool, path: &[String], scope: &Scope<'p>, by_own_key: bool) {
        let [kind, block, rest @ ..] = steps else { return self.lose() };
        let key = block.key.clone().or_else(|| scope.key.clone().filter(|_| by_own_key));
        let mut address = Address {
            modules: scope.modules.clone(),
            is_data,
            resource_type: kind.name.clone(),
            resource: Step { name: block.name.clone(), key },
        };
        let mut exact = self.graph.exact.get(&address).copied();
        if exact.is_none() && block.key.is_none() {
            // The own key belongs to another index of the expression.
            address.resource.key = None;
            exact = self.graph.exact.get(&address).copied();
        }
        let instances = exact.map_or_else(|| self.instances(&address), |only| vec![only]);
        if instances.len() != 1 {
            self.lose();
        }
        let path = joined(rest, path);
        let origin = |number| Origin::Attribute(self.plan.change(number), path.clone());
        self.origins.found.extend(instances.into_iter().map(origin));
    }

    /// The few instances of a block that may be meant where keys are not known; of many nobody can say which.
    fn instances(&self, meant: &Address) -> Vec<usize> {
        const FEW: usize = 32;
        let all = self.graph.instances.get(&meant.block()).map_or(&[][..], Vec::as_slice);
        let may_be_meant = |number: &&usize| {
            let address = self.graph.addresses[**number].as_ref();
            address.is_some_and(|known| is_same_instance(&known.modules, &meant.modules))
                && !self.plan.change(**number).is_deposed()
        };
        if all.len() > FEW { Vec::new() } else { all.iter().filter(may_be_meant).copied().collect() }
    }
}

/// Whether two module paths mean the same instance. A key that is not known (the call was named without one) may be any.
fn is_same_instance(known: &[Step], meant: &[Step]) -> bool {
    known.len() == meant.len()
        && known.iter().zip(meant).all(|(known, meant)| {
            known.name == meant.name && (meant.key.is_none() || known.key.is_none() || known.key == meant.key)
        })
}

fn joined(steps: &[Step], path: &[String]) -> Vec<String> {
    let mut all = Vec::new();
    for step in steps {
        all.push(step.name.clone());
        all.extend(step.key.as_ref().map(|key| match key {
            Key::Number(number) => number.to_string(),
            Key::Text(text) => text.clone(),
        }));
    }
    all.extend_from_slice(path);
    all
}
