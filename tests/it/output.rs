//! Reports in every format, over a small workspace that is made here.

use std::sync::Arc;

use clap::ValueEnum;
use serde_json::Value;
use tidegate::document::{Node, Pointer, Source, Span};
use tidegate::engine::{Checker, Report, Selection, with_problems};
use tidegate::finding::{Place, Problem, Severity};
use tidegate::model::classify::classify;
use tidegate::model::dockerfile::{Instruction, Keyword};
use tidegate::model::{Document, Run, Unit, Workspace};
use tidegate::output::{Format, RenderOptions, render, report_schema};
use tidegate::rule::{Body, Context, Rule, rule};

use crate::printed;

rule! {
    /// Image without a tag
    ///
    /// Whatever was pushed last is what runs.
    IMAGE = {
        id: "sample/untagged-image",
        severity: Medium,
        since: "2026.11",
        aliases: ["KSV-0013", "kube-linter:latest-tag"],
        profiles: [Default],
        remedy: "Name the version that you tested.",
        body: Body::Trees(untagged),
    }
}

rule! {
    /// Privileged container
    ///
    /// It is root on the node.
    PRIVILEGED = {
        id: "sample/privileged",
        severity: Critical,
        since: "2026.11",
        aliases: ["KSV-0017"],
        profiles: [Default, Security],
        remedy: "Drop `privileged: true` and add the capabilities that the program needs.",
        cwe: [250, 269],
        body: Body::Trees(privileged),
    }
}

rule! {
    /// Command that runs at build time
    ///
    /// A sample rule that marks the whole instruction.
    RUN = {
        id: "sample/run",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3059"],
        profiles: [Default],
        remedy: "Think twice.",
        body: Body::Instructions(&[Keyword::Run], run),
    }
}

rule! {
    /// Resource that can be destroyed
    ///
    /// A sample rule over plans.
    DESTROY = {
        id: "sample/destroyable",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_1"],
        profiles: [Default, Security],
        remedy: "Protect it.",
        body: Body::Trees(destroyable),
    }
}

/// Every value under `key`, wherever it stands.
fn values<'d>(document: &'d Document, key: &str) -> Vec<Node<'d>> {
    let Some(tree) = document.tree() else { return Vec::new() };
    let nodes = (0..tree.len() as u32).map(|id| tree.node(id));
    nodes
        .flat_map(|node| node.written_entries().filter(|(name, _)| name.text() == key).map(|(_, value)| value))
        .collect()
}

fn untagged(document: &Document, context: &mut Context) {
    for image in values(document, "image").into_iter().filter(|image| !image.text().contains(':')) {
        let owner = document.tree().unwrap().root().at(&["metadata", "name"]);
        let hit = context.hit(image, format!("The image `{}` names no version.", image.text()));
        if let Some(owner) = owner {
            hit.related(owner, "this object runs it").about(format!("Deployment {}", owner.text()));
        }
    }
}

fn privileged(document: &Document, context: &mut Context) {
    for value in values(document, "privileged").into_iter().filter(|value| value.as_bool() == Some(true)) {
        context.hit(value, "The container runs privileged.").about("Deployment web");
    }
}

fn run(instruction: &Instruction, context: &mut Context) {
    context.hit(instruction.place(), "Something runs.");
}

fn destroyable(document: &Document, context: &mut Context) {
    for value in values(document, "force_destroy") {
        context.hit(value, "Its data goes with it.").about("aws_s3_bucket.logs");
    }
}

const MANIFEST: &str = r#"apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - name: web
          image: registry.example.com/shop/web
          securityContext:
            privileged: true
        - name: größe-😀
          image: "sidecar" # größe 😀
"#;

const DOCKERFILE: &str = "FROM debian:13\r\nRUN apt-get update && \\\r\n    apt-get install -y curl\r\nUSER app\r\n";

const PLAN: &str = r#"{"format_version":"1.2","terraform_version":"1.9.0","resource_changes":[{"address":"aws_s3_bucket.logs","mode":"managed","type":"aws_s3_bucket","name":"logs","provider_name":"registry.terraform.io/hashicorp/aws","change":{"actions":["create"],"before":null,"after":{"bucket":"shop-logs","force_destroy":true},"after_unknown":{"id":true},"before_sensitive":false,"after_sensitive":{}}}],"configuration":{}}"#;

