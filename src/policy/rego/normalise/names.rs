//! Gives every declared variable a name of its own, as OPA's compiler does.
//!
//! `some x`, `x := …`, `some x in …`, `every x in …` and parameters declare a variable for the rest of their body and
//! the bodies inside it. The engine behind confuses variables of one name in bodies beside or inside each other and
//! refuses to declare one twice; after this pass there is only one of each name in a rule, none of them is a rule or
//! an import, and the declarations without a value are gone.

use std::collections::{BTreeMap, BTreeSet};

use crate::policy::rego::syntax::walk::{children_mut, comprehension_mut, each_body_mut, each_of_rule, each_term_mut};
use crate::policy::rego::syntax::{Body, Module, Rule, Statement, StatementKind, Term, TermKind};

/// Marks the number of a declaration behind a name until the final names are known; no Rego name holds it.
const MARK: char = '#';

/// Renames the declared variables of every rule. `globals` are the rules of the package, in whatever module.
pub fn resolve(module: &mut Module, globals: &BTreeSet<String>) {
    let imports = module.imports.iter().map(|import| import.name().to_owned());
    let mut taken: BTreeSet<String> = globals.iter().cloned().chain(imports).collect();
    taken.extend(["input", "data", "_", "contains", "if", "in", "every"].map(str::to_owned));
    for rule in &mut module.rules {
        resolve_rule(rule, &taken);
    }
}

fn resolve_rule(rule: &mut Rule, taken: &BTreeSet<String>) {
    let mut names = Names::default();
    names.enter();
    for parameter in rule.head.parameters.iter_mut().flatten() {
        names.pattern(parameter);
    }
    names.enter();
    names.body(&mut rule.body);
    for part in rule.head.path.iter_mut().chain(&mut rule.head.member).chain(&mut rule.head.value) {
        names.term(part);
    }
    names.leave();
    for otherwise in &mut rule.otherwise {
        names.enter();
        names.body(&mut otherwise.body);
        if let Some(value) = &mut otherwise.value {
            names.term(value);
        }
        names.leave();
    }
    let chosen = names.choose(rule, taken);
    each_variable(rule, &mut |name| {
        if let Some(found) = chosen.get(name.as_str()) {
            name.clone_from(found);
        }
    });
}

/// The declarations in force while a rule is gone through.
#[derive(Default)]
struct Names {
    scopes: Vec<BTreeMap<String, String>>,
    /// Every declaration: its marked name.
    declared: Vec<String>,
}

impl Names {
    fn enter(&mut self) {
        self.scopes.push(BTreeMap::new());
    }

    fn leave(&mut self) {
        self.scopes.pop();
    }

    fn declare(&mut self, name: &mut String) {
        if name == "_" {
            return;
        }
        let marked = match self.scopes.last().and_then(|scope| scope.get(name)) {
            Some(known) => known.clone(),
            None => {
                let marked = format!("{name}{MARK}{}", self.declared.len());
                self.declared.push(marked.clone());
                marked
            }
        };
        if let Some(scope) = self.scopes.last_mut() {
            scope.insert(std::mem::take(name), marked.clone());
        }
        *name = marked;
    }

    fn use_name(&self, name: &mut String) {
        if let Some(known) = self.scopes.iter().rev().find_map(|scope| scope.get(name)) {
            name.clone_from(known);
        }
    }

    /// Declares the variables of a pattern: `x`, `[x, y]`, `{"k": x}`; anything else in it is used.
    fn pattern(&mut self, term: &mut Term) {
        match &mut term.kind {
            TermKind::Var(name) => self.declare(name),
            TermKind::Array(items) => items.iter_mut().for_each(|item| self.pattern(item)),
            TermKind::Object(fields) => {
                for (key, value) in fields {
                    self.term(key);
                    self.pattern(value);
                }
            }
            _ => self.term(term),
        }
    }

    fn term(&mut self, term: &mut Term) {
        if let TermKind::Var(name) = &mut term.kind {
            self.use_name(name);
            return;
        }
        if comprehension_mut(term).is_some() {
            self.enter();
            if let Some(body) = comprehension_mut(term) {
                self.body(body);
            }
            for child in children_mut(term) {
                self.term(child);
            }
            self.leave();
            return;
        }
        for child in children_mut(term) {
            self.term(child);
        }
    }

    fn body(&mut self, body: &mut Body) {
        for statement in body.iter_mut() {
            self.statement(statement);
        }
        body.retain(|statement| !matches!(statement.kind, StatementKind::Declare(_)));
    }

    fn statement(&mut self, statement: &mut Statement) {
        for with in &mut statement.modifiers {
            self.term(&mut with.target);
            self.term(&mut with.value);
        }
        self.kind(&mut statement.kind);
    }

    fn kind(&mut self, kind: &mut StatementKind) {
        match kind {
            StatementKind::Holds(term) => self.term(term),
            StatementKind::Not(inner) => self.kind(inner),
            StatementKind::NotBody(body) => {
                self.enter();
                self.body(body);
                self.leave();
            }
            StatementKind::Assign(left, right) => {
                self.term(right);
                self.pattern(left);
            }
            StatementKind::Unify(left, right) => {
                self.term(left);
                self.term(right);
            }
            StatementKind::Declare(names) => names.iter_mut().for_each(|name| self.declare(&mut name.text)),
            StatementKind::SomeIn { key, value, domain } => {
                self.term(domain);
                for pattern in key.iter_mut().chain([value]) {
                    self.pattern(pattern);
                }
            }
            StatementKind::Every { key, value, domain, body } => {
                self.term(domain);
                self.enter();
                for name in key.iter_mut().chain([value]) {
                    self.declare(&mut name.text);
                }
                self.enter();
                self.body(body);
                self.leave();
                self.leave();
            }
        }
    }

    /// The final name of every declaration: its own where nothing else in the rule or package has it.
    fn choose(&self, rule: &Rule, taken: &BTreeSet<String>) -> BTreeMap<String, String> {
        let mut used = taken.clone();
        each_of_rule(rule, &mut |term| {
            if let TermKind::Var(name) = &term.kind
                && !name.contains(MARK)
            {
                used.insert(name.clone());
            }
        });
        let mut chosen = BTreeMap::new();
        for marked in &self.declared {
            let base = marked.split(MARK).next().unwrap_or("");
            let mut name = base.to_owned();
            let mut number = 1;
            while !used.insert(name.clone()) {
                number += 1;
                name = format!("{base}_{number}");
            }
            chosen.insert(marked.clone(), name);
        }
        chosen
    }
}

/// Calls `see` on the name of every variable in a rule, those of `every` included.
fn each_variable(rule: &mut Rule, see: &mut impl FnMut(&mut String)) {
    each_term_mut(rule, &mut |term| {
        if let TermKind::Var(name) = &mut term.kind {
            see(name);
        }
    });
    each_body_mut(rule, &mut |body| {
        for statement in body {
            if let StatementKind::Every { key, value, .. } = &mut statement.kind {
                key.iter_mut().chain([value]).for_each(|name| see(&mut name.text));
            }
        }
    });
}
