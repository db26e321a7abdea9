//! Comments and annotations that allow findings: each dialect, what it reaches, and what it does not.

use std::collections::BTreeSet;

use tidegate::document::Source;
use tidegate::engine::{Checker, Report, Selection};
use tidegate::finding::{Finding, Severity, Status};
use tidegate::model::classify::classify;
use tidegate::model::{Run, Unit, Workspace};

use crate::fixtures::RULES;

fn workspace(files: &[(&str, &str)]) -> Workspace {
    let mut workspace = Workspace { units: vec![Unit::whole("test")], ..Workspace::default() };
    for (name, text) in files {
        let classified = classify(&Source::new(*name, *text), false);
        assert!(classified.problems.is_empty(), "{:?}", classified.problems);
        workspace.documents.extend(classified.documents);
    }
    workspace
}

fn check_on(today: Option<i64>, files: &[(&str, &str)]) -> Report {
    let rules = RULES.iter().copied();
    let checker = Checker::new(Selection::everywhere(rules, Severity::Medium));
    checker.check(&workspace(files), &Run { today, ..Run::default() })
}

fn check(files: &[(&str, &str)]) -> Report {
    check_on(None, files)
}

fn of_rule<'r>(report: &'r Report, rule: &str) -> Vec<&'r Finding> {
    let findings: Vec<&Finding> =
        report.findings.iter().filter(|finding| report.rules[finding.rule].meta.id == rule).collect();
    assert!(report.rules.iter().any(|known| known.meta.id == rule), "{rule} is no rule");
    findings
}

/// The lines on which a rule finds something that counts, and those where it is suppressed.
fn lines(report: &Report, rule: &str) -> (BTreeSet<u32>, BTreeSet<u32>) {
    let line = |finding: &&&Finding| finding.hit.place.region().1.line;
    let findings = of_rule(report, rule);
    let open = findings.iter().filter(|finding| finding.status == Status::Open);
    let suppressed = findings.iter().filter(|finding| matches!(finding.status, Status::Suppressed { .. }));
    (open.map(|finding| line(&finding)).collect(), suppressed.map(|finding| line(&finding)).collect())
}

#[track_caller]
fn holds(text: (&str, &str), rule: &str, open: &[u32], suppressed: &[u32]) {
    let report = check(&[text]);
    let expected = (open.iter().copied().collect(), suppressed.iter().copied().collect());
    assert_eq!(lines(&report, rule), expected, "open and suppressed lines of {rule} in\n{}", text.1);
}

const IMAGE: &str = "kubernetes/untagged-image";
const SSH: &str = "docker/ssh-port";

/// Two containers; `{0}` to `{5}` are replaced.
fn pod(comments: [&str; 6]) -> String {
    let [document, spec, first, image, second, end] = comments;
    format!(
        "{document}apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n{spec}spec:\n  containers:\n{first}    - name: a\n      \
         image: one{image}\n{second}    - name: b\n      image: two\n{end}"
    )
}

const HERE: &str = "# tidegate: allow kubernetes/untagged-image -- mirror\n";
const BESIDE: &str = " # tidegate: allow kubernetes/untagged-image -- mirror";

#[test]
fn a_comment_above_reaches_what_stands_below_it_and_under_that() {
    holds(("a.yaml", &pod(["", "", "", "", "", ""])), IMAGE, &[8, 10], &[]);
    holds(("a.yaml", &pod([HERE, "", "", "", "", ""])), IMAGE, &[], &[9, 11]);
    holds(("a.yaml", &pod(["", HERE, "", "", "", ""])), IMAGE, &[], &[9, 11]);
    holds(("a.yaml", &pod(["", "", &format!("    {HERE}"), "", "", ""])), IMAGE, &[11], &[9]);
    holds(("a.yaml", &pod(["", "", &format!("    {HERE}\n    # why\n\n"), "", "", ""])), IMAGE, &[14], &[12]);
    holds(("a.yaml", &pod(["", "", "", "", HERE, ""])), IMAGE, &[8], &[11]);
    holds(("a.yaml", &pod(["", "", "", "", "", HERE])), IMAGE, &[8, 10], &[]);
}

