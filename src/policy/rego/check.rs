//! Refuses modules that would bring the engine down or give no answer, before it sees them: calls of unknown
//! functions, rules that depend on themselves, chains of rules that no stack holds, rules that data would hide.

use std::collections::{BTreeMap, BTreeSet};

use super::library::{Library, Meaning, Path, Scope, path_of};
use super::syntax::walk::{children, comprehension, inner_body};
use super::syntax::{Module, Name, Rule, Statement, StatementKind, Term, TermKind};
use super::values::Value;
use crate::document::Span;

/// The longest chain of rules that depend on each other: the engine descends once per link, and 16 MiB of stack hold
/// four times as many.
const LONGEST_CHAIN: usize = 500;

/// Something in a module that cannot be loaded.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Which module.
    pub module: usize,
    /// Where.
    pub span: Span,
    /// One sentence without a trailing period.
    pub message: String,
}

/// Looks through all modules; their variables are resolved already.
pub fn faults(modules: &[&Module], library: &Library, data: Option<&Value>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut graph = Graph::new(modules);
    for (index, module) in modules.iter().enumerate() {
        let scope = library.scope(module);
        for rule in &module.rules {
            let mut reading = Reading { module: index, scope: &scope, graph: &graph, used: BTreeSet::new(), faults };
            reading.rule(rule);
            let (used, found) = (reading.used, reading.faults);
            faults = found;
            graph.uses(&path_of(module, rule), used);
        }
    }
    faults.extend(graph.faults(modules));
    faults.extend(data.into_iter().flat_map(|data| hidden(modules, data)));
    faults
}

/// Modules that use rules of `refused` ones, directly or not: without those they would judge otherwise.
pub fn dependents(modules: &[&Module], library: &Library, refused: &BTreeSet<usize>) -> Vec<Fault> {
    let graph = Graph::new(modules);
    let mut lost: BTreeSet<usize> = refused.clone();
    let mut faults = Vec::new();
    loop {
        let gone: BTreeMap<Path, usize> = lost
            .iter()
            .flat_map(|&index| modules[index].rules.iter().map(move |rule| (path_of(modules[index], rule), index)))
            .collect();
        let before = lost.len();
        for (index, module) in modules.iter().enumerate().filter(|(index, _)| !refused.contains(index)) {
            let scope = library.scope(module);
            let mut reading =
                Reading { module: index, scope: &scope, graph: &graph, used: BTreeSet::new(), faults: Vec::new() };
            module.rules.iter().for_each(|rule| reading.rule(rule));
            let needed = reading.used.iter().find_map(|&at| gone.get_key_value(&graph.paths[at]));
            if let Some((path, _)) = needed
                && lost.insert(index)
            {
                let message = format!("uses `data.{}`, which is refused", path.join("."));
                faults.push(Fault { module: index, span: module.package_span, message });
            }
        }
        if lost.len() == before {
            return faults;
        }
    }
}

/// `chosen` modules and all that they use, directly or not; modules of one package belong together.
pub fn used_modules(modules: &[&Module], library: &Library, chosen: &BTreeSet<usize>) -> BTreeSet<usize> {
    let graph = Graph::new(modules);
    let mut definers: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, module) in modules.iter().enumerate() {
        for rule in &module.rules {
            if let Ok(at) = graph.paths.binary_search(&path_of(module, rule)) {
                definers.entry(at).or_default().push(index);
            }
        }
    }
    let mut found = chosen.clone();
    let mut open: Vec<usize> = chosen.iter().copied().collect();
    while let Some(index) = open.pop() {
        let scope = library.scope(modules[index]);
        let mut reading =
            Reading { module: index, scope: &scope, graph: &graph, used: BTreeSet::new(), faults: Vec::new() };
        modules[index].rules.iter().for_each(|rule| reading.rule(rule));
        let own = modules[index].rules.iter().map(|rule| path_of(modules[index], rule));
        let own = own.filter_map(|path| graph.paths.binary_search(&path).ok());
        for at in reading.used.iter().copied().chain(own) {
            for &definer in definers.get(&at).into_iter().flatten() {
                if found.insert(definer) {
                    open.push(definer);
                }
            }
        }
    }
    found
}

/// Rules below or at a path of the data document: the engine would take the data and forget the rule.
fn hidden(modules: &[&Module], data: &Value) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (index, module) in modules.iter().enumerate() {
        for rule in &module.rules {
            let path = path_of(module, rule);
            if is_hidden(data, &path) {
                let message = format!("data and a rule stand both at `data.{}`", path.join("."));
                faults.push(Fault { module: index, span: rule.head.name.span, message });
            }
        }
    }
    faults
}

