//! The engine behind: set up once, loaded with printed modules, prepared once, cloned per worker, never trusted.

use std::num::{NonZeroU32, NonZeroUsize};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use regorus::PolicyLengthConfig;
use regorus::utils::limits::ExecutionTimerConfig;

use super::asking::{self, Trail};
use super::builtins::{self, Clock};
use super::library::Path;
use super::print::Printed;
use super::values::Value;
use crate::document::{Source, Span};

/// How long one input may keep all policies of an engine busy.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// Statements between two looks at the clock: more often costs, less often misses short loops.
const CLOCK_INTERVAL: NonZeroU32 = NonZeroU32::new(16).expect("not zero");

/// Stack that evaluation needs: a chain of as many rules as `check` allows, each with nested expressions.
const STACK: usize = 16 << 20;

/// So much of it must be left on the caller's stack, else a new one is taken.
const STACK_LEFT: usize = 12 << 20;

/// The longest printed module: constants and places of lifted terms make it longer than its original.
const LONGEST_MODULE: NonZeroUsize = NonZeroUsize::new(16 << 20).expect("not zero");

/// After so many entries that were too slow for one input, the rest is not asked any more.
const MOST_TIMEOUTS: usize = 2;

/// The package of the generated rule that asks all entries.
const ENTRIES: &str = "__tidegate_entries";

/// Why the engine gave no answer.
#[derive(Debug, Clone)]
pub struct Failure {
    /// One sentence without a trailing period.
    pub message: String,
    /// Which module and where in it, where that is known.
    pub place: Option<(Arc<Source>, Span)>,
    /// A limit of time or size was reached.
    pub limit: bool,
}

/// A module that is ready for the engine.
#[derive(Debug)]
pub struct Ready {
    /// Its original text.
    pub source: Arc<Source>,
    /// What the engine reads.
    pub printed: Printed,
}

/// What an engine is made of.
#[derive(Debug, Default)]
pub struct Parts {
    /// The modules.
    pub modules: Vec<Ready>,
    /// Ground literals by number.
    pub constants: Vec<Value>,
    /// Stand-ins for builtins that are replaced by `with`, as modules of their own.
    pub stand_ins: String,
    /// What lies under `data` besides rules.
    pub data: Option<Value>,
    /// The rules that are asked, as paths behind `data`.
    pub entries: Vec<Path>,
    /// What `time.now_ns` answers.
    pub clock: Clock,
}

/// Modules, loaded and prepared.
pub struct Engine {
    modules: Vec<Ready>,
    entries: Vec<Path>,
    prepared: regorus::Engine,
    spare: Mutex<Vec<regorus::Engine>>,
}

/// What the entries say about one input.
#[derive(Debug, Default)]
pub struct Spoken {
    /// Entry and its value, where it is defined.
    pub values: Vec<(usize, Value)>,
    /// Entry, and why it gave no answer.
    pub failures: Vec<(usize, Failure)>,
    /// Where the strings that were put together came from.
    pub trail: Trail,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Engine({} modules, {} entries)", self.modules.len(), self.entries.len())
    }
}

/// Runs `work` with enough stack and catches its panics.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    stacker::maybe_grow(STACK_LEFT, STACK, || catch_unwind(AssertUnwindSafe(work)).ok())
}

/// Whether the engine takes a module by itself.
///
/// # Errors
/// Its own words where it does not.
pub fn qualify(module: &Ready, constants: &[Value]) -> Result<(), Failure> {
    let parts = |engine: &mut regorus::Engine| {
        engine.add_policy(file_name(0), module.printed.text.clone())?;
        engine.add_policy("alone".to_owned(), format!("package {ENTRIES}\nall[0] := 1 if true\n"))?;
        engine.eval_rule(format!("data.{ENTRIES}.all"))
    };
    let outcome = guarded(|| {
        let mut engine = fresh(constants, None);
        parts(&mut engine).map(|_| ()).map_err(|error| explain(&error.to_string(), std::slice::from_ref(module)))
    });
    outcome.unwrap_or_else(|| Err(panicked()))
}

