//! Reads the files in parallel and makes the workspace.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::charts::{self, Charts};
use super::{Discovered, File, Input, encoding, units};
use crate::document::{Pointer, Source};
use crate::finding::{Place, Problem, ProblemKind};
use crate::model::classify::{self, Classified, classify};

/// The name of what comes through standard input.
pub const STDIN: &str = "<stdin>";

/// Reads what was discovered. `progress` is told each file that is done, in any order.
pub fn read(discovered: &Discovered, progress: &(dyn Fn(&File) + Sync)) -> Input {
    let charts = Charts::among(&discovered.files);
    let mut read: Vec<(String, Outcome)> = Vec::new();
    if discovered.stdin {
        read.push((STDIN.to_owned(), read_stdin(discovered.size_limit)));
    }
    read.par_extend(discovered.files.par_iter().map(|file| {
        let outcome = read_file(file, &charts, discovered.size_limit);
        progress(file);
        (file.name.clone(), outcome)
    }));
    gather(discovered, read)
}

/// What became of one file.
enum Outcome {
    Classified(Classified),
    /// A template of the chart in this folder.
    Template(String),
    Problem(Problem),
    NotOurs(&'static str),
}

fn gather(discovered: &Discovered, read: Vec<(String, Outcome)>) -> Input {
    let mut input = Input {
        problems: discovered.problems.clone(),
        skipped: discovered.skipped.clone(),
        files: read.len(),
        ..Input::default()
    };
    let mut unrendered = BTreeSet::new();
    for (name, outcome) in read {
        let reason = match outcome {
            Outcome::Classified(mut classified) => {
                input.workspace.documents.append(&mut classified.documents);
                for problem in classified.problems {
                    match charts::chart_around(&name).filter(|_| problem.kind == ProblemKind::NeedsRendering) {
                        Some(chart) => _ = unrendered.insert(chart.to_owned()),
                        None => input.problems.push(problem),
                    }
                }
                classified.not_ours
            }
            Outcome::Template(chart) => {
                unrendered.insert(chart);
                None
            }
            Outcome::Problem(problem) => {
                input.problems.push(problem);
                None
            }
            Outcome::NotOurs(reason) => Some(reason),
        };
        if let Some(reason) = reason {
            *input.skipped.entry("files that are not ours".to_owned()).or_default() += 1;
            input.not_ours.push((name, reason));
        }
    }
    input.problems.extend(charts::need_rendering(&unrendered));
    input.workspace.units = units::assign(&mut input.workspace.documents);
    input
}

fn read_stdin(limit: u64) -> Outcome {
    let mut bytes = Vec::new();
    match std::io::stdin().lock().take(limit + 1).read_to_end(&mut bytes) {
        Ok(_) if bytes.len() as u64 > limit => too_long(STDIN, limit),
        Ok(_) => take(STDIN, bytes, true),
        Err(error) => Outcome::Problem(Problem::new(ProblemKind::Unreadable, STDIN, error.to_string())),
    }
}

fn read_file(file: &File, charts: &Charts, limit: u64) -> Outcome {
    if let Some(chart) = charts.chart_of(&file.name).filter(|_| !file.named) {
        return Outcome::Template(chart.to_owned());
    }
    if !file.named && !classify::may_be_ours(&file.name) {
        return Outcome::NotOurs("by its name neither a Dockerfile nor YAML nor JSON");
    }
    match bytes_of(&file.path, limit) {
        Ok(Some(bytes)) => take(&file.name, bytes, file.named),
        Ok(None) => too_long(&file.name, limit),
        Err(error) => Outcome::Problem(Problem::new(ProblemKind::Unreadable, &*file.name, error.to_string())),
    }
}

/// A file's bytes, unless it is longer than `limit`.
fn bytes_of(path: &Path, limit: u64) -> std::io::Result<Option<Vec<u8>>> {
    let file = std::fs::File::open(path)?;
    let length = file.metadata()?.len();
    if length > limit {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(length as usize + 1);
    file.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

fn too_long(name: &str, limit: u64) -> Outcome {
    let message = format!("longer than the limit of {limit} bytes");
    Outcome::Problem(Problem::new(ProblemKind::LimitReached, name, message))
}

fn take(name: &str, bytes: Vec<u8>, named: bool) -> Outcome {
    match encoding::decode(bytes) {
        Ok(text) => Outcome::Classified(classify(&Source::new(name, text), named)),
        Err(fault) => {
            let source = Source::new(name, fault.lossy);
            if !named && !classify::claims_to_be_ours(&source) {
                return Outcome::NotOurs("not text, and nothing in it claims to be ours");
            }
            let place = Place::new(Arc::clone(&source), source.character_at(fault.at), Pointer::root());
            Outcome::Problem(Problem::at(ProblemKind::Unreadable, place, fault.message))
        }
    }
}
