//! `tidegate check`: the main job.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::memory;
use super::policies;
use super::terminal::{self, Color, Progress};
use super::write::Outputs;
use super::{Failure, Outcome};
use crate::config::{Choice, Configurations, Disk, Mistake, minor_release};
use crate::engine::{Checker, Report, with_problems};
use crate::finding::{Profile, Severity};
use crate::input::{self, Discovered, Request};
use crate::model::{Run, Versions, World};
use crate::output::RenderOptions;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Files and folders to check; `-` is standard input; without any, the current folder
    paths: Vec<PathBuf>,
    /// A format, and the file it goes to instead of standard output; may be given several times [default: pretty]
    #[arg(long, short, value_name = "FORMAT[=FILE]")]
    output: Vec<String>,
    /// Which rules run
    #[arg(long, value_enum)]
    profile: Option<Profile>,
    /// Just these rules, by their ids or other tools' ids, whatever the profile
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    only: Vec<String>,
    /// Rego policies to check besides the rules: a file or folder; may be given several times
    #[arg(long, value_name = "DIR")]
    policy: Vec<PathBuf>,
    /// Use this configuration for everything instead of the nearest tidegate.yaml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Findings of this severity and above block
    #[arg(long, value_name = "SEVERITY")]
    fail_on: Option<Severity>,
    /// The build stage that ships, by its name or number, in the Dockerfiles that have it [default: the last one]
    #[arg(long, value_name = "STAGE")]
    target: Option<String>,
    /// How many threads work [default: one per processor]
    #[arg(long, short, value_name = "N")]
    jobs: Option<std::num::NonZeroUsize>,
    /// Findings never block; what could not be checked still does
    #[arg(long)]
    report_only: bool,
    /// Pass where there is nothing to check
    #[arg(long)]
    allow_empty: bool,
    /// Take it that everything that exists is in this run: a missing partner is a fault and not a note
    #[arg(long)]
    closed_world: bool,
    /// The Kubernetes version that manifests are for, for example 1.34; may be given several times
    #[arg(long, value_name = "VERSION", value_parser = minor_release)]
    kubernetes_version: Vec<u32>,
    /// Also show what is suppressed or covered, and list the files that are not ours
    #[arg(long, short)]
    verbose: bool,
    /// When to colour what goes to standard output
    #[arg(long, value_enum, default_value_t)]
    color: Color,
}

/// Deep input is walked by recursion, so threads get more than the usual 2 MiB.
const STACK: usize = 16 << 20;

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let outputs = Outputs::parse(&arguments.output)?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads(arguments)).stack_size(STACK).build()?;
    let progress = Progress::on_terminal();
    let (report, root) = pool.install(|| check(arguments, &progress))?;
    outputs.write(&report, &render_options(arguments, &root))?;
    progress.took(report.summary.files);
    let exit_code = ExitCode::from(report.verdict().exit_code());
    // The process ends here, which frees all of it at once.
    std::mem::forget(report);
    Ok(exit_code)
}

/// How many threads work; 0 is one per processor. A single small file, as editors and hooks name it, needs no second
/// one, and a thread without work costs more than its check.
fn threads(arguments: &Arguments) -> usize {
    const SMALL: u64 = 64 << 10;
    let is_small = |path: &Path| path.metadata().is_ok_and(|file| file.is_file() && file.len() < SMALL);
    match (arguments.jobs, arguments.paths.as_slice()) {
        (Some(jobs), _) => jobs.get(),
        (None, [path]) if is_small(path) => 1,
        _ => 0,
    }
}

/// Whether there is more to read than some dozen manifests.
fn is_large(discovered: &Discovered) -> bool {
    const MANY: usize = 100;
    const LARGE: u64 = 1 << 20;
    let length = |path: &PathBuf| path.metadata().map_or(0, |file| file.len());
    discovered.files.len() > MANY || discovered.files.iter().any(|file| length(&file.path) > LARGE)
}