/// A workspace of files with these names and texts, and what could not be read of them.
fn workspace(files: &[(&str, &str)]) -> (Workspace, Vec<Problem>) {
    let mut workspace = Workspace { units: vec![Unit::whole(".")], ..Workspace::default() };
    let mut problems = Vec::new();
    for (name, text) in files {
        let classified = classify(&Source::new(*name, *text), true);
        workspace.documents.extend(classified.documents);
        problems.extend(classified.problems);
    }
    (workspace, problems)
}

fn check_with(rules: &[&Rule], files: &[(&str, &str)]) -> Report {
    let (workspace, problems) = workspace(files);
    let mut rules: Vec<Arc<Rule>> = rules.iter().map(|&rule| Arc::new(rule.clone())).collect();
    rules.sort_by(|a, b| a.meta.id.cmp(&b.meta.id));
    let checker = Checker::new(Selection::everywhere(rules, Severity::Medium));
    with_problems(checker.check(&workspace, &Run::default()), problems)
}

fn check(files: &[(&str, &str)]) -> Report {
    check_with(&[&IMAGE, &PRIVILEGED, &RUN, &DESTROY], files)
}

fn sample() -> Report {
    check(&[
        ("deploy/my app.yaml", MANIFEST),
        ("deploy/broken.yaml", "apiVersion: v1\nkind: Pod\nmetadata: [\n"),
        ("Dockerfile", DOCKERFILE),
        ("plan.json", PLAN),
    ])
}

fn colored() -> RenderOptions {
    RenderOptions { color: true, hyperlinks: true, ..RenderOptions::default() }
}

#[test]
fn samples_look_as_they_did() {
    let report = sample();
    let plain = RenderOptions::default();
    let ascii = RenderOptions { unicode: false, width: 60, ..RenderOptions::default() };
    let drawn = [
        ("pretty.txt", Format::Pretty, &plain),
        ("pretty-ascii.txt", Format::Pretty, &ascii),
        ("pretty-colored.txt", Format::Pretty, &colored()),
        ("concise.txt", Format::Concise, &plain),
        ("report.json", Format::Json, &plain),
        ("report.sarif", Format::Sarif, &plain),
        ("github.txt", Format::Github, &plain),
    ];
    for (file, format, options) in drawn {
        printed::hold(&format!("tests/it/snapshots/output/{file}"), &render(&report, format, options));
    }
}

rule! {
    /// Line
    ///
    /// A sample rule that marks the first byte of every line.
    LINES = {
        id: "sample/line",
        severity: Info,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Leave it.",
        body: Body::Trees(lines),
    }
}

fn lines(document: &Document, context: &mut Context) {
    let source = &document.source;
    for line in 0..source.lines().lines() {
        let start = source.lines().line_span(source.text(), line).start;
        let span = Span { start, end: (start + 1).min(source.text().len() as u32) };
        let span = if source.slice(span).is_empty() { Span { start, end: start } } else { span };
        context.hit(Place::new(Arc::clone(source), span, Pointer::root()), "A line.");
    }
}

fn sarif(report: &Report) -> Value {
    serde_json::from_str(&render(report, Format::Sarif, &RenderOptions::default())).unwrap()
}

/// Values that Microsoft's validator gives (`rewrite --insert RollingHashPartialFingerprints`) for these texts.
#[test]
fn line_hashes_are_githubs() {
    let base = format!(
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n# größe\t😀  end\n\n  labels: {{a: {}}}\n{}spec: {{}}",
        "x".repeat(150),
        "# same\n".repeat(60)
    );
    let first = [
        "84071754d65d6add:1",
        "dc7dd2c14291202:1",
        "b13ed49c03b098a1:1",
        "1431025b192b6c38:1",
        "734404e0c81fdb61:1",
        "2e0c25f7849710cd:1",
        "afa156c02ab4dbaf:1",
        "35b0477551966654:1",
        "35b0477551966654:2",
    ];
    let last = ["67d3a342b8c1a96e:1", "763148e419a6c3a7:1", "d694450cc33f3a68:1"];
    let last_with_end = ["71b1dde0943d4bf5:1", "a76d08d73aea7fa6:1", "c129715d7a2bc9a3:1"];
    let crlf = base.replace('\n', "\r\n") + "\r\n";
    for (text, count, last) in [(&base, 68, last), (&crlf, 69, last_with_end), (&base.replace('\n', "\r"), 68, last)] {
        let log = sarif(&check_with(&[&LINES], &[("pod.yaml", text)]));
        let results = log["runs"][0]["results"].as_array().unwrap();
        let hashes: Vec<&str> = results
            .iter()
            .map(|result| result["partialFingerprints"]["primaryLocationLineHash"].as_str().unwrap())
            .collect();
        assert_eq!(hashes.len(), count);
        assert_eq!(hashes[..first.len()], first);
        assert_eq!(hashes[count - 3..], last);
    }
}