#[test]
fn a_comment_at_the_end_of_a_line_reaches_what_begins_on_it() {
    holds(("a.yaml", &pod(["", "", "", BESIDE, "", ""])), IMAGE, &[10], &[8]);
    let key = pod(["", "", "", "", "", ""]).replace("containers:", &format!("containers:{BESIDE}"));
    holds(("a.yaml", &key), IMAGE, &[], &[8, 10]);
    let item = pod(["", "", "", "", "", ""]).replace("name: a", &format!("name: a{BESIDE}"));
    holds(("a.yaml", &item), IMAGE, &[10], &[8]);
    let dash = pod(["", "", "", "", "", ""]).replace("- name: b", &format!("-{BESIDE}\n      name: b"));
    holds(("a.yaml", &dash), IMAGE, &[8], &[11]);
    let other = pod(["", "", "", "", "", ""]).replace("kind: Pod", &format!("kind: Pod{BESIDE}"));
    holds(("a.yaml", &other), IMAGE, &[8, 10], &[]);
}

#[test]
fn a_comment_for_the_file_reaches_every_document_of_it_and_no_other_file() {
    let file = "# tidegate: allow-file KSV-0013 -- mirror\n";
    let stream = format!("{}---\n{}", pod(["", "", "", "", "", ""]), pod([file, "", "", "", "", ""]));
    let report = check(&[("a.yaml", &stream), ("b.yaml", &pod(["", "", "", "", "", ""]))]);
    let of = |file: &str| {
        let counts = |finding: &&Finding| finding.hit.place.source.name() == file && finding.status == Status::Open;
        of_rule(&report, IMAGE).into_iter().filter(counts).count()
    };
    assert_eq!((of("a.yaml"), of("b.yaml")), (0, 2));
}

#[test]
fn a_comment_reaches_its_own_document_only() {
    let stream = format!("{}---\n{}", pod([HERE, "", "", "", "", ""]), pod(["", "", "", "", "", ""]));
    holds(("a.yaml", &stream), IMAGE, &[20, 22], &[9, 11]);
}

#[test]
fn names_are_those_of_any_tool_in_any_of_their_spellings() {
    for name in ["KSV-0013", "AVD-KSV-0013", "ksv013", "KSV0013", "CKV_K8S_14", "kube-linter:latest-tag"] {
        let comment = format!("# tidegate: allow {name} -- mirror\n");
        holds(("a.yaml", &pod([&comment, "", "", "", "", ""])), IMAGE, &[], &[9, 11]);
    }
    let comment = "# tidegate: allow kubernetes/cpu-limit, KSV-0013 -- mirror\n";
    holds(("a.yaml", &pod([comment, "", "", "", "", ""])), IMAGE, &[], &[9, 11]);
    let comment = "# tidegate: allow kubernetes/cpu-limit -- mirror\n";
    holds(("a.yaml", &pod([comment, "", "", "", "", ""])), IMAGE, &[9, 11], &[]);
}

#[test]
fn what_is_suppressed_says_where_and_why() {
    let report = check(&[("a.yaml", &pod([HERE, "", "", "", "", ""]))]);
    let by = Status::Suppressed { by: "a.yaml:1".into(), reason: Some("mirror".into()) };
    assert!(of_rule(&report, IMAGE).iter().all(|finding| finding.status == by));
}

#[test]
fn a_permission_holds_until_its_last_day() {
    let comment = "# tidegate: allow kubernetes/untagged-image -- mirror until 2027-01-31\n";
    let text = pod([comment, "", "", "", "", ""]);
    // 2027-01-31 is day 20,849.
    for (today, open) in [(None, 0), (Some(20_849), 0), (Some(20_850), 2)] {
        let report = check_on(today, &[("a.yaml", &text)]);
        assert_eq!(lines(&report, IMAGE).0.len(), open, "{today:?}");
        assert_eq!(of_rule(&report, "config/expired-suppression").len(), usize::from(open > 0), "{today:?}");
    }
    let trivy = pod(["# trivy:ignore:KSV-0013:exp:2027-01-31\n", "", "", "", "", ""]);
    for (today, open) in [(20_848, 0), (20_849, 2)] {
        assert_eq!(lines(&check_on(Some(today), &[("a.yaml", &trivy)]), IMAGE).0.len(), open, "{today}");
    }
}

