//! Compares the Pod Security rules with the fixtures of the admission code itself: a fail fixture must be refused by the
//! check that it is named for, a pass fixture by none. Run by hand beside a checkout of
//! kubernetes/pod-security-admission:
//!
//! `cargo run --example pod_security_admission -- <checkout>/test/testdata`
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a program for the people who build tidegate")]

#[path = "../tests/it/pod_security/admission.rs"]
mod admission;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use tidegate::finding::Profile;
use tidegate::model::Versions;

use self::admission::{check, refusing};

fn manifests(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

/// Whether the verdict on a fixture is what its name and folder say.
fn agrees(profile: Profile, minor: u32, verdict: &str, path: &Path) -> bool {
    let report = check(profile, &std::fs::read_to_string(path).unwrap(), &[minor]);
    let found = refusing(&report);
    let name = path.file_stem().unwrap().to_str().unwrap().trim_end_matches(char::is_numeric);
    let agrees = match verdict {
        "pass" => found.is_empty(),
        _ => found.iter().any(|id| id.eq_ignore_ascii_case(name)),
    };
    if !agrees {
        println!("{}: found {found:?}", path.display());
    }
    agrees
}

fn main() -> ExitCode {
    let root = PathBuf::from(std::env::args_os().nth(1).expect("the folder test/testdata of the checkout"));
    let (mut agreed, mut differ) = (0, 0);
    for (level, profile) in [("baseline", Profile::PssBaseline), ("restricted", Profile::PssRestricted)] {
        for minor in 0..=Versions::NEWEST_KUBERNETES {
            for verdict in ["pass", "fail"] {
                for path in manifests(&root.join(level).join(format!("v1.{minor}")).join(verdict)) {
                    match agrees(profile, minor, verdict, &path) {
                        true => agreed += 1,
                        false => differ += 1,
                    }
                }
            }
        }
    }
    println!("{agreed} manifests agree, {differ} do not");
    if differ == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
