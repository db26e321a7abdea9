//! What checking costs beside other programs, in CPU time of whole processes: `cargo bench --bench peers`.
//!
//! hadolint over a folder of Dockerfiles, all its rules against all of ours for Dockerfiles (profile `all`): each program
//! gets the same files as arguments in one run, user and system time of the process are read behind it, and the median of
//! several rounds is taken, the programs in turn. The bound is a twentieth of hadolint's time.
//!
//! - `DOCKERFILES`: the folder; without it nothing is measured.
//! - `HADOLINT`: the program; without it the `hadolint` of the PATH.
//! - `ROUNDS`: how many rounds; 7 without it.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a benchmark starts programs, measures and prints"
)]
#![allow(missing_docs)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// Ours must not cost more than this part of hadolint's time.
const BOUND: f64 = 1.0 / 20.0;

fn main() {
    hadolint();
}

fn hadolint() {
    let Some(folder) = std::env::var_os("DOCKERFILES").map(PathBuf::from) else {
        println!("hadolint: not measured: set DOCKERFILES to a folder of Dockerfiles");
        return;
    };
    let program = std::env::var_os("HADOLINT").unwrap_or_else(|| "hadolint".into());
    let version = Command::new(&program).arg("--version").output();
    let Ok(version) = version else {
        println!("hadolint: not measured: there is no `{}`; set HADOLINT to it", program.display());
        return;
    };
    let files = dockerfiles(&folder);
    if files.is_empty() {
        println!("hadolint: not measured: there is no Dockerfile in {}", folder.display());
        return;
    }
    let rounds = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(7);
    // Every rule of hadolint, also those that are off by default, and an empty configuration for both.
    let nothing = std::env::temp_dir().join(format!("tidegate-bench-{}.yaml", std::process::id()));
    std::fs::write(&nothing, "no-color: true\n").unwrap();
    let theirs = || {
        let mut command = Command::new(&program);
        command.arg("-c").arg(&nothing).args(["--info", "DL3057", "--info", "DL1001", "--no-fail"]).args(&files);
        command
    };
    let own = std::env::temp_dir().join(format!("tidegate-bench-{}-own.yaml", std::process::id()));
    std::fs::write(&own, "profile: all\n").unwrap();
    let ours = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tidegate"));
        command.args(["check", "--jobs", "1", "--report-only", "--output", "json", "--config"]).arg(&own).args(&files);
        command
    };
    let (mut of_theirs, mut of_ours) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        of_theirs.push(cost(theirs()));
        of_ours.push(cost(ours()));
    }
    let (theirs, ours) = (median(of_theirs), median(of_ours));
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    println!(
        "{} Dockerfiles in {}, all rules of both, CPU time of one process each, median of {rounds} rounds:",
        files.len(),
        folder.display()
    );
    println!("  {:<45} {theirs:>8.0?}", String::from_utf8_lossy(&version.stdout).trim());
    println!("  tidegate, profile all                         {ours:>8.0?}");
    let verdict = if ratio <= BOUND { "within" } else { "OVER" };
    println!("  ratio {ratio:.4} = 1/{:.0}, {verdict} the bound of 1/{:.0}", 1.0 / ratio, 1.0 / BOUND);
    let _ = (std::fs::remove_file(nothing), std::fs::remove_file(own));
}

/// The files that both programs take for Dockerfiles, in order.
fn dockerfiles(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(dockerfiles(&path));
        } else if path.file_name().is_some_and(|name| name.to_string_lossy().to_lowercase().contains("dockerfile")) {
            let is_text = std::fs::read(&path).is_ok_and(|bytes| String::from_utf8(bytes).is_ok());
            found.extend(is_text.then_some(path));
        }
    }
    found.sort();
    found
}

/// User and system time of one run of a program.
fn cost(mut command: Command) -> Duration {
    let before = children();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    assert!(status.code().is_some_and(|code| code != 2), "{command:?} ended with {status}");
    children() - before
}

/// CPU time of the children that have ended: fields 16 and 17 of proc(5), in hundredths of a second.
fn children() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("CPU time is read from /proc, on Linux");
    let behind_name = stat.rsplit(')').next().unwrap_or("");
    let ticks = behind_name.split_whitespace().skip(13).take(2).filter_map(|field| field.parse::<u64>().ok());
    Duration::from_millis(ticks.sum::<u64>() * 10)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
