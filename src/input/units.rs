//! What is applied together: a rendered chart, a plan, a folder of plain manifests.

use std::collections::HashMap;

use crate::model::{Document, Shape, Unit, is_kustomization};

/// Puts every document into a unit; returns the units in the order of their first documents.
pub(super) fn assign(documents: &mut [Document]) -> Vec<Unit> {
    let mut known: HashMap<(String, bool), usize> = HashMap::new();
    let mut units = Vec::new();
    for document in documents.iter_mut() {
        let key = unit_of(document);
        let next = units.len();
        document.unit = *known.entry(key.clone()).or_insert(next);
        if document.unit == next {
            let may_hold_alternatives = document.shape != Shape::Plan && !key.1;
            units.push(Unit { name: key.0, may_hold_alternatives });
        }
    }
    // A kustomization says which files of its folder go together.
    for document in documents.iter().filter(|document| is_kustomization(document.source.name())) {
        units[document.unit].may_hold_alternatives = false;
    }
    units
}

/// A unit's name, and whether it is a chart: a chart and a folder may bear one name.
fn unit_of(document: &Document) -> (String, bool) {
    let file = document.source.name();
    if document.shape == Shape::Plan {
        return (file.to_owned(), false);
    }
    match &document.template {
        Some(template) => (rendered(file, template), true),
        None => (file.rsplit_once('/').map_or(".", |(folder, _)| folder).to_owned(), false),
    }
}

/// `helm template` writes one stream, which is one set of values; `--output-dir` writes a tree of the templates'
/// names, and then the folder that holds the tree is what was rendered at once.
fn rendered(file: &str, template: &str) -> String {
    let chart = template.split('/').next().unwrap_or(template);
    match file.strip_suffix(template) {
        Some(folder) => format!("{folder}{chart}"),
        None => format!("{file}:{chart}"),
    }
}
