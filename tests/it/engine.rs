//! The one loop over rules: a rule that panics costs its own answer only, and every order of the input gives one report.

use std::sync::Arc;

use tidegate::document::Source;
use tidegate::engine::{Checker, Report, Selection, Verdict};
use tidegate::finding::{Meta, ProblemKind, Severity, Status};
use tidegate::model::classify::classify;
use tidegate::model::kubernetes::KubeObject;
use tidegate::model::{Run, Unit, Workspace};
use tidegate::rule::{Body, Context, Rule};

use crate::fixtures::RULES;

fn rule(id: &'static str, check: fn(&KubeObject, &mut Context)) -> Arc<Rule> {
    let meta = Meta { id: id.into(), ..tidegate::rules::all()[0].meta.clone() };
    Arc::new(Rule { meta, body: Body::Objects(&[], check), parameters: None })
}

fn check(rules: Vec<Arc<Rule>>, names: &[&str]) -> Report {
    let mut workspace = Workspace { units: vec![Unit::whole("test")], ..Workspace::default() };
    for name in names {
        let text = format!("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {name}\n");
        workspace.documents.extend(classify(&Source::new(format!("{name}.yaml"), text), true).documents);
    }
    Checker::new(Selection::everywhere(rules, Severity::Medium)).check(&workspace, &Run::default())
}

fn says(object: &KubeObject, context: &mut Context) {
    context.hit(object.name_place(), "here");
}

fn panics(object: &KubeObject, _: &mut Context) {
    assert!(object.describe().contains("good"), "this object is too much for the rule");
}

#[test]
fn a_rule_that_panics_becomes_a_problem_and_the_run_goes_on() {
    let report = check(vec![rule("test/panicking", panics), rule("test/speaking", says)], &["good", "bad"]);
    assert_eq!(report.findings.len(), 2, "the other rule speaks about both objects");
    assert_eq!(report.problems.len(), 1);
    let problem = &report.problems[0];
    assert_eq!(problem.kind, ProblemKind::RulePanicked);
    assert_eq!(problem.file, "bad.yaml");
    assert!(problem.message.contains("test/panicking"), "{}", problem.message);
    assert_eq!(report.verdict(), Verdict::Broken);
}

#[test]
fn findings_are_sorted_whatever_order_the_documents_come_in() {
    let files = |names: &[&str]| -> Vec<String> {
        let report = check(vec![rule("test/speaking", says)], names);
        report.findings.iter().map(|finding| finding.hit.place.source.name().to_owned()).collect()
    };
    assert_eq!(files(&["b", "a", "c"]), ["a.yaml", "b.yaml", "c.yaml"]);
}

#[test]
fn a_path_of_the_node_is_said_once_by_the_rule_that_says_most() {
    let text = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - name: web\n      volumeMounts: \
                [{name: a, mountPath: /a}, {name: b, mountPath: /b}, {name: c, mountPath: /c}]\n  volumes:\n    - {name: a, \
                hostPath: {path: /var/run/docker.sock}}\n    - {name: b, hostPath: {path: /etc}}\n    - {name: c, hostPath: \
                {path: /srv}}\n";
    let mut workspace = Workspace { units: vec![Unit::whole("test")], ..Workspace::default() };
    workspace.documents.extend(classify(&Source::new("pod.yaml", text), true).documents);
    let wanted = ["kubernetes/docker-socket", "kubernetes/host-path-volume", "kubernetes/sensitive-host-path"];
    let rules = RULES.iter().filter(|rule| wanted.contains(&&*rule.meta.id)).copied();
    let checker = Checker::new(Selection::everywhere(rules, Severity::Medium));
    let report = checker.check(&workspace, &Run::default());
    let open = report.findings.iter().filter(|finding| finding.status == Status::Open);
    let open: Vec<(&str, &str)> = open
        .map(|finding| (report.rules[finding.rule].meta.name(), finding.hit.place.source.slice(finding.hit.place.span)))
        .collect();
    let said =
        [("docker-socket", "/var/run/docker.sock"), ("sensitive-host-path", "/etc"), ("host-path-volume", "/srv")];
    assert_eq!(open, said);
}
