//! What texts are taken for.

use tidegate::document::Source;
use tidegate::finding::ProblemKind;
use tidegate::model::Shape;
use tidegate::model::classify::{Classified, classify, may_be_ours};

fn of(name: &str, text: &str) -> Classified {
    classify(&Source::new(name, text), false)
}

fn shapes(name: &str, text: &str) -> Vec<Shape> {
    let classified = of(name, text);
    assert!(classified.problems.is_empty(), "{name}: {:?}", classified.problems);
    assert_eq!(classified.not_ours.is_some(), classified.documents.is_empty(), "{name}");
    classified.documents.iter().map(|document| document.shape).collect()
}

fn problems(name: &str, text: &str) -> Vec<ProblemKind> {
    of(name, text).problems.iter().map(|problem| problem.kind).collect()
}

const POD: &str = "apiVersion: v1\nkind: Pod\n";

#[test]
fn dockerfiles_are_known_by_name_and_first_line() {
    let text = "# syntax=docker/dockerfile:1\nFROM alpine:3.22\n";
    let names = "Dockerfile dockerfile build/Containerfile api.dockerfile api.Dockerfile x.containerfile Dockerfile.dev \
                 Dockerfile-alpine Dockerfile_alpine Dockerfile.dev-tools Containerfile.prod";
    for name in names.split_whitespace() {
        assert_eq!(shapes(name, text), [Shape::Dockerfile], "{name}");
    }
    for name in ["Dockerfile.md", "dockerfile.json", "Dockerfile.tmpl", "Dockerfile.dockerignore", "dockerfiles"] {
        assert_eq!(shapes(name, text), [], "{name}");
    }
    assert_eq!(shapes("Dockerfile.notes", "Remember to pin the base.\n"), []);
    assert_eq!(classify(&Source::new("image", text), true).documents[0].shape, Shape::Dockerfile);
}

#[test]
fn only_files_that_can_be_ours_are_read() {
    for name in ["a.yaml", "a.yml", "a.json", "plan", "Dockerfile", "Dockerfile.dev"] {
        assert!(may_be_ours(name), "{name}");
    }
    for name in ["a.go", "README.md", "Dockerfile.md", "values.yaml.j2", "a.tpl"] {
        assert!(!may_be_ours(name), "{name}");
    }
}

#[test]
fn kubernetes_objects_are_known_by_their_keys() {
    assert_eq!(shapes("a.yaml", POD), [Shape::Kubernetes]);
    assert_eq!(shapes("a.json", r#"{"apiVersion": "v1", "kind": "Pod"}"#), [Shape::Kubernetes]);
    assert_eq!(
        shapes("a.json", "{\"apiVersion\": \"v1\", \"kind\": \"A\"}\n{\"apiVersion\": \"v1\", \"kind\": \"B\"}").len(),
        2
    );
    assert_eq!(shapes("a.yaml", "{apiVersion: v1, kind: Pod}\n"), [Shape::Kubernetes]);
    assert_eq!(shapes("a.json", &format!("{{\"apiVersion\": \"v1\", \"kind\": \"A\"}}\n---\n{POD}")).len(), 2);
    assert_eq!(shapes("a.yaml", "apiVersion: v1\nkind: List\nitems: []\n"), [Shape::Kubernetes]);
    assert_eq!(shapes("values.yaml", "image: nginx\n"), []);
    assert_eq!(shapes("Chart.yaml", "apiVersion: v2\nname: web\n"), []);
    assert_eq!(shapes("a.yaml", "apiVersion:\nkind: Pod\n"), []);
}

#[test]
fn documents_that_are_not_ours_stand_beside_ours() {
    assert_eq!(shapes("a.yaml", &format!("replicas: 1\n---\n{POD}---\n# nothing\n")), [Shape::Kubernetes]);
    assert_eq!(shapes("a.yaml", &format!("a: [\n---\n{POD}")), [Shape::Kubernetes]);
}

#[test]
fn what_claims_to_be_ours_and_is_broken_is_a_problem() {
    assert_eq!(problems("a.yaml", "apiVersion: v1\nkind: Pod\n a: [\n"), [ProblemKind::Unparsable]);
    assert_eq!(problems("a.json", r#"{"apiVersion": "v1", "kind": "Pod",}"#), [ProblemKind::Unparsable]);
    assert_eq!(problems("a.yaml", "{apiVersion: v1, kind: Pod, metadata: {\n"), [ProblemKind::Unparsable]);
    assert_eq!(problems("a.yaml", "  apiVersion: v1\n  kind: Pod\n a: [\n"), [ProblemKind::Unparsable]);
    let behind_dashes = format!("{POD}--- {{apiVersion: v1, kind: Pod}}\n");
    assert_eq!(problems("a.yaml", &behind_dashes), [ProblemKind::Unparsable]);
    assert_eq!(problems("a.yaml", "a: [\n"), []);
    let named = classify(&Source::new("a.yaml", "a: [\n"), true);
    assert_eq!(named.problems[0].kind, ProblemKind::Unparsable);
}

#[test]
fn templates_need_rendering_and_are_never_half_parsed() {
    for text in [
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Values.name }}\n",
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ name }}\n",
        "apiVersion: v1\nkind: Pod\n{% if x %}\na: b\n{% endif %}\n",
        "{{- if .Values.on }}\napiVersion: v1\nkind: Pod\n{{- end }}\n",
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: \"{{ .Release.Name }}-web\"\n",
    ] {
        let classified = of("a.yaml", text);
        assert_eq!(problems("a.yaml", text), [ProblemKind::NeedsRendering], "{text}");
        assert!(classified.documents.is_empty());
    }
    assert_eq!(problems("a.yaml", &format!("{POD}---\n{{{{ x }}}}\n")), [ProblemKind::NeedsRendering]);
}

#[test]
fn braces_that_belong_to_a_value_are_no_template() {
    let quoted = format!("{POD}spec:\n  args: [\"{{{{workflow.name}}}}\"]\n");
    assert_eq!(shapes("a.yaml", &quoted), [Shape::Kubernetes]);
    let file = format!("{POD}data:\n  x: |\n    {{{{ .Values.name }}}}\n");
    assert_eq!(shapes("a.yaml", &file), [Shape::Kubernetes]);
}

#[test]
fn plans_are_known_by_their_parts() {
    let plan = r#"{"format_version":"1.2","planned_values":{},"resource_changes":[]}"#;
    assert_eq!(shapes("plan.json", plan), [Shape::Plan]);
    assert_eq!(shapes("plan.json", &format!("\u{feff}{{\"plan\":{plan}}}")), [Shape::Plan]);
    assert_eq!(shapes("tfplan", plan), [Shape::Plan]);
    assert_eq!(shapes("plan.json", r#"{"format_version":"","planned_values":{},"resource_changes":[]}"#), []);
    assert_eq!(shapes("plan.json", r#"{"format_version":"1.2","resource_changes":[]}"#), []);
    assert_eq!(
        of("s.json", r#"{"format_version":"1.0","values":{}}"#).not_ours,
        Some("a state of Terraform, not a plan")
    );
}

#[test]
fn the_template_that_helm_names_is_kept() {
    let text = format!("---\n# Source: web/templates/a.yaml\n{POD}---\n# Source: web/templates/b.yaml\n{POD}");
    let classified = of("a.yaml", &text);
    let templates: Vec<Option<&str>> =
        classified.documents.iter().map(|document| document.template.as_deref()).collect();
    assert_eq!(templates, [Some("web/templates/a.yaml"), Some("web/templates/b.yaml")]);
}