#[test]
fn comments_of_dockerfiles_reach_an_instruction_a_stage_or_the_file() {
    let file = "FROM alpine:3.20 AS one\nEXPOSE 22\nFROM alpine:3.20\nEXPOSE 22\nEXPOSE 80\n";
    holds(("Dockerfile", file), SSH, &[2, 4], &[]);
    for above in [
        "# tidegate: allow docker/ssh-port -- bastion",
        "#trivy:ignore:DS-0004",
        "# trivy:ignore:AVD-DS-0001 trivy:ignore:avd-ds-0004",
        "#trivy:ignore:*",
        "#trivy:ignore:DS-*",
        "#tfsec:ignore:DS004:exp:2099-01-01",
    ] {
        let text = file.replacen("EXPOSE 22", &format!("{above}\nEXPOSE 22"), 1);
        let shift = above.matches('\n').count() as u32 + 1;
        holds(("Dockerfile", &text), SSH, &[4 + shift], &[2 + shift]);
    }
    for whole in [
        "# tidegate: allow-file DS-0004 -- bastion",
        "#checkov:skip=CKV_DOCKER_1:bastion",
        "# checkov:skip=CKV_DOCKER_1",
    ] {
        holds(("Dockerfile", &format!("{file}{whole}\n")), SSH, &[], &[2, 4]);
    }
    holds(("Dockerfile", &format!("#trivy:ignore:DS-0004[port=22]\n{file}")), SSH, &[3, 5], &[]);
}

#[test]
fn hadolint_pragmas_reach_further_than_hadolint_lets_them() {
    let workdir = "docker/relative-workdir";
    let file = "FROM alpine:3.20 AS one\nWORKDIR app\nFROM alpine:3.20\nWORKDIR app\n";
    holds(("Dockerfile", file), workdir, &[2, 4], &[]);
    for above in [
        "# hadolint ignore=DL3000",
        "#hadolint ignore = DL3001 , DL3000 # why",
        "# hadolint ignore=DL3000 the base image sets it",
        "# hadolint ignore=DL3000\n# hadolint ignore=DL3001",
        "# hadolint ignore=DL3000\n\n# why\n",
    ] {
        let text = file.replacen("WORKDIR app", &format!("{above}\nWORKDIR app"), 1);
        let shift = above.matches('\n').count() as u32 + 1;
        holds(("Dockerfile", &text), workdir, &[4 + shift], &[2 + shift]);
    }
    holds(("Dockerfile", &format!("{file}# hadolint global ignore=DL3000\n")), workdir, &[], &[2, 4]);
    let stage = file.replace("FROM alpine:3.20\n", "# hadolint stage ignore=DL3000\nFROM alpine:3.20\n");
    holds(("Dockerfile", &stage), workdir, &[2], &[5]);
    holds(("Dockerfile", &format!("# hadolint stage ignore=DL3000\n{file}")), workdir, &[5], &[3]);
}

#[test]
fn a_shell_reads_comments_too() {
    let rule = "docker/unconfirmed-apt-get";
    let run = |tail: &str| format!("FROM debian:12\nRUN apt-get update && apt-get install curl{tail}\n");
    holds(("Dockerfile", &run("")), rule, &[2], &[]);
    holds(("Dockerfile", &run(" # hadolint ignore=DL3014")), rule, &[], &[2]);
    holds(("Dockerfile", &run(" # tidegate: allow DL3014 -- asked in the terminal")), rule, &[], &[2]);
    holds(("Dockerfile", &run(" && echo \" # hadolint ignore=DL3014\"")), rule, &[2], &[]);
    let continued = "FROM debian:12\nRUN apt-get update && \\\n    # tidegate: allow DL3014 -- asked\n    apt-get install curl && \\\n    \
                     apt-get install wget\n";
    holds(("Dockerfile", continued), rule, &[5], &[4]);
    let heredoc = "FROM debian:12\nRUN <<EOF\n# tidegate: allow DL3014 -- asked\napt-get install curl\napt-get install wget\nEOF\n";
    holds(("Dockerfile", heredoc), rule, &[5], &[4]);
}

