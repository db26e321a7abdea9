//! Walks `fixtures/rules` and `fixtures/policies`: every rule has a folder and every folder a rule; a `fail-*` fixture
//! gives exactly the tokens that `expect` lists by hand, a `pass-*` fixture gives none, and each id that the rule
//! answers to finds them. Shipped policies are rules like the built-in ones.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use tidegate::config::{Choice, Configurations, Disk, Policies};
use tidegate::document::Source;
use tidegate::engine::{Checker, Report, Selection};
use tidegate::finding::{Profile, Severity};
use tidegate::model::classify::classify;
use tidegate::model::{Run, Unit, Workspace, World};
use tidegate::rule::{Body, Rule};

pub static RULES: LazyLock<Vec<&'static Rule>> = LazyLock::new(tidegate::rules::all);

/// The shipped policies.
pub static POLICIES: LazyLock<Vec<Arc<Rule>>> = LazyLock::new(|| {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = tidegate::input::read_policies(&repository.join("policies"), repository);
    let loaded = tidegate::policy::load(&files.modules, &files.data, Some(TODAY));
    assert!(files.problems.is_empty() && loaded.problems.is_empty(), "{:?}", loaded.problems);
    loaded.rules
});

/// Built-in rules and shipped policies.
fn every() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().chain(POLICIES.iter().map(|rule| &**rule))
}

const ROOTS: [&str; 2] = ["fixtures/rules", "fixtures/policies"];

fn root(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

pub fn folder(rule: &Rule) -> PathBuf {
    let is_policy = matches!(rule.body, Body::Policy(..));
    root(ROOTS[usize::from(is_policy)]).join(&*rule.meta.id)
}

/// The fixtures of a rule: files or folders whose names begin with `prefix`.
pub fn fixtures(rule: &Rule, prefix: &str) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder(rule)) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.file_name().unwrap().to_str().unwrap().starts_with(prefix));
    found.sort();
    found
}

pub fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let mut found: Vec<PathBuf> =
        std::fs::read_dir(path).unwrap().flat_map(|entry| files(&entry.unwrap().path())).collect();
    found.sort();
    found
}

/// Reads a fixture as one unit; its sources are named relative to the rule's folder.
pub fn workspace(base: &Path, fixture: &Path) -> Workspace {
    let mut workspace = Workspace { units: vec![Unit::whole("fixture")], ..Workspace::default() };
    for file in files(fixture) {
        let name = file.strip_prefix(base).unwrap().to_str().unwrap().to_owned();
        let source = Source::new(name.clone(), std::fs::read_to_string(&file).unwrap());
        let classified = classify(&source, false);
        let problems: Vec<&str> = classified.problems.iter().map(|problem| problem.message.as_str()).collect();
        assert!(problems.is_empty(), "{}: {problems:?}", file.display());
        workspace.documents.extend(classified.documents);
    }
    assert!(!workspace.documents.is_empty(), "{}: nothing in it is ours", fixture.display());
    assert!(tidegate::input::follow_builds(&mut workspace, base).is_empty(), "{}", fixture.display());
    tidegate::input::list_contexts(&mut workspace, base);
    workspace
}

/// 2026-11-21: the day on which fixtures are checked.
const TODAY: i64 = 20_778;

/// How the rules are set for a fixture: as its `tidegate.yaml` says, if it is a folder with one. Only the rules that
/// answer to `id` run; but where `rule` judges what is said about other rules, it needs all of them.
fn selection(id: &str, rule: &Rule, fixture: &Path) -> (Selection, World) {
    let all = matches!(rule.body, Body::Settling(_));
    if !fixture.join("tidegate.yaml").exists() {
        let runs = |other: &&'static Rule| all || other.meta.answers_to(id);
        let rules = every().filter(runs);
        return (Selection::everywhere(rules, Severity::Medium), World::Open);
    }
    let configurations = Configurations::nearest(&Disk, fixture.to_owned());
    files(fixture).iter().for_each(|file| configurations.meet(file));
    let only = if all { Vec::new() } else { vec![id.to_owned()] };
    let choice = Choice { profile: all.then_some(Profile::All), only, ..Choice::default() };
    let selection = configurations.selection(&folder(rule), Policies::default(), &choice);
    let selection = selection.unwrap_or_else(|mistakes| panic!("{}: {mistakes:?}", fixture.display()));
    (selection, configurations.world())
}

