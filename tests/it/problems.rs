//! What cannot be checked: `fixtures/problems/<kind>` shows it as `fixtures/rules` shows findings, each kind has its page,
//! and its names in other tools are told wherever it is reported and cannot be allowed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tidegate::document::Source;
use tidegate::finding::{Problem, ProblemKind};
use tidegate::model::classify::classify;
use tidegate::output::page;

use crate::printed::hold;
use crate::repository::Repository;

fn folder(kind: ProblemKind) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/problems").join(kind.name())
}

/// The fixtures of a kind: files whose names begin with `prefix`.
pub fn problem_fixtures(kind: ProblemKind, prefix: &str) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder(kind)) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| name(path).starts_with(prefix));
    found.sort();
    found
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

/// The problems of a file.
pub fn problems_of(fixture: &Path) -> Vec<Problem> {
    let source = Source::new(name(fixture), std::fs::read_to_string(fixture).unwrap());
    classify(&source, false).problems
}

/// `fail-slip.Dockerfile:2 RUNN`: what marks a problem in `expect`.
fn marked(problem: &Problem) -> String {
    let place = problem.place.as_ref().unwrap_or_else(|| panic!("no place: {}", problem.message));
    let (file, start, end) = place.region();
    assert!(start < end, "{}: an empty region: {}", file.name(), problem.message);
    let (_, span) = place.source.in_file(place.span);
    format!("{}:{} {}", file.name(), start.line, file.slice(span).replace('\n', "\\n"))
}

#[test]
fn fixtures_of_problems_mark_exactly_the_expected_tokens() {
    for kind in ProblemKind::ALL.into_iter().filter(|kind| folder(*kind).exists()) {
        let text = std::fs::read_to_string(folder(kind).join("expect")).unwrap();
        let expected: BTreeSet<String> = text.lines().map(str::to_owned).collect();
        let mut found = BTreeSet::new();
        for fixture in problem_fixtures(kind, "fail-") {
            let problems = problems_of(&fixture);
            assert!(!problems.is_empty(), "{}: no problem", fixture.display());
            assert!(problems.iter().all(|problem| problem.kind == kind), "{}: {problems:?}", fixture.display());
            found.extend(problems.iter().map(marked));
        }
        assert_eq!(found, expected, "{}", kind.name());
        for fixture in problem_fixtures(kind, "pass-") {
            assert!(problems_of(&fixture).is_empty(), "{}: {:?}", fixture.display(), problems_of(&fixture));
        }
    }
}

#[test]
fn each_name_of_another_tool_is_for_one_kind_of_input() {
    let manifest = folder(ProblemKind::Unparsable).join("fail-unclosed-quote.yaml");
    assert!(problems_of(&manifest).iter().all(|problem| problem.aliases.is_empty()), "DL1000 is hadolint's");
    for kind in ProblemKind::ALL {
        assert_eq!(ProblemKind::called(kind.name()), Some(kind));
        assert!(kind.aliases().iter().all(|alias| ProblemKind::called(alias) == Some(kind)));
    }
}

#[test]
fn the_page_of_problems_is_fresh() {
    let mut pages = String::from(
        "# Problems\n\nPrinted from the code. A problem is something that could not be checked; what could be is checked \
         all the same.\n",
    );
    for kind in ProblemKind::ALL {
        pages.push_str(&format!("\n#{}", page::of_problem(kind)));
    }
    hold("docs/problems.md", &pages);
}

const BROKEN: &str = "FROM debian:12\nRUNN true\n";

/// The report on a repository in a format for programs.
fn report(repository: &Repository, format: &str) -> Value {
    repository.check(&["--output", &format!("{format}=report")]);
    serde_json::from_slice(&std::fs::read(repository.path("report")).unwrap()).unwrap()
}

#[test]
fn reports_tell_what_other_tools_call_it() {
    let repository =
        Repository::new(&[("Dockerfile", BROKEN), ("web.yaml", "apiVersion: v1\nkind: \"Service\nb: [\n")]);
    let json = report(&repository, "json");
    let told = |file: &str| {
        let problems = json["problems"].as_array().unwrap();
        problems.iter().find(|problem| problem["file"] == file).unwrap_or_else(|| panic!("{json}"))["aliases"].clone()
    };
    assert_eq!((told("Dockerfile"), told("web.yaml")), (serde_json::json!(["DL1000"]), serde_json::json!([])));
    let sarif = report(&repository, "sarif");
    let notifications = sarif["runs"][0]["invocations"][0]["toolExecutionNotifications"].as_array().unwrap();
    let aliases: Vec<&Value> = notifications.iter().filter_map(|one| one.pointer("/properties/aliases")).collect();
    assert_eq!(aliases, [&serde_json::json!(["DL1000"])]);
    assert!(notifications.iter().any(|one| one["descriptor"]["id"] == "unparsable"));
}

#[test]
fn nobody_can_allow_it() {
    let ways = [
        ("Dockerfile", "# hadolint global ignore=DL1000\nFROM debian:12\nUSER 1\n", 1),
        ("Dockerfile", "FROM debian:12\n# hadolint ignore=DL3002,DL1000\nUSER 1\n", 2),
        ("Dockerfile", "FROM debian:12\n# tidegate: allow unparsable -- it builds\nUSER 1\n", 2),
        (".hadolint.yaml", "ignored:\n  - DL3008\n  - DL1000\n", 3),
    ];
    for (file, text, line) in ways {
        let repository = Repository::new(&[("Dockerfile", "FROM debian:12\nUSER 1\n"), (file, text)]);
        let output = repository.check(&[]);
        let said = String::from_utf8(output.stdout).unwrap();
        let told =
            said.lines().find(|line| line.contains("unknown-suppressed-rule")).unwrap_or_else(|| panic!("{said}"));
        assert!(told.starts_with(&format!("{file}:{line}:")) && told.contains("nothing can switch off"), "{told}");
        assert_eq!(output.status.code(), Some(0), "a note does not block: {said}");
    }
    for (arguments, config) in [(&["--only", "DL1000"][..], ""), (&[], "rules: {DL1000: off}\n")] {
        let repository = Repository::new(&[("Dockerfile", BROKEN), ("tidegate.yaml", config)]);
        let output = repository.check(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && said.contains("is no rule but a problem (`unparsable`)"), "{said}");
    }
    let ignored = [("Dockerfile", "# hadolint global ignore=DL1000\nFROM debian:12\nRUNN true\n")];
    assert_eq!(Repository::new(&ignored).check(&["--profile", "hadolint"]).status.code(), Some(3));
}

#[test]
fn explain_knows_it_by_every_name() {
    for id in ["DL1000", "dl1000", "unparsable"] {
        let output = Command::new(env!("CARGO_BIN_EXE_tidegate")).args(["explain", id]).output().unwrap();
        let page = String::from_utf8(output.stdout).unwrap();
        assert!(page.starts_with("# unparsable: ") && page.contains("Also known as: DL1000"), "{page}");
    }
}
