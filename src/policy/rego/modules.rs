//! Modules that are loaded together: read, checked, rewritten, and made into an engine. One that is refused never
//! enters the engine and takes only those with it that use it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::builtins::Clock;
use super::check::{self, Fault};
use super::engine::{self, Engine, Failure, Parts, Ready};
use super::library::{Library, Meaning, Path};
use super::normalise::{self, Answers, Constants, STAND_INS, Surroundings, stand_in};
use super::syntax::walk::each_of_rule;
use super::syntax::{Module, StatementKind, Term, TermKind};
use super::values::{self, Value};
use super::{builtins, print, syntax};
use crate::document::{Pointer, Source, Span};
use crate::finding::{Place, Problem, ProblemKind};

/// A module that could be read.
#[derive(Debug)]
pub struct Parsed {
    /// Its text.
    pub source: Arc<Source>,
    /// Its rules.
    pub module: Module,
}

/// Modules that are loaded together.
#[derive(Debug, Default)]
pub struct Modules {
    parsed: Vec<Parsed>,
    library: Library,
    refused: BTreeSet<usize>,
    data: Option<Value>,
}

/// What an engine is made for.
pub struct Loading<'a> {
    /// The modules that go in, by number.
    pub modules: BTreeSet<usize>,
    /// The rules that will be asked.
    pub entries: Vec<Path>,
    /// Keep `print`.
    pub prints: bool,
    /// What `time.now_ns` answers.
    pub clock: Clock,
    /// What `rego.metadata` answers in a rule of a module.
    pub metadata: &'a dyn Fn(usize, usize) -> Answers,
}

impl Modules {
    /// Reads modules; those that cannot be read, or would bring the engine down, are problems and refused.
    pub fn read(sources: &[Arc<Source>], data: Option<Value>) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut parsed = Vec::new();
        for source in sources {
            match engine::guarded(|| syntax::parse(source.text())) {
                Some(Ok(module)) => parsed.push(Parsed { source: Arc::clone(source), module }),
                Some(Err(error)) => problems.push(problem(source, error.span, error.message)),
                None => problems.push(problem(source, Span::default(), "the policy could not be read".into())),
            }
        }
        let library = Library::new(parsed.iter().map(|parsed| &parsed.module));
        for parsed in &mut parsed {
            let globals = library.scope(&parsed.module).globals();
            engine::guarded(|| normalise::resolve(&mut parsed.module, &globals));
        }
        let mut modules = Self { parsed, library, refused: BTreeSet::new(), data };
        let faults = engine::guarded(|| check::faults(&modules.all(), &modules.library, modules.data.as_ref()));
        problems.extend(modules.refuse(faults.unwrap_or_default()));
        (modules, problems)
    }

    fn all(&self) -> Vec<&Module> {
        self.parsed.iter().map(|parsed| &parsed.module).collect()
    }

    /// Refuses the modules with faults and those that use them.
    fn refuse(&mut self, faults: Vec<Fault>) -> Vec<Problem> {
        if faults.is_empty() {
            return Vec::new();
        }
        self.refused.extend(faults.iter().map(|fault| fault.module));
        let depending = check::dependents(&self.all(), &self.library, &self.refused);
        self.refused.extend(depending.iter().map(|fault| fault.module));
        let told = faults.into_iter().chain(depending);
        told.map(|fault| problem(&self.parsed[fault.module].source, fault.span, fault.message)).collect()
    }

    /// The modules that are not refused, with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Parsed)> {
        self.parsed.iter().enumerate().filter(|(index, _)| !self.refused.contains(index))
    }

    /// A module by its number.
    pub fn get(&self, index: usize) -> &Parsed {
        &self.parsed[index]
    }

    /// `modules` and all that they use, directly or not.
    pub fn with_used(&self, modules: &BTreeSet<usize>) -> BTreeSet<usize> {
        check::used_modules(&self.all(), &self.library, modules)
    }

    /// Makes an engine of some modules. One that the engine does not take is refused with those that use it, and the
    /// engine is made of the rest.
    pub fn engine(&mut self, loading: &Loading) -> (Option<Engine>, Vec<Problem>) {
        let mut problems = Vec::new();
        loop {
            let (parts, mut faults) = self.parts(loading);
            if faults.is_empty() {
                match Engine::new(parts) {
                    Ok(engine) => return (Some(engine), problems),
                    Err(refused) => faults = self.culprits(&refused.0, &refused.1, loading),
                }
            }
            if faults.is_empty() {
                return (None, problems);
            }
            problems.extend(self.refuse(faults));
        }
    }

    /// The modules of a loading that are not refused.
    fn chosen(&self, loading: &Loading) -> Vec<usize> {
        loading.modules.iter().copied().filter(|index| !self.refused.contains(index)).collect()
    }

    fn parts(&self, loading: &Loading) -> (Parts, Vec<Fault>) {
        let chosen = self.chosen(loading);
        let replaced = self.replaced(&chosen);
        let mut constants = Constants::default();
        let (mut ready, mut faults) = (Vec::new(), Vec::new());
        for &index in &chosen {
            let Parsed { source, module } = &self.parsed[index];
            let mut module = module.clone();
            let metadata = |rule: usize| (loading.metadata)(index, rule);
            let surroundings = Surroundings {
                scope: self.library.scope(&module),
                replaced: &replaced,
                prints: loading.prints,
                metadata: &metadata,
            };
            let outcome = engine::guarded(|| {
                normalise::normalise(&mut module, source.text(), &surroundings, &mut constants)?;
                Ok::<_, crate::document::SyntaxError>(print::print(&module, source.text()))
            });
            match outcome {
                Some(Ok(printed)) => ready.push(Ready { source: Arc::clone(source), printed }),
                Some(Err(error)) => faults.push(Fault { module: index, span: error.span, message: error.message }),
                None => {
                    let message = "the policy could not be prepared".to_owned();
                    faults.push(Fault { module: index, span: module.package_span, message });
                }
            }
        }
        let parts = Parts {
            modules: ready,
            constants: constants.terms.iter().map(constant).collect(),
            stand_ins: stand_ins(&replaced),
            data: self.data.clone(),
            entries: loading.entries.clone(),
            clock: loading.clock,
        };
        (parts, faults)
    }

    /// Builtins that some `with` replaces and that the engine would not find.
    fn replaced(&self, chosen: &[usize]) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for &index in chosen {
            let module = &self.parsed[index].module;
            let scope = self.library.scope(module);
            for rule in &module.rules {
                each_target(rule, &mut |target| {
                    if let Some(path) = target.static_path()
                        && let Meaning::Builtin(name) = scope.meaning(&path)
                        && !builtins::is_known_to_engine(&name)
                    {
                        found.insert(name);
                    }
                });
            }
        }
        found
    }

    /// Which modules the engine does not take: each is tried alone; else the one that its words name; else all.
    fn culprits(&self, failure: &Failure, parts: &Parts, loading: &Loading) -> Vec<Fault> {
        let chosen = self.chosen(loading);
        let alone = parts.modules.iter().zip(&chosen).filter_map(|(module, &index)| {
            let failure = engine::qualify(module, &parts.constants).err()?;
            Some(self.fault(index, &failure))
        });
        let alone: Vec<Fault> = alone.collect();
        if !alone.is_empty() {
            return alone;
        }
        let named = failure
            .place
            .as_ref()
            .and_then(|(source, _)| chosen.iter().find(|&&index| Arc::ptr_eq(&self.parsed[index].source, source)));
        match named {
            Some(&index) => vec![self.fault(index, failure)],
            None => chosen.iter().map(|&index| self.fault(index, failure)).collect(),
        }
    }

    fn fault(&self, module: usize, failure: &Failure) -> Fault {
        let span = failure.place.as_ref().map_or(self.parsed[module].module.package_span, |&(_, span)| span);
        Fault { module, span, message: failure.message.clone() }
    }
}

