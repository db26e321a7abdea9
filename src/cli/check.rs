//! `tidegate check`: the main job.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use super::{Outcome, terminal};
use crate::document::{LineColumn, Source};
use crate::engine::{Checker, Report, Selection, with_problems};
use crate::finding::{Problem, ProblemKind, Profile, Severity};
use crate::model::classify::classify;
use crate::model::{Run, Unit, Workspace};
use crate::rules;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Files and folders to check; `-` is standard input
    #[arg(default_value = ".")]
    paths: Vec<PathBuf>,
    /// Which rules run
    #[arg(long, value_enum, default_value = "default")]
    profile: Profile,
    /// Findings of this severity and above block
    #[arg(long, default_value = "medium")]
    fail_on: Severity,
    /// How many threads work
    #[arg(long, default_value_t = 0)]
    jobs: usize,
}

/// Deep input is walked by recursion, so threads get more than the usual 2 MiB.
const STACK: usize = 16 << 20;

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(arguments.jobs).stack_size(STACK).build()?;
    let report = pool.install(|| check(arguments));
    terminal::say(concise(&report).as_bytes())?;
    Ok(ExitCode::from(report.verdict().exit_code()))
}

fn check(arguments: &Arguments) -> Report {
    let mut problems = Vec::new();
    let workspace = read(&arguments.paths, &mut problems);
    let chosen = rules::all().into_iter().filter(|rule| arguments.profile.holds(&rule.meta.profiles));
    let rules = chosen.map(|rule| Arc::new(rule.clone())).collect();
    let checker = Checker::new(Selection::everywhere(rules, arguments.fail_on));
    with_problems(checker.check(&workspace, &Run::default()), problems)
}

fn read(paths: &[PathBuf], problems: &mut Vec<Problem>) -> Workspace {
    let mut workspace = Workspace { units: vec![Unit { name: ".".into() }], ..Workspace::default() };
    for path in paths {
        for entry in ignore::WalkBuilder::new(path).hidden(false).sort_by_file_path(Ord::cmp).build().flatten() {
            if !entry.file_type().is_some_and(|kind| kind.is_file()) {
                continue;
            }
            let name = entry.path().display().to_string();
            match std::fs::read(entry.path()).map_err(|error| error.to_string()).map(String::from_utf8) {
                Ok(Ok(text)) => {
                    let classified = classify(&Source::new(name, text), entry.depth() == 0);
                    problems.extend(classified.problems);
                    workspace.documents.extend(classified.documents);
                }
                Ok(Err(_)) => {}
                Err(error) => problems.push(Problem::new(ProblemKind::Unreadable, name, error)),
            }
        }
    }
    workspace
}

fn concise(report: &Report) -> String {
    let mut text = String::new();
    for problem in &report.problems {
        text.push_str(&format!("{}: {}: {}\n", problem.file, problem.kind.name(), problem.message));
    }
    for finding in &report.findings {
        let (file, start, _) = finding.hit.place.region();
        let id = &report.rules[finding.rule].meta.id;
        let LineColumn { line, column } = start;
        text.push_str(&format!(
            "{}:{line}:{column}: {} {id}: {}\n",
            file.name(),
            finding.severity,
            finding.hit.message
        ));
    }
    text.push_str(&format!("{} documents, {}\n", report.summary.documents, report.verdict().name()));
    text
}