#[test]
fn buildkit_checks_are_skipped_by_its_directive() {
    let file = "FROM alpine:3.20 AS one\nFROM alpine:3.20 AS one\n";
    let rule = "docker/duplicate-stage-name";
    holds(("Dockerfile", file), rule, &[2], &[]);
    holds(
        ("Dockerfile", &format!("# check=skip=JSONArgsRecommended,DuplicateStageName;error=true\n{file}")),
        rule,
        &[],
        &[3],
    );
    holds(("Dockerfile", &format!("# check=skip=all\n{file}")), rule, &[], &[3]);
    holds(("Dockerfile", &format!("# check=error=true\n{file}")), rule, &[3], &[]);
    holds(("Dockerfile", &format!("# first\n# check=skip=all\n{file}")), rule, &[4], &[]);
    let above = file.replace("\nFROM", "\n# check=skip=DuplicateStageName // the second one wins\nFROM");
    holds(("Dockerfile", &above), rule, &[], &[3]);
}

#[test]
fn annotations_reach_their_object_only() {
    let annotated = |annotation: &str| {
        let pod = pod(["", "", "", "", "", ""]);
        let (one, other) = (pod.replace("name: web\n", &format!("name: web\n  annotations:\n    {annotation}\n")), pod);
        format!("{one}---\n{other}")
    };
    for annotation in [
        "ignore-check.kube-linter.io/latest-tag: mirror",
        "kube-linter.io/ignore-all: \"\"",
        "kube-score/ignore: pod-networkpolicy, container-image-tag",
        "polaris.fairwinds.com/exempt: \"true\"",
        "polaris.fairwinds.com/tagNotSpecified-exempt: \"True\"",
        "checkov.io/skip1: CKV_K8S_14=mirror = fine",
        "bridgecrew.io/skip7: CKV_K8S_14",
    ] {
        holds(("a.yaml", &annotated(annotation)), IMAGE, &[21, 23], &[10, 12]);
    }
    let together = [
        "ignore-check.kube-linter.io/latest-tag: mirror",
        "kube-score/ignore: container-image-tag",
        "polaris.fairwinds.com/tagNotSpecified-exempt: \"true\"",
        "checkov.io/skip1: CKV_K8S_14=mirror = fine",
        "bridgecrew.io/skip2: CKV_K8S_43=mirror",
    ];
    holds(("a.yaml", &annotated(&together.join("\n    "))), IMAGE, &[25, 27], &[14, 16]);
    for annotation in ["polaris.fairwinds.com/exempt: \"false\"", "checkov.io/skip: CKV_K8S_999=no", "note: exempt"] {
        holds(("a.yaml", &annotated(annotation)), IMAGE, &[10, 12, 21, 23], &[]);
    }
}

#[test]
fn items_of_a_list_have_their_own_annotations() {
    let item = |name: &str, annotations: &str| {
        format!(
            "  - apiVersion: v1\n    kind: Pod\n    metadata:\n      name: {name}\n      annotations: {{{annotations}}}\n    spec:\n      \
             containers:\n        - {{name: a, image: one}}\n"
        )
    };
    let skip = "ignore-check.kube-linter.io/latest-tag: mirror";
    let list = format!("apiVersion: v1\nkind: List\nitems:\n{}{}", item("a", skip), item("b", ""));
    holds(("a.yaml", &list), IMAGE, &[19], &[11]);
}

#[test]
fn kube_score_is_also_told_on_the_pod_template() {
    let text = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  selector: {matchLabels: {a: b}}\n  template:\n    \
                metadata:\n      labels: {a: b}\n      annotations: {kube-score/ignore: container-image-tag}\n    spec:\n      \
                containers:\n        - {name: a, image: one}\n";
    holds(("a.yaml", text), IMAGE, &[], &[12]);
    let linter = text.replace("kube-score/ignore: container-image-tag", "kube-linter.io/ignore-all: x");
    holds(("a.yaml", &linter), IMAGE, &[12], &[]);
}