/// What the rule says of a fixture.
pub fn check(rule: &Rule, fixture: &Path) -> Report {
    check_under(&rule.meta.id, rule, fixture)
}

/// What all rules that answer to `id`, a name or an alias, say of a fixture of `rule`.
pub fn check_under(id: &str, rule: &Rule, fixture: &Path) -> Report {
    let (selection, world) = selection(id, rule, fixture);
    let run = Run { today: Some(TODAY), world, ..Run::default() };
    let own = folder(rule);
    let base = if fixture.starts_with(&own) { own.as_path() } else { fixture.parent().unwrap() };
    let mut report = Checker::new(selection).check(&workspace(base, fixture), &run);
    let answers: Vec<bool> = report.rules.iter().map(|rule| rule.meta.answers_to(id)).collect();
    report.findings.retain(|finding| answers[finding.rule]);
    assert!(report.problems.is_empty(), "{}: {:?}", fixture.display(), report.problems);
    report
}

/// The findings of a report as lines of `expect`.
fn marked(report: &Report) -> BTreeSet<String> {
    let line = |finding: &tidegate::finding::Finding| {
        let (file, start, end) = finding.hit.place.region();
        assert!(start < end, "{}: an empty region at {start:?}: {}", file.name(), finding.hit.message);
        let (_, span) = finding.hit.place.source.in_file(finding.hit.place.span);
        let token = file.slice(span).replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t");
        format!("{}:{} {token}", file.name(), start.line)
    };
    report.findings.iter().map(line).collect()
}

pub fn expected(rule: &Rule, fixture: &Path) -> BTreeSet<String> {
    let path = folder(rule).join("expect");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let name = fixture.file_name().unwrap().to_str().unwrap();
    let belongs = |line: &&str| line.starts_with(&format!("{name}:")) || line.starts_with(&format!("{name}/"));
    text.lines().filter(belongs).map(str::to_owned).collect()
}

#[test]
fn every_rule_has_fixtures_and_every_folder_a_rule() {
    for rule in every() {
        assert!(!fixtures(rule, "fail-").is_empty(), "{} has no fail-* fixture", rule.meta.id);
        assert!(!fixtures(rule, "pass-").is_empty(), "{} has no pass-* fixture", rule.meta.id);
        for entry in std::fs::read_dir(folder(rule)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let known =
                name.starts_with("fail-") || name.starts_with("pass-") || name == "expect" || name == "report.txt";
            assert!(known, "{}: {name} is neither fail-*, pass-*, expect nor report.txt", rule.meta.id);
        }
    }
    for name in ROOTS {
        for family in std::fs::read_dir(root(name)).into_iter().flatten() {
            for entry in std::fs::read_dir(family.unwrap().path()).unwrap() {
                let path = entry.unwrap().path();
                assert!(every().any(|rule| folder(rule) == path), "{} has no rule", path.display());
            }
        }
    }
}

#[test]
fn fail_fixtures_mark_exactly_the_expected_tokens() {
    let mut wrong = Vec::new();
    for rule in every() {
        for fixture in fixtures(rule, "fail-") {
            let (found, expected) = (marked(&check(rule, &fixture)), expected(rule, &fixture));
            if found != expected || found.is_empty() {
                wrong.push(format!(
                    "{} in {}\n  expected {expected:#?}\n  found {found:#?}",
                    rule.meta.id,
                    fixture.display()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pass_fixtures_mark_nothing() {
    for rule in every() {
        for fixture in fixtures(rule, "pass-") {
            let found = marked(&check(rule, &fixture));
            assert!(found.is_empty(), "{} fires on {}: {found:#?}", rule.meta.id, fixture.display());
        }
    }
}

#[test]
fn expectations_name_fixtures_that_exist() {
    for rule in every() {
        let text = std::fs::read_to_string(folder(rule).join("expect")).unwrap_or_default();
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let name = line.split([':', '/']).next().unwrap();
            assert!(folder(rule).join(name).exists(), "{}: expect names {name}", rule.meta.id);
        }
    }
}
