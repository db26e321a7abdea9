//! Other tools' configuration files: what they ignore always holds, what they select under their own profile only.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use tidegate::config::{Choice, Configurations};
use tidegate::document::Source;
use tidegate::engine::{Checker, Report, Selection};
use tidegate::finding::{ProblemKind, Profile, Status};
use tidegate::model::classify::classify;
use tidegate::model::{Run, Unit, Workspace};

use crate::config::{memory, select};
use crate::fixtures::RULES;

const LATEST: &str = "kubernetes/latest-image";
const PRIVILEGED: &str = "kubernetes/privileged-container";

const DEPLOYMENT: &str = "\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-frontend
  namespace: shop
spec:
  template:
    spec:
      containers:
        - name: web
          image: nginx:latest
          securityContext:
            privileged: true
        - name: logs
          image: fluentd:latest
";

fn all() -> Choice {
    Choice { profile: Some(Profile::All), ..Choice::default() }
}

fn under(profile: Profile) -> Choice {
    Choice { profile: Some(profile), ..Choice::default() }
}

/// 2026-11-21.
const TODAY: i64 = 20_778;

/// Checks the same deployment at `paths` beside other tools' files below `/repo`.
fn check(files: &[(&str, &str)], paths: &[&str], choice: &Choice) -> Report {
    let selection = select(files, paths, choice).unwrap();
    let mut workspace = Workspace { units: vec![Unit::whole("test")], ..Workspace::default() };
    for path in paths {
        workspace.documents.extend(classify(&Source::new(*path, DEPLOYMENT), false).documents);
    }
    Checker::new(selection).check(&workspace, &Run { today: Some(TODAY), ..Run::default() })
}

/// Where a rule's findings are suppressed from, and the lines and files of those that are open.
fn outcome(report: &Report, rule: &str) -> (Vec<String>, Vec<String>) {
    let (mut suppressed, mut open) = (BTreeSet::new(), BTreeSet::new());
    for finding in report.findings.iter().filter(|finding| report.rules[finding.rule].meta.id == rule) {
        let (file, start, _) = finding.hit.place.region();
        match &finding.status {
            Status::Suppressed { by, reason } => {
                let reason = reason.as_ref().map(|reason| format!(" {reason}")).unwrap_or_default();
                suppressed.insert(format!("{}:{} {by}{reason}", file.name(), start.line));
            }
            _ => {
                open.insert(format!("{}:{}", file.name(), start.line));
            }
        }
    }
    (suppressed.into_iter().collect(), open.into_iter().collect())
}

#[track_caller]
fn holds(files: &[(&str, &str)], rule: &str, suppressed: &[&str], open: &[&str]) {
    let report = check(files, &["a.yaml", "vendor/b.yaml"], &all());
    assert_eq!(outcome(&report, rule), (own(suppressed), own(open)), "{rule} under {files:?}");
}

