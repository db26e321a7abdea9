//! Charts that nobody rendered yet: their templates are not YAML and are never half-parsed.

use std::collections::BTreeSet;

use super::File;
use crate::finding::{Problem, ProblemKind};

/// The charts among the files.
pub(super) struct Charts {
    /// Their folders with a slash behind, outermost ones only: rendering a chart renders those in its `charts/`.
    folders: Vec<String>,
}

impl Charts {
    pub(super) fn among(files: &[File]) -> Self {
        let mut folders: Vec<String> = Vec::new();
        let own = files.iter().filter_map(|file| file.name.strip_suffix("Chart.yaml"));
        for folder in own.filter(|folder| folder.is_empty() || folder.ends_with('/')) {
            let inside =
                |outer: &String| folder.strip_prefix(outer.as_str()).is_some_and(|rest| rest.starts_with("charts/"));
            if !folders.iter().any(inside) {
                folders.push(folder.to_owned());
            }
        }
        Self { folders }
    }

    /// The chart whose template this file is.
    pub(super) fn chart_of(&self, name: &str) -> Option<&str> {
        let is_template = |rest: &str| {
            rest.starts_with("templates/") || (rest.starts_with("charts/") && rest.contains("/templates/"))
        };
        let holds = |folder: &&String| name.strip_prefix(folder.as_str()).is_some_and(is_template);
        self.folders.iter().filter(holds).max_by_key(|folder| folder.len()).map(String::as_str)
    }
}

/// The chart that a file belongs to which turned out to be a template, though no `Chart.yaml` says so: the folder that
/// holds its `templates`.
pub(super) fn chart_around(name: &str) -> Option<&str> {
    let at = if name.starts_with("templates/") { 0 } else { name.find("/templates/")? + 1 };
    Some(&name[..at])
}

/// One problem per chart.
pub(super) fn need_rendering(charts: &BTreeSet<String>) -> impl Iterator<Item = Problem> + '_ {
    charts.iter().map(|folder| {
        let shown = if folder.is_empty() { "." } else { folder.trim_end_matches('/') };
        let message = format!(
            "a Helm chart whose templates must be rendered first: check what `helm template {shown}` writes, \
             with the values that you apply"
        );
        Problem::new(ProblemKind::NeedsRendering, format!("{folder}templates"), message)
    })
}
