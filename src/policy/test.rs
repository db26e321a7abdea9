//! Runs the tests of policies: rules whose names begin with `test_`.
//!
//! As in OPA, a test passes where its rule is defined and not false; of a rule with cases (`test_x[case] if …`) each
//! case is a test; `todo_test_` is skipped. Tests judge policies, not input, so no dialect and no checker is asked.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::load::{annotations, metadata_answers};
use super::rego::{Engine, Loading, Modules, Parsed, Path, Value, full_path};
use super::{DataFile, data};
use crate::document::{Pointer, Source};
use crate::finding::{Place, Problem};

/// What became of all tests.
#[derive(Debug, Default)]
pub struct Tested {
    /// The tests, by package and name.
    pub cases: Vec<Case>,
    /// Modules that could not be loaded; tests that use them did not run.
    pub problems: Vec<Problem>,
}

/// One test.
#[derive(Debug)]
pub struct Case {
    /// `data.a.test_b`, with the case behind it in brackets where it is one of several.
    pub name: String,
    /// Its name in the module.
    pub place: Place,
    /// What became of it.
    pub outcome: Outcome,
    /// What it printed.
    pub prints: Vec<String>,
}

/// What became of a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It holds.
    Passed,
    /// It does not.
    Failed,
    /// It could not be evaluated; why.
    Broken(String),
    /// It is still to be written.
    Skipped,
}

/// Runs all tests in `modules`, policies and tests together. `today` is what the clock says, in days since 1970.
pub fn run(modules: &[Arc<Source>], files: &[DataFile], today: Option<i64>) -> Tested {
    let (data, mut problems) = data::read(files);
    let (mut modules, refused) = Modules::read(modules, data);
    problems.extend(refused);
    let (annotations, wrong) = annotations(&modules);
    problems.extend(wrong);
    let all: BTreeSet<usize> = modules.iter().map(|(index, _)| index).collect();
    let answers = metadata_answers(&modules, &annotations, &all);
    let metadata = |module: usize, rule: usize| answers.get(&(module, rule)).cloned().unwrap_or_default();
    let clock = today.and_then(|days| days.checked_mul(86_400_000_000_000));
    let loading = Loading { modules: all, entries: Vec::new(), prints: true, clock, metadata: &metadata };
    let (engine, wrong) = modules.engine(&loading);
    problems.extend(wrong);
    let cases = engine.map_or_else(Vec::new, |engine| {
        tests(&modules).into_iter().flat_map(|(path, place)| cases(&engine, &path, &place)).collect()
    });
    Tested { cases, problems }
}

/// The test rules of all modules, each once.
fn tests(modules: &Modules) -> Vec<(Path, Place)> {
    let mut found: Vec<(Path, Place)> = Vec::new();
    let mut seen = BTreeSet::new();
    for (_, Parsed { source, module }) in modules.iter() {
        for rule in &module.rules {
            let name = rule.head.static_path().pop().unwrap_or_default();
            let path = full_path(module, rule);
            if (name.starts_with("test_") || name.starts_with("todo_test_")) && seen.insert(path.clone()) {
                found.push((path, Place::new(Arc::clone(source), rule.head.name.span, Pointer::root())));
            }
        }
    }
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}

fn cases(engine: &Engine, path: &Path, place: &Place) -> Vec<Case> {
    let name = format!("data.{}", path.join("."));
    let case = |name: String, outcome: Outcome, prints: &[String]| Case {
        name,
        place: place.clone(),
        outcome,
        prints: prints.to_vec(),
    };
    if path.last().is_some_and(|name| name.starts_with("todo_test_")) {
        return vec![case(name, Outcome::Skipped, &[])];
    }
    match engine.rule(path, &Value::Undefined) {
        (Ok(Value::Object(cases)), prints) if !cases.is_empty() => {
            let of_case = |(key, value): (&Value, &Value)| {
                let name = format!("{name}[{}]", key.to_json_str().unwrap_or_default());
                case(name, outcome(value), &prints)
            };
            cases.iter_sorted().map(of_case).collect()
        }
        (Ok(value), prints) => vec![case(name, outcome(&value), &prints)],
        (Err(failure), prints) => vec![case(name, Outcome::Broken(failure.message), &prints)],
    }
}

fn outcome(value: &Value) -> Outcome {
    match value {
        Value::Bool(false) | Value::Undefined => Outcome::Failed,
        _ => Outcome::Passed,
    }
}