impl Engine {
    /// Loads and prepares everything.
    ///
    /// # Errors
    /// Where the modules do not go together; each by itself was seen to by [`qualify`].
    pub fn new(parts: Parts) -> Result<Self, Box<(Failure, Parts)>> {
        match guarded(|| prepare(&parts)) {
            Some(Ok(prepared)) => {
                let Parts { modules, entries, .. } = parts;
                Ok(Self { modules, entries, prepared, spare: Mutex::new(Vec::new()) })
            }
            Some(Err(failure)) => Err(Box::new((failure, parts))),
            None => Err(Box::new((panicked(), parts))),
        }
    }

    /// Asks the chosen entries about one input, all in one evaluation, so that what policies share is computed once;
    /// where that fails, one by one.
    pub fn ask(&self, entries: &[usize], input: &Value) -> Spoken {
        let mut spoken = Spoken::default();
        match self.evaluate(&format!("data.{ENTRIES}.all"), entries, input, &mut spoken.trail) {
            Ok(Value::Object(answers)) => {
                let number = |key: &Value| key.as_i64().ok().and_then(|number| usize::try_from(number).ok());
                let answers = answers.iter_sorted();
                spoken.values = answers.filter_map(|(key, value)| Some((number(key)?, value.clone()))).collect();
            }
            Ok(_) => {}
            Err(_) => self.ask_one_by_one(entries, input, &mut spoken),
        }
        spoken
    }

    fn ask_one_by_one(&self, entries: &[usize], input: &Value, spoken: &mut Spoken) {
        let mut timeouts = 0;
        for &entry in entries {
            if timeouts >= MOST_TIMEOUTS {
                let message = "not asked about this input, because other policies took too long on it".to_owned();
                spoken.failures.push((entry, Failure { message, place: None, limit: true }));
                continue;
            }
            match self.evaluate(&rule_path(&self.entries[entry]), &[entry], input, &mut spoken.trail) {
                Ok(Value::Undefined) => {}
                Ok(value) => spoken.values.push((entry, value)),
                Err(failure) => {
                    timeouts += usize::from(failure.limit);
                    spoken.failures.push((entry, failure));
                }
            }
        }
    }

    /// One rule's value and what it printed, for tests.
    pub fn rule(&self, path: &Path, input: &Value) -> (Result<Value, Failure>, Vec<String>) {
        let mut prints = Vec::new();
        let outcome = self.run(&rule_path(path), &[], input, &mut Trail::default(), &mut prints);
        (outcome, prints)
    }

    fn evaluate(&self, rule: &str, entries: &[usize], input: &Value, trail: &mut Trail) -> Result<Value, Failure> {
        self.run(rule, entries, input, trail, &mut Vec::new())
    }

    fn run(
        &self,
        rule: &str,
        entries: &[usize],
        input: &Value,
        trail: &mut Trail,
        prints: &mut Vec<String>,
    ) -> Result<Value, Failure> {
        let spare = self.spare.lock().ok().and_then(|mut spare| spare.pop());
        let mut engine = spare.unwrap_or_else(|| self.prepared.clone());
        let (outcome, asked) = asking::during(entries, || {
            guarded(|| {
                engine.set_input(input.clone());
                let outcome = engine.eval_rule(rule.to_owned()).map_err(|error| {
                    let limit = error.downcast_ref::<regorus::LimitError>().is_some();
                    let mut failure = explain(&error.to_string(), &self.modules);
                    failure.limit |= limit;
                    failure
                });
                (outcome, engine.take_prints().unwrap_or_default(), engine)
            })
        });
        trail.append(asked.trail);
        let Some((outcome, printed, mut engine)) = outcome else { return Err(panicked()) };
        prints.extend(printed);
        engine.set_input(Value::Undefined);
        if let Ok(mut spare) = self.spare.lock() {
            spare.push(engine);
        }
        match asked.exceeded {
            Some(message) => Err(Failure { message: message.to_owned(), place: None, limit: true }),
            None => outcome,
        }
    }
}