/// A module that is not loaded.
fn problem(source: &Arc<Source>, span: Span, message: String) -> Problem {
    let span = if span.is_empty() { source.character_at(span.range().start) } else { span };
    let place = Place::new(Arc::clone(source), span, Pointer::root());
    Problem::at(ProblemKind::PolicyBroken, place, message)
}

fn each_target(rule: &syntax::Rule, see: &mut impl FnMut(&Term)) {
    let mut bodies: Vec<&syntax::Body> = vec![&rule.body];
    bodies.extend(rule.otherwise.iter().map(|otherwise| &otherwise.body));
    each_of_rule(rule, &mut |term| bodies.extend(syntax::walk::comprehension(term)));
    while let Some(body) = bodies.pop() {
        for statement in body {
            statement.modifiers.iter().for_each(|with| see(&with.target));
            if let StatementKind::Every { body, .. } | StatementKind::NotBody(body) = &statement.kind {
                bodies.push(body);
            }
        }
    }
}

/// A ground literal as a value.
fn constant(term: &Term) -> Value {
    match &term.kind {
        TermKind::Bool(value) => Value::Bool(*value),
        TermKind::Number(text) => values::of_digits(text, text.parse().ok()),
        TermKind::String(text) => Value::from(text.as_str()),
        TermKind::Array(items) => Value::from(items.iter().map(constant).collect::<Vec<Value>>()),
        TermKind::Set(items) => Value::from(items.iter().map(constant).collect::<BTreeSet<Value>>()),
        TermKind::Object(fields) => {
            let fields = fields.iter().map(|(key, value)| (constant(key), constant(value)));
            Value::from(fields.collect::<std::collections::BTreeMap<Value, Value>>())
        }
        _ => Value::Null,
    }
}

/// A package of functions that call the builtins of the same name; unlike those, the engine can replace them.
fn stand_ins(replaced: &BTreeSet<String>) -> String {
    if replaced.is_empty() {
        return String::new();
    }
    let mut text = format!("package {STAND_INS}\n");
    for name in replaced {
        let count = builtins::arity(name).flatten().unwrap_or(0);
        let parameters: Vec<String> = (0..count).map(|number| format!("p{number}")).collect();
        let function = &stand_in(name)[1];
        let parameters = parameters.join(", ");
        text.push_str(&format!("{function}({parameters}) := {name}({parameters})\n"));
    }
    text
}