fn own(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

const BOTH: [&str; 2] = ["a.yaml:13", "vendor/b.yaml:13"];

#[test]
fn kube_linter_excludes_checks_and_ignores_paths() {
    let config = "checks:\n  exclude:\n    - latest-tag\n  ignorePaths:\n    - vendor/**\n";
    let files = [("/repo/.kube-linter.yaml", config)];
    let by = [
        "a.yaml:11 .kube-linter.yaml:3",
        "a.yaml:15 .kube-linter.yaml:3",
        "vendor/b.yaml:11 .kube-linter.yaml:3",
        "vendor/b.yaml:15 .kube-linter.yaml:3",
    ];
    holds(&files, LATEST, &by, &[]);
    holds(&files, PRIVILEGED, &["vendor/b.yaml:13 .kube-linter.yaml:5"], &["a.yaml:13"]);
    holds(
        &files,
        "kubernetes/image-without-digest",
        &[],
        &["a.yaml:11", "a.yaml:15", "vendor/b.yaml:11", "vendor/b.yaml:15"],
    );
}

#[test]
fn the_nearest_file_of_a_tool_holds_alone() {
    let files = [
        ("/repo/.kube-linter.yaml", "checks: {exclude: [privileged-container, privilege-escalation-container]}"),
        ("/repo/vendor/.kube-linter.yml", "checks: {}"),
    ];
    holds(&files, PRIVILEGED, &["a.yaml:13 .kube-linter.yaml:1"], &["vendor/b.yaml:13"]);
    let files = [("/.kube-linter.yaml", "checks: {exclude: [privileged-container]}")];
    holds(&files, PRIVILEGED, &[], &BOTH);
}

#[test]
fn ignored_files_allow_nothing_where_suppressions_are_ignored() {
    let files = [
        ("/repo/.kube-linter.yaml", "checks: {exclude: [privileged-container]}"),
        ("/repo/tidegate.yaml", "suppressions: ignore"),
    ];
    holds(&files, PRIVILEGED, &[], &BOTH);
}

/// Whether rules run at a path.
fn run_there(selection: &Selection, path: &str) -> impl Fn(&str) -> bool {
    let ruleset = selection.ruleset(path);
    let running: BTreeSet<String> =
        ruleset.settings.iter().map(|setting| selection.rules[setting.rule].meta.id.to_string()).collect();
    move |rule| running.contains(rule)
}

#[test]
fn what_kube_linter_selects_counts_under_its_profile() {
    let runs = |config: &str, profile: Profile, rule: &str| {
        let selection = select(&[("/repo/.kube-linter.yaml", config)], &["a.yaml"], &under(profile)).unwrap();
        run_there(&selection, "a.yaml")(rule)
    };
    let (opt_in, default) = ("kubernetes/missing-liveness-probe", LATEST);
    let include = "checks: {include: [no-liveness-probe]}";
    assert!(runs(include, Profile::KubeLinter, opt_in) && runs(include, Profile::KubeLinter, default));
    assert!(!runs("checks: {}", Profile::KubeLinter, opt_in));
    assert!(!runs(include, Profile::PssBaseline, opt_in));
    let nothing = "checks: {doNotAutoAddDefaults: true, include: [no-liveness-probe]}";
    assert!(runs(nothing, Profile::KubeLinter, opt_in) && !runs(nothing, Profile::KubeLinter, default));
    assert!(runs(nothing, Profile::Default, default));
    let everything = "checks: {doNotAutoAddDefaults: true, addAllBuiltIn: true}";
    assert!(runs(everything, Profile::KubeLinter, opt_in) && runs(everything, Profile::KubeLinter, default));
    assert!(!runs(everything, Profile::KubeLinter, "kubernetes/image-without-digest"));
}

#[test]
fn what_cannot_be_taken_over_is_refused_under_the_profile() {
    let config =
        "checks: {include: [no-such-check]}\ncustomChecks:\n  - name: team-label\n    template: required-label\n";
    let files = [("/repo/.kube-linter.yaml", config)];
    let mistakes = select(&files, &["a.yaml"], &under(Profile::KubeLinter)).unwrap_err();
    assert_eq!(mistakes.len(), 2, "{mistakes:?}");
    assert!(
        mistakes[0].starts_with(".kube-linter.yaml:1:20: unknown rule `kube-linter:no-such-check`"),
        "{mistakes:?}"
    );
    assert!(mistakes[1].starts_with(".kube-linter.yaml:3:11: the custom check `team-label`"), "{mistakes:?}");
    assert!(select(&files, &["a.yaml"], &Choice::default()).is_ok());
}

#[test]
fn the_profile_is_what_kube_linter_checks_by_default() {
    // stackrox/kube-linter, internal/defaultchecks, August 2026.
    let defaults: BTreeSet<&str> =
        "dangling-service deprecated-service-account-field docker-sock drop-net-raw-capability \
         duplicate-env-var env-var-secret host-ipc host-network host-pid invalid-target-ports \
         job-ttl-seconds-after-finished latest-tag liveness-port mismatching-selector no-anti-affinity \
         no-read-only-root-fs non-existent-service-account pdb-max-unavailable pdb-min-available \
         privilege-escalation-container privileged-container readiness-port run-as-non-root sensitive-host-mounts \
         ssh-port startup-port unsafe-sysctls unset-cpu-requirements unset-memory-requirements \
         pdb-unhealthy-pod-eviction-policy"
            .split_whitespace()
            .collect();
    let mut held = BTreeSet::new();
    for rule in RULES.iter() {
        let checks: Vec<&str> =
            rule.meta.aliases.iter().filter_map(|alias| alias.strip_prefix("kube-linter:")).collect();
        let in_profile = rule.meta.profiles.contains(&Profile::KubeLinter);
        let known = |check: &&str| defaults.contains(check) || *check == "no-extensions-v1beta";
        assert_eq!(in_profile, checks.iter().any(known), "{}", rule.meta.id);
        held.extend(checks.into_iter().filter(|_| in_profile));
    }
    assert!(held.is_superset(&defaults), "{:?}", defaults.difference(&held));
}

#[test]
fn checkov_skips_checks_namespaces_and_paths() {
    let skip = |written: &str| format!("check:\n  - CKV_K8S_1\nskip-check:\n  - {written}\n");
    let by = ["a.yaml:13 .checkov.yaml:4", "vendor/b.yaml:13 .checkov.yaml:4"];
    for written in ["CKV_K8S_16", "\"CKV_K8S_*\"", "shop"] {
        holds(&[("/repo/.checkov.yaml", &skip(written))], PRIVILEGED, &by, &[]);
    }
    for written in ["CKV_K8S_17", "\"CKV_AWS_*\"", "default"] {
        holds(&[("/repo/.checkov.yaml", &skip(written))], PRIVILEGED, &[], &BOTH);
    }
    let files = [("/repo/.checkov.yml", "skip-path:\n  - ^vendor/\ncompact: true\n")];
    holds(&files, PRIVILEGED, &["vendor/b.yaml:13 .checkov.yml:2"], &["a.yaml:13"]);
    let files = [("/repo/.checkov.yml", "skip-check: CKV_K8S_99,CKV_K8S_16\n")];
    holds(&files, PRIVILEGED, &["a.yaml:13 .checkov.yml:1", "vendor/b.yaml:13 .checkov.yml:1"], &[]);
}

#[test]
fn trivy_ignores_ids_until_they_expire() {
    let lines = "# vendored\n\nAVD-KSV-0017\n";
    let by = ["a.yaml:13 .trivyignore:3", "vendor/b.yaml:13 .trivyignore:3"];
    holds(&[("/repo/.trivyignore", lines)], PRIVILEGED, &by, &[]);
    holds(
        &[("/repo/.trivyignore", "CVE-2022-40897\nKSV017 exp:2026-11-22\n")],
        PRIVILEGED,
        &by.map(|by| by.replace(":3", ":2")).each_ref().map(|by| by.as_str()),
        &[],
    );
    let report = check(&[("/repo/.trivyignore", "KSV-0017 exp:2026-11-21\n")], &["a.yaml"], &all());
    assert_eq!(outcome(&report, PRIVILEGED), (vec![], own(&["a.yaml:13"])));
    assert_eq!(outcome(&report, "config/expired-suppression").1, [".trivyignore:1"]);
    assert_eq!(
        check(&[("/repo/.trivyignore", "CVE-2022-40897\n")], &["a.yaml"], &all()).summary.foreign_suppressions,
        1
    );
}

#[test]
fn trivy_says_paths_reason_and_end_in_yaml() {
    let config = "\
misconfigurations:
  - id: KSV-0017
    paths:
      - \"vendor/**/*.yaml\"
    statement: comes from upstream
    expired_at: 2027-01-31
vulnerabilities:
  - id: CVE-2022-40897
    purls: [\"pkg:deb/debian\"]
";
    let files = [("/repo/.trivyignore.yaml", config)];
    holds(&files, PRIVILEGED, &["vendor/b.yaml:13 .trivyignore.yaml:2 comes from upstream"], &["a.yaml:13"]);
    let past = config.replace("2027", "2026");
    let report = check(&[("/repo/.trivyignore.yaml", &past)], &["vendor/b.yaml"], &all());
    assert_eq!(outcome(&report, PRIVILEGED), (vec![], own(&["vendor/b.yaml:13"])));
    assert_eq!(outcome(&report, "config/expired-suppression").1, [".trivyignore.yaml:6"]);
}

#[test]
fn polaris_may_forbid_annotations() {
    let exempt = DEPLOYMENT
        .replace("  namespace: shop\n", "  namespace: shop\n  annotations: {polaris.fairwinds.com/exempt: \"true\"}\n");
    for (config, open) in [("checks: {}", 0), ("disallowAnnotationExemptions: true\nchecks: {}", 2)] {
        let files = [("/repo/polaris.yaml", config)];
        let selection = select(&files, &["a.yaml"], &all()).unwrap();
        let documents = classify(&Source::new("a.yaml", exempt.as_str()), false).documents;
        let workspace = Workspace { documents, units: vec![Unit::whole("test")], ..Workspace::default() };
        let report = Checker::new(selection).check(&workspace, &Run::default());
        assert_eq!(outcome(&report, LATEST).1.len(), open, "{config}");
    }
}

#[test]
fn polaris_exempts_by_the_beginnings_of_names() {
    let latest = |suppressed: &[&str], open: &[&str], config: &str| {
        let report = check(&[("/repo/polaris.yaml", config)], &["a.yaml"], &all());
        assert_eq!(outcome(&report, LATEST), (own(suppressed), own(open)), "{config}");
    };
    let (first, second) = ("a.yaml:11", "a.yaml:15");
    let exempt = |what: &str| format!("checks: {{}}\nexemptions:\n  - {what}\n    rules:\n      - tagNotSpecified\n");
    latest(&["a.yaml:11 polaris.yaml:5", "a.yaml:15 polaris.yaml:5"], &[], &exempt("controllerNames: [web]"));
    latest(&[], &[first, second], &exempt("controllerNames: [frontend]"));
    latest(&["a.yaml:15 polaris.yaml:5"], &[first], &exempt("containerNames: [log]"));
    latest(&[], &[first, second], &exempt("namespace: other"));
    let both = ["a.yaml:11 polaris.yaml:5", "a.yaml:15 polaris.yaml:5"];
    latest(&both, &[], &exempt("namespace: shop"));
    latest(&[], &[first, second], &format!("disallowExemptions: true\n{}", exempt("namespace: shop")));
    let any_rule = "exemptions:\n  - controllerNames:\n      - web\n";
    latest(&["a.yaml:11 polaris.yaml:3", "a.yaml:15 polaris.yaml:3"], &[], any_rule);
    let ignored = "checks:\n  tagNotSpecified: ignore\n  runAsRootAllowed: danger\n";
    latest(&["a.yaml:11 polaris.yaml:2", "a.yaml:15 polaris.yaml:2"], &[], ignored);
    latest(
        &[],
        &[first, second],
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: polaris}\nchecks: {tagNotSpecified: ignore}\n",
    );
}

/// What is wrong with a file, with its place.
fn problems(file: &str, text: &str) -> Vec<String> {
    let memory = memory(&[(file, text)]);
    let configurations = Configurations::nearest(&memory, PathBuf::from("/repo"));
    let documents = classify(&Source::new("a.yaml", DEPLOYMENT), false).documents;
    let workspace = Workspace { documents, ..Workspace::default() };
    let problems = configurations.foreign_problems(&workspace, Path::new("/repo"));
    let said = problems.iter().map(|problem| {
        assert_eq!(problem.kind, ProblemKind::ConfigurationBroken);
        let (_, start, _) = problem.place.as_ref().unwrap().region();
        format!("{}:{}:{}: {}", problem.file, start.line, start.column, problem.message)
    });
    said.collect()
}

#[test]
fn faults_in_other_tools_files_have_a_place() {
    let cases = [
        (".kube-linter.yaml", "checks:\n  exlude: []\n", ":2:3: unknown key `exlude`; did you mean `exclude`?"),
        (".kube-linter.yaml", "checks: [\n", ":"),
        (
            ".checkov.yaml",
            "compact: true\nskip-chek: [CKV_K8S_8]\n",
            ":2:1: unknown key `skip-chek`; did you mean `skip-check`?",
        ),
        (".checkov.yaml", "skip-path:\n  - '(unclosed'\n", ":2:5: not a regular expression: unclosed group"),
        (".trivyignore", "KSV-0017 exp:tomorrow\n", ":1:14: not a day; one looks like 2027-01-31"),
        (".trivyignore.yaml", "misconfigurations:\n  - id: KSV-0017\n    expired: x\n", ":3:5: unknown key `expired`"),
        (".trivyignore.yaml", "misconfigurations:\n  - id: KSV-0017\n    expired_at: soon\n", ":3:17: not a day"),
        (".polaris.yaml", "checks:\n  tagNotSpecified: sometimes\n", ":2:20: unknown value `sometimes`"),
    ];
    for (name, text, message) in cases {
        let problems = problems(&format!("/repo/{name}"), text);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].starts_with(&format!("{name}{message}")), "{problems:?} instead of {name}{message}");
    }
    for empty in [".kube-linter.yaml", ".checkov.yaml", ".trivyignore", ".trivyignore.yaml", ".polaris.yaml"] {
        assert!(problems(&format!("/repo/{empty}"), "").is_empty(), "{empty}");
    }
}