#[test]
fn json_has_annotations_and_no_comments() {
    let text = r##"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "# tidegate: allow-file KSV-0013 -- x",
  "annotations": {"checkov.io/skip1": "CKV_K8S_14=mirror"}}, "spec": {"containers": [{"name": "a", "image": "one"}]}}"##;
    holds(("a.json", text), IMAGE, &[], &[2]);
    holds(("a.json", &text.replace("CKV_K8S_14", "CKV_K8S_999")), IMAGE, &[2], &[]);
}

#[test]
fn names_that_nobody_knows_are_counted_or_reported() {
    let unknown = "config/unknown-suppressed-rule";
    let report =
        check(&[("Dockerfile", "# hadolint ignore=SC2999\nFROM alpine:3.20\n#trivy:ignore:GIT-0001\nEXPOSE 80\n")]);
    assert_eq!((report.summary.foreign_suppressions, of_rule(&report, unknown).len()), (2, 0));
    let report = check(&[("Dockerfile", "# tidegate: allow vap:deny-latest -- x\nFROM alpine:3.20\n")]);
    assert_eq!((report.summary.foreign_suppressions, of_rule(&report, unknown).len()), (1, 0));
    let report = check(&[("Dockerfile", "# tidegate: allow docker/shh-port -- x\nFROM alpine:3.20\n")]);
    assert_eq!(report.summary.foreign_suppressions, 0);
    let finding = of_rule(&report, unknown)[0];
    assert!(finding.remedy.contains("docker/ssh-port"), "{}", finding.remedy);
}

#[test]
fn only_what_ran_can_be_unused() {
    let unused = |rules: &[&str], text: &str| {
        let wanted = |rule: &&&'static tidegate::rule::Rule| rules.contains(&&*rule.meta.id);
        let rules = RULES.iter().filter(wanted).copied();
        let report = Checker::new(Selection::everywhere(rules, Severity::Medium))
            .check(&workspace(&[("Dockerfile", text)]), &Run::default());
        report.findings.iter().filter(|finding| finding.hit.message.contains("needs")).count()
    };
    let text = "FROM alpine:3.20\n# tidegate: allow docker/ssh-port -- x\nEXPOSE 80\n";
    assert_eq!(unused(&["config/unused-suppression", SSH], text), 1);
    assert_eq!(unused(&["config/unused-suppression", "docker/relative-workdir"], text), 0);
    assert_eq!(unused(&[SSH], text), 0);
    let meta = "# tidegate: allow-file config/unused-suppression -- generated\n";
    let report = check(&[("Dockerfile", &format!("{meta}{text}"))]);
    assert!(lines(&report, "config/unused-suppression").0.is_empty());
}

/// Whatever costs more than linear time makes this test run for minutes.
#[test]
fn twenty_thousand_comments_each_hold() {
    let line = "    # tidegate: allow kubernetes/untagged-image -- mirror\n    - {name: a, image: one}\n";
    let text =
        format!("apiVersion: v1\nkind: Pod\nmetadata: {{name: web}}\nspec:\n  containers:\n{}", line.repeat(20_000));
    let rules = RULES.iter().filter(|rule| rule.meta.id == IMAGE).copied();
    let checker = Checker::new(Selection::everywhere(rules, Severity::Medium));
    let report = checker.check(&workspace(&[("a.yaml", &text)]), &Run::default());
    assert_eq!(report.findings.len(), 20_000);
    assert!(report.findings.iter().all(|finding| finding.status != Status::Open));
}

/// Likewise: a guess compares a name with thousands, so that they are few.
#[test]
fn five_thousand_names_of_no_rule_are_not_all_guessed_at() {
    let line = |number: usize| format!("# tidegate: allow docker/latest-tog{number} -- mirror\nEXPOSE 8080\n");
    let text = format!("FROM scratch\n{}", (0..5_000).map(line).collect::<String>());
    let report = check(&[("Dockerfile", &text)]);
    let unknown = report.findings.iter().filter(|finding| finding.hit.message.starts_with("No rule answers to"));
    let guessed = unknown.clone().filter(|finding| finding.remedy.starts_with("Write `"));
    assert_eq!((unknown.count(), guessed.count()), (5_000, 100));
}