#[test]
fn the_report_schema_is_fresh_and_reports_keep_it() {
    let schema = report_schema();
    printed::hold("schemas/report.schema.json", &format!("{}\n", serde_json::to_string_pretty(&schema).unwrap()));
    let validator = jsonschema::validator_for(&schema).unwrap();
    for report in [sample(), check(&[]), check(&[("pod.yaml", CANARIES)])] {
        let written: Value = serde_json::from_str(&render(&report, Format::Json, &RenderOptions::default())).unwrap();
        let faults: Vec<String> = validator.iter_errors(&written).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?}");
    }
    assert!(!validator.is_valid(&serde_json::json!({"findings": [], "problems": []})), "the summary is required");
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    for format in Format::value_variants() {
        for options in [RenderOptions::default(), colored()] {
            assert_eq!(render(&sample(), *format, &options), render(&sample(), *format, &options), "{format:?}");
        }
    }
}

/// The text between two places of a file, read as a SARIF viewer reads it.
fn cut(text: &str, region: [u64; 4]) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut starts = vec![0];
    for (at, unit) in units.iter().enumerate() {
        let follows = *unit == 13 && units.get(at + 1) == Some(&10);
        if (*unit == 10 || *unit == 13) && !follows {
            starts.push(at + 1);
        }
    }
    let at = |line: u64, column: u64| starts[line as usize - 1] + column as usize - 1;
    String::from_utf16(&units[at(region[0], region[1])..at(region[2], region[3])]).unwrap()
}

#[test]
fn every_region_cuts_the_token() {
    let files = [("deploy/my app.yaml", MANIFEST), ("Dockerfile", DOCKERFILE), ("plan.json", PLAN)];
    let report = check(&files);
    let text_of =
        |name: &str| files.iter().find(|(known, _)| known.replace(' ', "%20") == name.replace(' ', "%20")).unwrap().1;
    let expected: Vec<String> = report
        .findings
        .iter()
        .map(|finding| finding.hit.place.source.slice(finding.hit.place.span).to_owned())
        .collect();
    let number = |value: &Value| value.as_u64().unwrap();
    let json: Value = serde_json::from_str(&render(&report, Format::Json, &RenderOptions::default())).unwrap();
    let in_json = json["findings"].as_array().unwrap().iter().map(|finding| {
        let region = ["line", "column", "end_line", "end_column"].map(|key| number(&finding[key]));
        cut(text_of(finding["file"].as_str().unwrap()), region)
    });
    assert_eq!(in_json.collect::<Vec<_>>(), expected);
    let log = sarif(&report);
    let in_sarif = log["runs"][0]["results"].as_array().unwrap().iter().map(|result| {
        let physical = &result["locations"][0]["physicalLocation"];
        let region = &physical["region"];
        let corners = ["startLine", "startColumn", "endLine", "endColumn"].map(|key| number(&region[key]));
        let token = cut(text_of(physical["artifactLocation"]["uri"].as_str().unwrap()), corners);
        assert_eq!(token, region["snippet"]["text"].as_str().unwrap());
        token
    });
    assert_eq!(in_sarif.collect::<Vec<_>>(), expected);
}

/// A Secret and a Deployment that hold canaries in every way that we know, beside findings about something else.
const CANARIES: &str = r#"apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations:
    # the old password: canary-c0mment-1
    note: "postgres://shop:canary-ur1-2@db/shop"
spec:
  template:
    spec:
      containers:
        - name: web
          image: registry.example.com/shop/web
          env:
            - name: DB_PASSWORD
              value: canary-env-3
            - {name: API_TOKEN, value: "canary-f1ow-4"}
          args: [--password, canary-arg-5, --api-key=canary-arg-6]
          securityContext:
            privileged: true
          image: "sidecar"
          command:
            - sh
            - -c
            - |
              export SECRET='canary-b1ock-7'
              curl -u admin:canary-cur1-8 https://example.com
---
apiVersion: v1
kind: Secret
metadata:
  name: image
data:
  plain-key: Y2FuYXJ5LWRhdGEtOQ==