/// From the arguments to the report, with the folder that its file names are relative to.
fn check(arguments: &Arguments, progress: &Progress) -> Result<(Report, PathBuf), Failure> {
    let current = std::env::current_dir()?;
    let configurations = configurations(arguments, &current).map_err(policies::mistaken)?;
    let discovered = input::discover(&Request {
        paths: arguments.paths.clone(),
        current: current.clone(),
        excluded: &|path, is_folder| configurations.excluded(path, is_folder),
        size_limit: Request::SIZE_LIMIT,
    });
    memory::allow_huge_pages(is_large(&discovered));
    for file in &discovered.files {
        configurations.meet(&file.path);
    }
    configurations.faultless().map_err(policies::mistaken)?;
    let (policies, mut problems) = policies::load(&arguments.policy, &configurations, &discovered.root, &current)?;
    progress.begin("reading", discovered.files.len());
    let mut input = input::read(&discovered, &|_| progress.step());
    problems.append(&mut input::follow_builds(&mut input.workspace, &discovered.root));
    for document in &input.workspace.documents {
        configurations.meet(&discovered.root.join(document.source.name()));
    }
    configurations.assign_units(&mut input.workspace, &discovered.root);
    let target = arguments.target.as_deref();
    configurations.aim(&mut input.workspace, &discovered.root, target).map_err(policies::mistaken)?;
    let selection =
        configurations.selection(&discovered.root, policies, &choice(arguments)).map_err(policies::mistaken)?;
    if selection.wants_build_contexts() {
        let unknown = input::list_contexts(&mut input.workspace, &discovered.root);
        input.skipped.extend((unknown > 0).then(|| ("build contexts that nobody knows".to_owned(), unknown)));
    }
    progress.begin("checking", 0);
    let report = Checker::new(selection).check(&input.workspace, &self::run_of(arguments, &configurations));
    progress.end();

    if arguments.verbose {
        for (name, reason) in &input.not_ours {
            terminal::note(&format!("not ours: {name}: {reason}"));
        }
    }
    problems.append(&mut input.problems);
    problems.append(&mut configurations.foreign_problems(&input.workspace, &discovered.root));
    let mut report = with_problems(report, problems);
    report.summary.files = input.files - input.not_ours.len();
    report.summary.skipped = input.skipped;
    report.report_only = arguments.report_only;
    report.allow_empty = arguments.allow_empty;
    // See `run`: freed with the process.
    std::mem::forget(input.workspace);
    Ok((report, discovered.root))
}

fn configurations(arguments: &Arguments, current: &Path) -> Result<Configurations<'static>, Vec<Mistake>> {
    match &arguments.config {
        Some(file) => Configurations::named(&Disk, current.to_owned(), file),
        None => Ok(Configurations::nearest(&Disk, current.to_owned())),
    }
}

fn choice(arguments: &Arguments) -> Choice {
    Choice {
        profile: arguments.profile,
        only: arguments.only.iter().map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()).collect(),
        fail_on: arguments.fail_on,
        has_versions: !arguments.kubernetes_version.is_empty(),
    }
}

/// What the run assumes.
fn run_of(arguments: &Arguments, configurations: &Configurations) -> Run {
    let world = if arguments.closed_world { World::Closed } else { configurations.world() };
    let versions = Versions { kubernetes: arguments.kubernetes_version.clone() };
    Run { today: policies::today(), world, versions, deadline: None }
}

fn render_options(arguments: &Arguments, root: &Path) -> RenderOptions {
    let on_terminal = terminal::stdout_is_terminal();
    RenderOptions {
        color: arguments.color.on_stdout(),
        width: terminal::width(),
        hyperlinks: on_terminal && arguments.color.on_stdout() && terminal::knows_hyperlinks(),
        verbose: arguments.verbose,
        revision: input::revision(root),
        ..RenderOptions::default()
    }
}
