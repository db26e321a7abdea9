//! What checking costs beside other programs, in CPU time and memory of whole processes: `cargo bench --bench peers`.
//!
//! Each bout is one kind of files: hadolint over Dockerfiles, kube-score and Checkov over manifests, all rules of each
//! program against all of ours (profile `all`), and against those that run by default. Each program gets the same files in
//! one run, user and system time of its process and of those that it started are read behind it, the peak of their memory
//! while it runs, and the median of several rounds is taken, the programs in turn. A program that is not there is said and
//! left out.
//!
//! - `DOCKERFILES`: a folder of Dockerfiles; without it those are not measured.
//! - `MANIFESTS`: a folder of manifests; without it 1,000 are written.
//! - `HADOLINT`, `KUBE_SCORE`, `CHECKOV`: the programs; without them those of the PATH.
//! - `ROUNDS`: how many rounds; 7 without it.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a benchmark starts programs, measures and prints"
)]
#![allow(missing_docs)]

mod manifests;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// Programs over the same files.
struct Bout {
    /// What is checked.
    what: &'static str,
    folder: PathBuf,
    files: Vec<PathBuf>,
    /// Ours must not cost more than this part of the fastest one's time.
    bound: f64,
    peers: &'static [Peer],
}

/// Another program.
struct Peer {
    name: &'static str,
    /// The variable that says where it is.
    variable: &'static str,
    version: &'static str,
    /// What it is told besides its name, before the files.
    arguments: &'static [&'static str],
    /// It takes the folder instead of the files.
    takes_folder: bool,
}

const OF_DOCKERFILES: &[Peer] = &[Peer {
    name: "hadolint",
    variable: "HADOLINT",
    version: "--version",
    // Every rule, also those that are off by default.
    arguments: &["--no-color", "--info", "DL3057", "--info", "DL1001", "--no-fail"],
    takes_folder: false,
}];

const OF_MANIFESTS: &[Peer] = &[
    Peer {
        name: "kube-score",
        variable: "KUBE_SCORE",
        version: "version",
        arguments: &["score", "--all-default-optional", "-o", "json"],
        takes_folder: false,
    },
    Peer {
        name: "checkov",
        variable: "CHECKOV",
        version: "--version",
        arguments: &["--framework", "kubernetes", "--quiet", "--compact", "-o", "json", "--skip-download", "-d"],
        takes_folder: true,
    },
];

fn main() {
    let rounds = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(7);
    let scratch = std::env::temp_dir().join(format!("tidegate-bench-{}", std::process::id()));
    std::fs::create_dir_all(&scratch).unwrap();
    match std::env::var_os("DOCKERFILES").map(PathBuf::from) {
        Some(folder) => {
            let files = files(&folder, &|name| name.to_lowercase().contains("dockerfile"));
            let (what, bound, peers) = ("Dockerfiles", 1.0 / 20.0, OF_DOCKERFILES);
            Bout { what, folder, files, bound, peers }.run(rounds, &scratch);
        }
        None => println!("hadolint: not measured: set DOCKERFILES to a folder of Dockerfiles"),
    }
    let folder = std::env::var_os("MANIFESTS").map(PathBuf::from).unwrap_or_else(|| {
        let folder = scratch.join("manifests");
        manifests::write(&folder, 1_000);
        folder
    });
    let files = files(&folder, &|name| name.ends_with(".yaml") || name.ends_with(".yml"));
    Bout { what: "manifests", folder, files, bound: 1.0 / 10.0, peers: OF_MANIFESTS }.run(rounds, &scratch);
    std::fs::remove_dir_all(scratch).unwrap();
}