fn is_hidden(data: &Value, path: &[String]) -> bool {
    let Some((first, rest)) = path.split_first() else { return true };
    match data {
        Value::Object(_) => super::values::field(data, first).is_some_and(|below| is_hidden(below, rest)),
        _ => true,
    }
}

/// Reads what one module's rules use.
struct Reading<'a> {
    module: usize,
    scope: &'a Scope<'a>,
    graph: &'a Graph,
    used: BTreeSet<usize>,
    faults: Vec<Fault>,
}

impl Reading<'_> {
    fn rule(&mut self, rule: &Rule) {
        let head = &rule.head;
        for term in head.path.iter().chain(head.parameters.iter().flatten()).chain(&head.member).chain(&head.value) {
            self.term(term);
        }
        self.body(&rule.body);
        for otherwise in &rule.otherwise {
            otherwise.value.iter().for_each(|value| self.term(value));
            self.body(&otherwise.body);
        }
    }

    fn body(&mut self, body: &[Statement]) {
        for statement in body {
            self.kind(&statement.kind);
            statement.modifiers.iter().for_each(|with| self.value_of_modifier(&with.value));
            if let Some(inner) = inner_body(statement) {
                self.body(inner);
            }
        }
    }

    fn kind(&mut self, kind: &StatementKind) {
        match kind {
            StatementKind::Holds(term) => self.term(term),
            StatementKind::Not(inner) => self.kind(inner),
            StatementKind::Assign(left, right) | StatementKind::Unify(left, right) => {
                self.term(left);
                self.term(right);
            }
            StatementKind::SomeIn { key, value, domain } => {
                key.iter().chain([value, domain]).for_each(|term| self.term(term));
            }
            StatementKind::Every { domain, .. } => self.term(domain),
            StatementKind::Declare(_) | StatementKind::NotBody(_) => {}
        }
    }

    /// A function stands there without being called.
    fn value_of_modifier(&mut self, value: &Term) {
        self.term(value);
    }

    fn term(&mut self, term: &Term) {
        match &term.kind {
            TermKind::Var(_) => self.reference(term, &[]),
            TermKind::Ref(head, steps) => {
                match head.kind {
                    TermKind::Var(_) => self.reference(head, steps),
                    _ => self.term(head),
                }
                steps.iter().for_each(|step| self.term(step));
                return;
            }
            TermKind::Call(function, arguments) => self.call(function, arguments.len()),
            _ => {}
        }
        children(term).into_iter().for_each(|child| self.term(child));
        if let Some(body) = comprehension(term) {
            self.body(body);
        }
    }

    fn reference(&mut self, head: &Term, steps: &[Term]) {
        let Some(name) = head.as_var() else { return };
        let Meaning::Data(root) = self.scope.meaning(&[name]) else { return };
        let root = root.into_iter().map(Some);
        let steps = steps.iter().map(|step| match &step.kind {
            TermKind::String(text) => Some(text.clone()),
            _ => None,
        });
        self.graph.reached(&root.chain(steps).collect::<Vec<_>>(), &mut self.used);
    }

    fn call(&mut self, function: &[Name], arguments: usize) {
        let path: Vec<&str> = function.iter().map(|name| name.text.as_str()).collect();
        let written = path.join(".");
        let arity = match self.scope.meaning(&path) {
            Meaning::Data(full) => {
                let steps: Vec<Option<String>> = full.iter().cloned().map(Some).collect();
                self.graph.reached(&steps, &mut self.used);
                self.scope.arity(&full).map(Some)
            }
            Meaning::Builtin(name) => super::builtins::arity(&name),
            Meaning::Input | Meaning::Local => None,
        };
        match arity {
            Some(Some(arity)) if arguments != arity && arguments != arity + 1 => {
                let message = format!("`{written}` takes {arity} arguments, not {arguments}");
                self.fault(function, message);
            }
            Some(_) => {}
            None if super::builtins::is_outside(&written) => {
                let message = format!("`{written}` is not offered: policies see no network, environment or secrets");
                self.fault(function, message);
            }
            None => self.fault(function, format!("there is no function `{written}`")),
        }
    }

    fn fault(&mut self, function: &[Name], message: String) {
        let span = function.iter().map(|name| name.span).reduce(Span::to).unwrap_or_default();
        self.faults.push(Fault { module: self.module, span, message });
    }
}

/// Which rules use which.
struct Graph {
    paths: Vec<Path>,
    tree: Branch,
    uses: Vec<BTreeSet<usize>>,
}

