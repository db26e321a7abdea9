//! Reports in every format, over a small workspace that is made here.

use std::sync::Arc;

use tidegate::document::{Node, Source};
use tidegate::engine::{Checker, Report, Selection, with_problems};
use tidegate::finding::{Problem, Severity};
use tidegate::model::classify::classify;
use tidegate::model::dockerfile::{Instruction, Keyword};
use tidegate::model::{Document, Run, Unit, Workspace};
use tidegate::output::{Format, RenderOptions, render};
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
    let mut workspace = Workspace { units: vec![Unit { name: ".".into() }], ..Workspace::default() };
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
    ];
    for (file, format, options) in drawn {
        printed::hold(&format!("tests/it/snapshots/output/{file}"), &render(&report, format, options));
    }
}