stringData:
  image: canary-str1ng-10
  other: |
    canary-mu1ti-11
    canary-mu1ti-12
"#;

const CANARY_DOCKERFILE: &str = "FROM debian:13\nENV DB_PASSWORD=canary-docker-13 PORT=1\nRUN echo canary-docker-13\nENV API_TOKEN canary-d0cker-14 words\nARG NPM_TOKEN=\"canary-d0cker-15\"\nRUN docker login -u ci -p canary-l0gin-16 registry.example.com\n";

const CANARY_BROKEN: &str =
    "apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\nstringData:\n  anything: canary-br0ken-17\n  b: [\n";

#[test]
fn secrets_are_in_no_format() {
    use base64::Engine;
    let report = check_with(
        &[&IMAGE, &PRIVILEGED, &RUN, &LINES, &TELLTALE],
        &[("pod.yaml", CANARIES), ("Dockerfile", CANARY_DOCKERFILE), ("broken.yaml", CANARY_BROKEN)],
    );
    assert!(report.findings.len() > 40 && report.problems.len() == 1, "{:?}", report.problems);
    let canaries: Vec<&str> = [CANARIES, CANARY_DOCKERFILE, CANARY_BROKEN]
        .iter()
        .flat_map(|text| text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')))
        .filter(|word| word.starts_with("canary-"))
        .collect();
    assert_eq!(canaries.len(), 17);
    for format in Format::value_variants() {
        let text = render(&report, *format, &RenderOptions { verbose: true, ..RenderOptions::default() });
        for canary in canaries.iter().copied().chain(["canary-data-9", "Y2FuYXJ5LWRhdGEt"]) {
            assert!(!text.contains(canary), "{format:?} shows {canary}:\n{text}");
            for shift in 0..3 {
                let encoded =
                    base64::engine::general_purpose::STANDARD.encode(format!("{}{canary}", "x".repeat(shift)));
                let inner = &encoded[4..encoded.len() - 4];
                assert!(!text.contains(inner), "{format:?} shows {canary} as base64");
            }
        }
        assert!(text.contains("****"), "{format:?}");
    }
}

rule! {
    /// Rule that talks
    ///
    /// A sample rule that puts the input into its message, raw, escaped and encoded, as policies do.
    TELLTALE = {
        id: "sample/telltale",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Say less.",
        body: Body::Trees(telltale),
    }
}

fn telltale(document: &Document, context: &mut Context) {
    use base64::Engine;
    let root = document.tree().unwrap().root();
    let text = document.source.text();
    let encoded = base64::engine::general_purpose::STANDARD.encode(text);
    context
        .hit(root, format!("{root:?} {} {encoded} {}", text.replace('\n', " "), serde_json::to_string(text).unwrap()))
        .related(root, format!("{root:?}"))
        .remedy(format!("{root:?}"))
        .partial(format!("{root:?}"))
        .about(format!("{root:?}"));
}

#[test]
fn what_controls_terminals_is_neutral() {
    let evil = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: \"web\\e]0;owned\\a\\u009b31m\u{202e}evil\"\nspec:\n  image: \"side\u{202e}\\u009bcar\"\n";
    let report = check(&[("evil\u{1b}[2J\u{202e}.yaml", evil)]);
    assert_eq!(report.findings.len(), 1);
    for format in Format::value_variants() {
        let text = render(&report, *format, &RenderOptions::default());
        let bad = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!text.contains(bad), "{format:?}: {text:?}");
    }
}

#[test]
fn reports_for_programs_are_laid_out_as_json_usually_is() {
    for (format, report) in
        [Format::Json, Format::Sarif].into_iter().flat_map(|format| [(format, sample()), (format, check(&[]))])
    {
        let text = render(&report, format, &RenderOptions::default());
        let value: Value = serde_json::from_str(&text).unwrap();
        assert!(text == format!("{value:#}\n"), "{format:?}: {text}");
    }
}

#[test]
fn every_character_comes_through_json() {
    let some = |from: char, to: char| (from..=to).collect::<String>();
    let odd = some('\0', '\u{2ff}') + &some('\u{1fff}', '\u{2070}') + "größe 😀 \u{e0001}\u{feff}\u{10ffff}";
    for length in 0..20 {
        let message = format!("{}{odd}{}", "x".repeat(length), "y".repeat(length));
        let mut report = check(&[("pod.yaml", MANIFEST)]);
        report.findings[0].hit.message = message.clone().into();
        let text = render(&report, Format::Json, &RenderOptions::default());
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["findings"][0]["message"], message);
        let printed = |c: char| c == '\n' || !c.is_control() && !('\u{2028}'..='\u{202e}').contains(&c);
        assert!(text.chars().all(printed), "{text}");
    }
}