impl Bout {
    fn run(&self, rounds: usize, scratch: &Path) {
        let present: Vec<(&Peer, OsString, String)> = self.peers.iter().filter_map(find).collect();
        if self.files.is_empty() || present.is_empty() {
            println!("{}: not measured: nothing to check, or nobody to check beside", self.what);
            return;
        }
        let ours = |profile: &str| {
            let config = scratch.join("tidegate.yaml");
            std::fs::write(&config, format!("profile: {profile}\n")).unwrap();
            let mut command = Command::new(env!("CARGO_BIN_EXE_tidegate"));
            command.args(["check", "--jobs", "1", "--report-only", "--output", "json", "--config"]).arg(&config);
            command.args(&self.files);
            command
        };
        let mut of_peers: Vec<Vec<Cost>> = present.iter().map(|_| Vec::new()).collect();
        let (mut of_ours, mut of_defaults) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            for ((peer, program, _), costs) in present.iter().zip(&mut of_peers) {
                costs.push(cost(peer.command(program, self)));
            }
            of_ours.push(cost(ours("all")));
            of_defaults.push(cost(ours("default")));
        }
        let (count, folder) = (self.files.len(), self.folder.display());
        println!("{count} {} in {folder}, all rules of each, median of {rounds} rounds:", self.what);
        let (ours, defaults) = (median(of_ours), median(of_defaults));
        println!("  {:<34} {:>9.0?} {:>6} MiB", "tidegate, profile all", ours.time, ours.memory >> 10);
        println!("  {:<34} {:>9.0?} {:>6} MiB", "tidegate, profile default", defaults.time, defaults.memory >> 10);
        let mut fastest = f64::INFINITY;
        for ((peer, _, version), costs) in present.iter().zip(of_peers) {
            let theirs = median(costs);
            let name = if version.contains(peer.name) { version.clone() } else { format!("{} {version}", peer.name) };
            let (time, memory) = (theirs.time.as_secs_f64(), theirs.memory as f64);
            println!(
                "  {name:<34} {:>9.0?} {:>6} MiB; ours is 1/{:.1} of the time, 1/{:.1} of the memory",
                theirs.time,
                theirs.memory >> 10,
                time / ours.time.as_secs_f64(),
                memory / ours.memory as f64
            );
            fastest = fastest.min(time);
        }
        for (profile, ours) in [("all", ours), ("default", defaults)] {
            let ratio = ours.time.as_secs_f64() / fastest;
            let verdict = if ratio <= self.bound { "within" } else { "OVER" };
            let (times, bound) = (1.0 / ratio, 1.0 / self.bound);
            println!(
                "  profile {profile}: 1/{times:.1} of the fastest one's time, {verdict} the bound of 1/{bound:.0}"
            );
        }
    }
}

/// Where a program is and what it calls its version.
fn find(peer: &'static Peer) -> Option<(&'static Peer, OsString, String)> {
    let program = std::env::var_os(peer.variable).unwrap_or_else(|| peer.name.into());
    let Ok(said) = Command::new(&program).arg(peer.version).output() else {
        let (name, variable) = (peer.name, peer.variable);
        println!("{name}: not measured: there is no `{}`; set {variable} to it", program.display());
        return None;
    };
    let version = String::from_utf8_lossy(&said.stdout).lines().next().unwrap_or("").trim().to_owned();
    Some((peer, program, version.chars().take(32).collect()))
}

impl Peer {
    fn command(&self, program: &OsString, bout: &Bout) -> Command {
        let mut command = Command::new(program);
        command.args(self.arguments);
        if self.takes_folder {
            command.arg(&bout.folder)
        } else {
            command.args(&bout.files)
        };
        command
    }
}

/// The files below a folder whose names fit and that are text, in order.
fn files(folder: &Path, fits: &dyn Fn(&str) -> bool) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, fits));
        } else if path.file_name().is_some_and(|name| fits(&name.to_string_lossy())) {
            let is_text = std::fs::read(&path).is_ok_and(|bytes| String::from_utf8(bytes).is_ok());
            found.extend(is_text.then_some(path));
        }
    }
    found.sort();
    found
}

/// What one run of a program costs.
#[derive(Clone, Copy)]
struct Cost {
    /// User and system time.
    time: Duration,
    /// The most memory that it had, in KiB, summed over the processes that it started.
    memory: u64,
}

fn cost(mut command: Command) -> Cost {
    let before = children();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let mut memory = 0;
    let status = loop {
        memory = memory.max(memory_of(child.id()));
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    assert!(status.code().is_some_and(|code| code != 2), "{command:?} ended with {status}");
    Cost { time: children() - before, memory }
}

/// The peaks so far of a process and of those that it started, in KiB: `VmHWM` of proc(5).
fn memory_of(process: u32) -> u64 {
    let read = |name: &str| std::fs::read_to_string(format!("/proc/{process}/{name}")).unwrap_or_default();
    let status = read("status");
    let own = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let own = own.and_then(|words| words.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0);
    let started = read(&format!("task/{process}/children"));
    let started = started.split_whitespace().filter_map(|child| child.parse().ok());
    own + started.map(memory_of).sum::<u64>()
}

/// CPU time of the children that have ended: fields 16 and 17 of proc(5), in hundredths of a second.
fn children() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("CPU time is read from /proc, on Linux");
    let behind_name = stat.rsplit(')').next().unwrap_or("");
    let ticks = behind_name.split_whitespace().skip(13).take(2).filter_map(|field| field.parse::<u64>().ok());
    Duration::from_millis(ticks.sum::<u64>() * 10)
}

/// The median time, and the median peak.
fn median(mut costs: Vec<Cost>) -> Cost {
    let middle = costs.len() / 2;
    costs.sort_by_key(|cost| cost.time);
    let time = costs[middle].time;
    costs.sort_by_key(|cost| cost.memory);
    Cost { time, memory: costs[middle].memory }
}