fn panicked() -> Failure {
    Failure {
        message: "the policy engine broke down on it; please report this as a bug".into(),
        place: None,
        limit: false,
    }
}

/// An engine without modules, set up as OPA behaves.
fn fresh(constants: &[Value], clock: Clock) -> regorus::Engine {
    let mut engine = regorus::Engine::new();
    engine.set_strict_builtin_errors(false);
    engine.set_gather_prints(true);
    engine.set_execution_timer_config(ExecutionTimerConfig { limit: TIME_LIMIT, check_interval: CLOCK_INTERVAL });
    engine.set_policy_length_config(PolicyLengthConfig {
        max_col: NonZeroU32::MAX,
        max_file_bytes: LONGEST_MODULE,
        max_lines: LONGEST_MODULE,
    });
    builtins::register(&mut engine, constants, clock);
    engine
}

fn prepare(parts: &Parts) -> Result<regorus::Engine, Failure> {
    let explained = |error: &dyn std::fmt::Display| explain(&error.to_string(), &parts.modules);
    let mut engine = fresh(&parts.constants, parts.clock);
    if let Some(data) = &parts.data {
        engine.add_data(data.clone()).map_err(|error| explained(&error))?;
    }
    for (index, module) in parts.modules.iter().enumerate() {
        engine.add_policy(file_name(index), module.printed.text.clone()).map_err(|error| explained(&error))?;
    }
    if !parts.stand_ins.is_empty() {
        engine.add_policy("stand-ins".to_owned(), parts.stand_ins.clone()).map_err(|error| explained(&error))?;
    }
    engine.add_policy("entries".to_owned(), wrapper(&parts.entries)).map_err(|error| explained(&error))?;
    let (outcome, _) = asking::during(&[], || engine.eval_rule(format!("data.{ENTRIES}.all")));
    outcome.map_err(|error| explained(&error))?;
    Ok(engine)
}

/// The rule that asks all entries that are wanted.
fn wrapper(entries: &[Path]) -> String {
    let mut text = format!("package {ENTRIES}\n");
    for (index, path) in entries.iter().enumerate() {
        let path = rule_path(path);
        text.push_str(&format!("all[{index}] := answer if {{ __tidegate.asked({index}); answer := {path} }}\n"));
    }
    text.push_str("all[-1] := true if __tidegate.asked(-1)\n");
    text
}

/// `data.a["b-c"]`.
fn rule_path(path: &Path) -> String {
    let mut text = String::from("data");
    for step in path {
        super::print::push_step(&mut text, step);
    }
    text
}

/// The name under which the engine knows a module; it stands in its errors.
fn file_name(index: usize) -> String {
    format!("module-{index}")
}

/// The engine's words about an error, and the place in the original module.
///
/// They look like `--> module-3:12:7`, an excerpt, `error: what is wrong`.
fn explain(error: &str, modules: &[Ready]) -> Failure {
    let place = error.lines().find_map(|line| {
        let (file, column) = line.trim_start().strip_prefix("--> ")?.rsplit_once(':')?;
        let (file, line) = file.rsplit_once(':')?;
        let module = modules.get(file.strip_prefix("module-")?.parse::<usize>().ok()?)?;
        let span = module.printed.origin(line.parse().ok()?, column.trim().parse().ok()?)?;
        Some((Arc::clone(&module.source), span))
    });
    let message = error.lines().find_map(|line| line.trim_start().strip_prefix("error: "));
    let message = message.or_else(|| error.lines().rev().find(|line| !line.trim().is_empty())).unwrap_or(error);
    let limit = message.contains("time limit");
    let message = if limit { "takes too long".to_owned() } else { message.trim().trim_end_matches('.').to_owned() };
    Failure { message, place, limit }
}