#[test]
fn secrets_in_paths_are_masked_token_by_token() {
    let keys =
        ["https://me:canary-key-1@example.com/a~b", "AKIACANARYCANARYCAN1", "Bearer canary.key.canary.key-2", "plain"];
    let nested = keys.iter().rev().fold("{image: web}".to_owned(), |inner, key| format!("{{\"{key}\": {inner}}}"));
    let report = check(&[("pod.yaml", &format!("apiVersion: v1\nkind: Pod\nspec: {nested}\n"))]);
    let pointer = report.findings[0].hit.place.pointer.to_string();
    assert_eq!(pointer, "/spec/https:~1~1me:****@example.com~1a~0b/****/Bearer ****/plain/image");
}

#[test]
fn five_hundred_findings_stay_readable() {
    let one = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - image: web\n";
    let report = check(&[("pods.yaml", &vec![one; 500].join("---\n"))]);
    assert_eq!(report.findings.len(), 500);
    let text = render(&report, Format::Pretty, &RenderOptions::default());
    assert!(text.lines().count() < 560, "{}", text.lines().count());
    assert_eq!(text.matches("╭─").count(), 1, "the first finding is drawn");
    assert_eq!(text.matches("names no version").count(), 500, "nothing is left out");
    assert!(text.contains("499 more have one line each"), "{text}");
}

#[test]
fn one_long_line_is_cut_around_the_token() {
    let padding = "x".repeat(70_000);
    let plan = PLAN.replace("shop-logs", &padding);
    let report = check(&[("plan.json", &plan)]);
    let region = Place::region(&report.findings[0].hit.place);
    assert!(region.1.column > 70_000);
    for format in Format::value_variants() {
        let text = render(&report, *format, &RenderOptions::default());
        assert!(text.len() < 10_000, "{format:?} prints {} bytes", text.len());
    }
    let text = render(&report, Format::Pretty, &RenderOptions::default());
    assert!(text.contains("…xxx") && text.contains("\"force_destroy\":true"), "{text}");
}

#[test]
fn of_a_big_file_only_a_window_is_drawn() {
    let one = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations: {text: \"";
    let text = format!("{one}{}\"}}\nspec:\n  containers:\n    - image: web\n", "größe ".repeat(1_500_000));
    assert!(text.len() > 10_000_000);
    let report = check(&[("pod.yaml", &text)]);
    assert_eq!(report.findings.len(), 1);
    for format in Format::value_variants() {
        let text = render(&report, *format, &RenderOptions::default());
        assert!(text.len() < 20_000, "{format:?}");
    }
}

#[test]
fn a_password_that_is_also_a_name_leaves_the_name_readable() {
    let text = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: minio\nspec:\n  containers:\n    - name: minio\n      image: minio\n      env:\n        - name: MINIO_PASSWORD\n          value: minio\n";
    let pretty = render(&check(&[("pod.yaml", text)]), Format::Pretty, &RenderOptions::default());
    assert!(pretty.contains("The image `minio` names no version"), "{pretty}");
    let concealed = text.replace("value: minio", "value: swordfish # swordfish");
    let report = check_with(&[&TELLTALE], &[("pod.yaml", &concealed)]);
    assert!(!render(&report, Format::Pretty, &RenderOptions::default()).contains("swordfish"));
}

#[test]
fn what_a_plan_marks_as_sensitive_is_masked() {
    let plan = PLAN
        .replace(
            "\"bucket\":\"shop-logs\"",
            "\"bucket\":\"shop-logs\",\"policy\":\"canary-p1an-18\",\"tags\":{\"a\":\"say \\\"canary-p1an-19\\\"\"}",
        )
        .replace("\"after_sensitive\":{}", "\"after_sensitive\":{\"policy\":true,\"tags\":true}");
    let report = check_with(&[&DESTROY, &TELLTALE], &[("plan.json", &plan)]);
    assert_eq!(report.findings.len(), 2);
    for format in Format::value_variants() {
        let text = render(&report, *format, &RenderOptions::default());
        assert!(!text.contains("canary-p1an"), "{format:?}: {text}");
    }
}
