//! What a run costs, as ratios measured in one go: `cargo bench --bench run`.
//!
//! Finding and reading, parsing, and the whole check of 10,000 ordinary manifests in CPU time of one thread, the best
//! of twenty rounds; the readers on one big text; and 100 starts on one small file beside 100 starts of `git --version`.
//! What is compared takes turns, so that a machine that slows down does so for all of it.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a benchmark writes files, measures and prints"
)]
#![allow(missing_docs)]

mod manifests;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tidegate::document::{Source, json, yaml};
use tidegate::engine::{Checker, Selection};
use tidegate::finding::{Profile, Severity};
use tidegate::input::{self, Discovered, Request};
use tidegate::model::Run;
use tidegate::output::{Format, RenderOptions, render};

/// The program's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const MANIFESTS: usize = 10_000;
const ROUNDS: usize = 20;

fn main() {
    let folder = std::env::temp_dir().join(format!("tidegate-bench-{}", std::process::id()));
    manifests::write(&folder, MANIFESTS);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(16 << 20).build().unwrap();
    pool.install(|| run(&folder));
    readers();
    starts(&folder);
    std::fs::remove_dir_all(&folder).unwrap();
}

/// CPU time of this process so far, that of threads that have ended included. Where there is no such clock, the wall's
/// must do.
fn cpu_time(since: Instant) -> Duration {
    #[cfg(unix)]
    {
        let _ = since;
        let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
        Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
    }
    #[cfg(not(unix))]
    since.elapsed()
}

/// The CPU time of each work in the best of several rounds: what the work costs where no neighbour is at the caches.
fn best<const WORKS: usize>(mut works: [&mut dyn FnMut(); WORKS]) -> [Duration; WORKS] {
    let mut best = [Duration::MAX; WORKS];
    for _ in 0..ROUNDS {
        for (work, best) in works.iter_mut().zip(&mut best) {
            let since = Instant::now();
            let before = cpu_time(since);
            work();
            *best = (*best).min(cpu_time(since) - before);
        }
    }
    best
}

fn discover(folder: &Path) -> Discovered {
    input::discover(&Request {
        paths: vec![folder.to_owned()],
        current: folder.to_owned(),
        excluded: &|_, _| false,
        size_limit: Request::SIZE_LIMIT,
    })
}

fn run(folder: &Path) {
    let rules = tidegate::rules::all().into_iter().filter(|rule| Profile::Default.holds(&rule.meta.profiles));
    let rules: Vec<_> = rules.collect();
    let count = rules.len();
    let checker = Checker::new(Selection::everywhere(rules, Severity::Medium));
    let mut find_and_read = || {
        let discovered = discover(folder);
        let read = |path: &PathBuf| String::from_utf8(std::fs::read(path).unwrap()).unwrap().len();
        assert!(discovered.files.iter().map(|file| read(&file.path)).sum::<usize>() > 0);
    };
    let mut parse = || {
        assert!(input::read(&discover(folder), &|_| ()).workspace.documents.len() > MANIFESTS);
    };
    let mut check = || {
        let input = input::read(&discover(folder), &|_| ());
        let report = checker.check(&input.workspace, &Run::default());
        assert!(!render(&report, Format::Json, &RenderOptions::default()).is_empty());
    };
    let [finding_and_reading, with_parsing, whole] = best([&mut find_and_read, &mut parse, &mut check]);
    let ratio = |time: Duration| time.as_secs_f64() / finding_and_reading.as_secs_f64();
    println!("{MANIFESTS} manifests, {count} default rules, CPU time of one thread, best of {ROUNDS} rounds:");
    println!("  finding and reading  {finding_and_reading:>8.0?}   1.0");
    let parsing = with_parsing.saturating_sub(finding_and_reading);
    println!("  parsing              {parsing:>8.0?}   {:.1} times finding and reading", ratio(parsing));
    println!("  the whole check      {whole:>8.0?}   {:.1} times finding and reading", ratio(whole));
}

fn readers() {
    let yaml_text: String = (1..40_000).map(|number| format!("---\n{}", manifests::one(number))).collect();
    let item = r#"{"address":"aws_s3_bucket.logs","change":{"actions":["create"],"after":{"bucket":"logs","tags":{"team":"shop"},"versioning":[]}}},"#;
    let json_text = format!("[{}null]", item.repeat(400_000));
    let speed = |bytes: usize, time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    let (yaml_source, json_source) = (Source::new("big.yaml", yaml_text), Source::new("big.json", json_text));
    let mut read_yaml = || assert!(yaml::parse(&yaml_source).iter().all(Result::is_ok));
    let mut read_json = || assert!(json::parse(&json_source).is_ok());
    let times = best([&mut read_yaml, &mut read_json]);
    for ((name, source), time) in [("YAML", &yaml_source), ("JSON", &json_source)].into_iter().zip(times) {
        let length = source.text().len();
        println!("the {name} reader on {} MB: {:.0} MB/s", length / 1_000_000, speed(length, time));
    }
}

/// 100 starts of a program, by the wall clock.
fn hundred(program: &str, arguments: &[&str], folder: &Path) -> Duration {
    let start = Instant::now();
    for _ in 0..100 {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().unwrap();
    }
    start.elapsed()
}

fn starts(folder: &Path) {
    let ours = env!("CARGO_BIN_EXE_tidegate");
    let turns = (0..5)
        .map(|_| (hundred("git", &["--version"], folder), hundred(ours, &["check", "team-0/app-1.yaml"], folder)));
    let (git, tidegate) = turns.reduce(|one, other| (one.0.min(other.0), one.1.min(other.1))).unwrap();
    let ratio = tidegate.as_secs_f64() / git.as_secs_f64();
    println!(
        "100 starts on one small file: {tidegate:.0?}, {ratio:.1} times 100 starts of `git --version` ({git:.0?})"
    );
}