/// Rules by the steps of their paths.
#[derive(Default)]
struct Branch {
    rule: Option<usize>,
    below: BTreeMap<String, Branch>,
}

impl Graph {
    fn new(modules: &[&Module]) -> Self {
        let paths = modules.iter().flat_map(|module| module.rules.iter().map(|rule| path_of(module, rule)));
        let paths: Vec<Path> = paths.collect::<BTreeSet<Path>>().into_iter().collect();
        let mut tree = Branch::default();
        for (index, path) in paths.iter().enumerate() {
            let mut branch = &mut tree;
            for step in path {
                branch = branch.below.entry(step.clone()).or_default();
            }
            branch.rule = Some(index);
        }
        Self { uses: vec![BTreeSet::new(); paths.len()], paths, tree }
    }

    fn uses(&mut self, path: &Path, used: BTreeSet<usize>) {
        if let Ok(index) = self.paths.binary_search(path) {
            self.uses[index].extend(used);
        }
    }

    /// The rules that a reference may meet: those on its way and all below its end. A step that is not fixed may be
    /// any.
    fn reached(&self, steps: &[Option<String>], used: &mut BTreeSet<usize>) {
        self.tree.reached(steps, used);
    }

    /// Rules that depend on themselves, and chains that are too long.
    fn faults(&self, modules: &[&Module]) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut states = vec![State::New; self.paths.len()];
        for start in 0..self.paths.len() {
            if let Some(circle) = self.circle_from(start, &mut states) {
                let names: Vec<String> = circle.iter().map(|&at| format!("`{}`", self.paths[at].join("."))).collect();
                let message = format!("the rule depends on itself: {}", names.join(" uses "));
                for &at in &circle[1..] {
                    faults.extend(self.at_rule(at, modules, &message));
                }
            }
        }
        for (at, state) in states.iter().enumerate() {
            if *state == State::Done(LONGEST_CHAIN + 1) {
                let message = format!("more than {LONGEST_CHAIN} rules that use each other in a row");
                faults.extend(self.at_rule(at, modules, &message));
            }
        }
        faults
    }

    fn at_rule(&self, at: usize, modules: &[&Module], message: &str) -> Vec<Fault> {
        let defines = |module: &Module| {
            module.rules.iter().find(|rule| path_of(module, rule) == self.paths[at]).map(|rule| rule.head.name.span)
        };
        let of_module = |(index, module): (usize, &&Module)| {
            defines(module).map(|span| Fault { module: index, span, message: message.to_owned() })
        };
        modules.iter().enumerate().filter_map(of_module).collect()
    }

    /// Goes through everything that `start` uses. The first circle that is met, with its first rule at both ends.
    fn circle_from(&self, start: usize, states: &mut [State]) -> Option<Vec<usize>> {
        if states[start] != State::New {
            return None;
        }
        let mut way: Vec<(usize, std::collections::btree_set::Iter<usize>)> = vec![(start, self.uses[start].iter())];
        states[start] = State::Open;
        let mut circle = None;
        while let Some((at, rest)) = way.last_mut() {
            let at = *at;
            match rest.next() {
                Some(&next) => match states[next] {
                    State::New => {
                        states[next] = State::Open;
                        way.push((next, self.uses[next].iter()));
                    }
                    State::Open if circle.is_none() => {
                        let begin = way.iter().position(|&(on_way, _)| on_way == next).unwrap_or(0);
                        circle = Some(way[begin..].iter().map(|&(on_way, _)| on_way).chain([next]).collect());
                    }
                    _ => {}
                },
                None => {
                    let length = |used: &usize| match states[*used] {
                        State::Done(length) => length,
                        _ => 0,
                    };
                    let longest = self.uses[at].iter().map(length).max().unwrap_or(0);
                    states[at] = State::Done((longest + 1).min(LONGEST_CHAIN + 1));
                    way.pop();
                }
            }
        }
        circle
    }
}

/// How far the search for circles is with a rule; done, it knows the longest chain from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done(usize),
}

impl Branch {
    fn reached(&self, steps: &[Option<String>], used: &mut BTreeSet<usize>) {
        used.extend(self.rule);
        match steps.split_first() {
            Some((Some(step), rest)) => {
                if let Some(branch) = self.below.get(step) {
                    branch.reached(rest, used);
                }
            }
            Some((None, rest)) => self.below.values().for_each(|branch| branch.reached(rest, used)),
            None => self.below.values().for_each(|branch| branch.reached(&[], used)),
        }
    }
}
