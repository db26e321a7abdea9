//! Data files into what policies see under `data`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::DataFile;
use super::rego::{Addresses, Value, of_node};
use crate::document::{Pointer, Scalars, Source, Span, SyntaxError, Tree, json, yaml};
use crate::finding::{Place, Problem, ProblemKind};

/// Merges all files. One that cannot be read, is no map, or contradicts another is a problem and left out.
pub fn read(files: &[DataFile]) -> (Option<Value>, Vec<Problem>) {
    let mut merged = Value::new_object();
    let mut problems = Vec::new();
    for file in files {
        let outcome = value(&file.source).and_then(|value| {
            let nested = file
                .below
                .iter()
                .rev()
                .fold(value, |value, key| Value::from(BTreeMap::from([(Value::from(key.as_str()), value)])));
            let mut candidate = merged.clone();
            merge(&mut candidate, &nested, "data").map(|()| candidate)
        });
        match outcome {
            Ok(candidate) => merged = candidate,
            Err(error) => {
                let place = Place::new(Arc::clone(&file.source), error.span, Pointer::root());
                problems.push(Problem::at(ProblemKind::PolicyBroken, place, error.message));
            }
        }
    }
    ((!files.is_empty()).then_some(merged), problems)
}

fn value(source: &Arc<Source>) -> Result<Value, SyntaxError> {
    let tree = tree(source)?;
    let value = of_node(tree.root(), &mut Addresses::default());
    match value {
        Some(value @ Value::Object(_)) => Ok(value),
        _ => Err(SyntaxError { message: "data for policies is a map".into(), span: first_character(source) }),
    }
}

fn tree(source: &Arc<Source>) -> Result<Box<Tree>, SyntaxError> {
    if source.name().ends_with(".json") {
        return json::parse(source);
    }
    let mut parts = yaml::parts(source, Scalars::Kubernetes, yaml::Readers::Both).into_iter();
    match (parts.next(), parts.next()) {
        (Some(part), None) => part.tree,
        (None, _) => Err(SyntaxError { message: "the file is empty".into(), span: first_character(source) }),
        (_, Some(second)) => {
            let message = "data for policies is one document, and another follows".into();
            Err(SyntaxError { message, span: source.character_at(second.span.range().start) })
        }
    }
}

fn first_character(source: &Source) -> Span {
    source.character_at(0)
}

/// Puts `new` into `old`; two maps at one path are merged, equal values are one.
fn merge(old: &mut Value, new: &Value, path: &str) -> Result<(), SyntaxError> {
    let (Value::Object(_), Value::Object(fields)) = (&*old, new) else {
        let message = format!("another data file says something else at `{path}`");
        return if old == new { Ok(()) } else { Err(SyntaxError { message, span: Span::default() }) };
    };
    for (key, value) in fields.iter_sorted() {
        let Ok(known) = old.as_object_mut() else { continue };
        match known.get_mut(key) {
            Some(below) => merge(below, value, &format!("{path}.{}", super::rego::text(key).unwrap_or("?")))?,
            None => {
                known.insert(key.clone(), value.clone());
            }
        }
    }
    Ok(())
}
