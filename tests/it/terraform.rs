//! Plans: addresses, three-state values, references through modules, secrets, places; no plan makes a rule panic.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::Value as Json;
use tidegate::document::{Node, Source};
use tidegate::engine::{Checker, Selection};
use tidegate::finding::{Place, Severity};
use tidegate::model::classify::classify;
use tidegate::model::terraform::address::{Address, Key};
use tidegate::model::terraform::stateful::{STATEFUL, StatefulTypes, TypePatterns};
use tidegate::model::terraform::{Origin, Plan, ResourceChange, State};
use tidegate::model::{Document, Run, Shape, Unit, Workspace};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn document(text: &str) -> Option<Document> {
    let source = Source::new("plan.json", text);
    let document = classify(&source, true).documents.pop()?;
    (document.shape == Shape::Plan).then_some(document)
}

/// A plan that Terraform 1.11.4 made of the configuration beside it.
fn real() -> Document {
    let text = std::fs::read_to_string(fixtures().join("plans/modules/plan.json")).unwrap();
    document(&text).unwrap()
}

fn change<'p>(plan: &'p Plan<'p>, address: &str) -> ResourceChange<'p> {
    plan.changes().find(|change| change.address() == address).unwrap()
}

#[test]
fn addresses_are_taken_apart_by_grammar_not_at_dots() {
    let address = Address::parse(r#"module.a["x.y"].module.b[0].data.aws_ami.this["q\"]\\.z"]"#).unwrap();
    assert_eq!(address.modules[0].key, Some(Key::Text("x.y".into())));
    assert_eq!(address.modules[1].key, Some(Key::Number(0)));
    assert!(address.is_data);
    assert_eq!(address.resource_type, "aws_ami");
    assert_eq!(address.resource.key, Some(Key::Text(r#"q"]\.z"#.into())));
    assert_eq!(address.block(), "module.a.module.b.data.aws_ami.this");
    let escaped = Address::parse(r#"aws_s3_bucket.b["a\nb\u00e9$${c}%%{d}$e"]"#).unwrap();
    assert_eq!(escaped.resource.key, Some(Key::Text("a\nb\u{e9}${c}%{d}$e".into())));
    for broken in [
        "",
        "module",
        "module.a",
        "aws_s3_bucket",
        "aws_s3_bucket.b[",
        "aws_s3_bucket.b[\"a]",
        "a..b",
        "(sensitive value)",
        "a.b.c",
        "a.b[x]",
        "a.b\"",
        "a.b[\"\\u12\"]",
        "a.b[\"\\",
    ] {
        assert_eq!(Address::parse(broken), None, "{broken}");
    }
}

#[test]
fn every_address_of_a_real_plan_is_read() {
    let document = real();
    for change in Plan::of(&document).changes() {
        let address = change.parsed_address().unwrap();
        assert_eq!(address.resource_type, change.resource_type());
        assert_eq!(address.resource.name, change.name());
    }
}

#[test]
fn values_are_known_unknown_or_unset() {
    let document = real();
    let plan = Plan::of(&document);
    let state = |address: &str, path: &[&str]| change(&plan, address).after().at(path).state();
    assert!(matches!(state("terraform_data.a", &["input"]), State::Known(_)));
    assert_eq!(state("terraform_data.a", &["triggers_replace"]), State::Unset, "null");
    assert_eq!(state("terraform_data.a", &["output"]), State::Unset, "unknown, and nobody configured it");
    assert_eq!(state("terraform_data.counted[0]", &["input"]), State::Unknown, "a reference");
    assert_eq!(state("terraform_data.by_function", &["input"]), State::Unknown, "a function of nothing");
    assert_eq!(state(r#"terraform_data.keyed["k.1"]"#, &["input", "later"]), State::Unknown, "inside a known map");
    assert_eq!(state("terraform_data.a", &["input", "nothing", "here"]), State::Unset);
    let list = change(&plan, r#"terraform_data.keyed["k.1"]"#).after().at(&["input", "list"]).items();
    assert!(list[0].is_sensitive() && list[1].is_unknown() && !list[1].is_sensitive());
    assert_eq!(list[0].shown(), "a sensitive value");
}

#[test]
fn references_are_followed_through_modules_counts_and_instances() {
    let document = real();
    let plan = Plan::of(&document);
    let origins = |address: &str| {
        let origins = change(&plan, address).after().get("input").origins();
        let found: Vec<String> = origins.found.iter().map(shown).collect();
        (found.join(" "), origins.complete)
    };
    assert_eq!(origins("terraform_data.counted[0]"), ("terraform_data.a id".into(), true));
    assert_eq!(origins("terraform_data.paired[1]"), ("terraform_data.counted[1] ".into(), true));
    let over = r#"terraform_data.over_instances["k\"2"]"#;
    assert_eq!(origins(over), (r#"terraform_data.keyed["k\"2"] id"#.into(), true));
    assert_eq!(origins("terraform_data.of_module"), ("module.n.terraform_data.r id".into(), true));
    assert_eq!(origins("module.n.terraform_data.r"), (r#"module.m["x"].terraform_data.r id"#.into(), true));
    assert_eq!(origins(r#"module.m["y"].terraform_data.r"#), ("terraform_data.a id".into(), true));
    assert_eq!(origins("terraform_data.by_local"), ("terraform_data.a id".into(), false), "a local is a dead end");
    assert!(!origins("terraform_data.by_function").1);
}

fn shown(origin: &Origin) -> String {
    match origin {
        Origin::Attribute(change, path) => format!("{} {}", change.address(), path.join(".")),
        Origin::Literal(node) => node.raw().to_owned(),
    }
}

#[test]
fn everything_that_terraform_holds_sensitive_is_found() {
    let document = real();
    let plan = Plan::of(&document);
    let values = plan.sensitive_values();
    let text = document.source.text();
    let mut rest = String::new();
    let mut done = 0;
    for value in &values {
        rest.push_str(&text[done..value.span().start as usize]);
        done = value.span().end as usize;
    }
    rest.push_str(&text[done..]);
    assert!(!rest.contains("canary-from-a-default"), "masks, variables, outputs, state");
    assert!(!rest.contains("canary-from-a-module-call"), "what a call gives to a sensitive variable");
    assert!(rest.contains("canary-that-nobody-marked"));
    assert!(values.windows(2).all(|pair| pair[0].id() < pair[1].id()));
}

#[test]
fn a_mark_inside_a_set_hides_the_whole_set() {
    let plan = r#"{"format_version":"1.2","planned_values":{},"resource_changes":[{"address":"a_b.c","type":"a_b",
        "name":"c","change":{"actions":["update"],"before":{"set":[{"k":"one"},{"k":"two"}],"single":[{"k":"three","l":"open"}]},
        "after":null,"before_sensitive":{"set":[{"k":true},{}],"single":[{"k":true}]},"after_sensitive":false}}]}"#;
    let document = document(plan).unwrap();
    let plan = Plan::of(&document);
    let texts: Vec<&str> = plan.sensitive_values().into_iter().map(Node::content).collect();
    assert_eq!(texts, ["one", "two", "three"]);
}

#[test]
fn places_found_from_the_change_are_those_found_from_the_top() {
    let document = real();
    let plan = Plan::of(&document);
    for change in plan.changes() {
        let Some(after) = change.after().known() else { continue };
        let mut open = vec![after];
        while let Some(node) = open.pop() {
            let (near, far) = (change.place_of(node), Place::of(node));
            assert_eq!((near.span, &near.pointer, &near.named), (far.span, &far.pointer, &far.named));
            let (near, far) = (change.place_absent_in(node), Place::absent_in(node));
            assert_eq!((near.span, &near.pointer), (far.span, &far.pointer));
            open.extend(node.items());
            open.extend(node.written_entries().map(|(_, value)| value));
        }
    }
}

#[test]
fn the_built_in_patterns_of_stateful_types_are_patterns() {
    assert!(TypePatterns::try_from(STATEFUL.iter().map(|&it| it.to_owned()).collect::<Vec<_>>()).is_ok());
    let types = StatefulTypes::default().types;
    for stateful in ["aws_db_instance", "aws_fsx_lustre_file_system", "azurerm_storage_share", "google_kms_key_ring"] {
        assert!(types.matches(stateful), "{stateful}");
    }
    assert!(!types.matches("aws_instance") && !types.matches("aws_db_instance_role_association"));
    assert!(TypePatterns::try_from(vec!["aws_{".to_owned()]).is_err());
}

fn workspace(document: Document) -> Workspace {
    Workspace { units: vec![Unit::whole("plan")], documents: vec![document], ..Workspace::default() }
}

fn check(text: &str) -> Option<Vec<String>> {
    let rules = tidegate::rules::all().into_iter().filter(|rule| matches!(rule.meta.family(), "terraform" | "config"));
    let checker = Checker::new(Selection::everywhere(rules, Severity::Medium));
    let report = checker.check(&workspace(document(text)?), &Run::default());
    assert!(report.problems.is_empty(), "{:?}", report.problems);
    Some(report.findings.iter().map(|finding| finding.hit.message.to_string()).collect())
}

static PLANS: LazyLock<Vec<String>> = LazyLock::new(plans);

/// Every plan among the fixtures.
fn plans() -> Vec<String> {
    let mut open = vec![fixtures().join("rules/terraform"), fixtures().join("plans")];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
    found.sort();
    found.into_iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// How many values a JSON value holds, itself included.
fn size(json: &Json) -> usize {
    1 + match json {
        Json::Array(items) => items.iter().map(size).sum(),
        Json::Object(map) => map.values().map(size).sum(),
        _ => 0,
    }
}

/// Puts `new` in the place of value number `at`, in preorder.
fn replace(json: &mut Json, at: &mut usize, new: &Json) -> bool {
    if *at == 0 {
        *json = new.clone();
        return true;
    }
    *at -= 1;
    match json {
        Json::Array(items) => items.iter_mut().any(|item| replace(item, at, new)),
        Json::Object(map) => map.values_mut().any(|item| replace(item, at, new)),
        _ => false,
    }
}

fn odd_values() -> impl Strategy<Value = Json> {
    let odd = [
        "null",
        "true",
        "false",
        "[]",
        "{}",
        "[[]]",
        "[null]",
        "[{}]",
        "\"\"",
        "\"(sensitive value)\"",
        "-1",
        "1e400",
        "18446744073709551616",
        "\"*\"",
        "\"{\"",
        "\"{\\\"Statement\\\":[null,{\\\"Effect\\\":1}]}\"",
        "\"0.0.0.0/0\"",
        "\"module.a[\"",
        "{\"references\":[\"var.a\",\"each.value.b\",null]}",
        "{\"constant_value\":null}",
        "\"\u{1F600}\"",
    ];
    prop::sample::select(odd.iter().filter_map(|text| serde_json::from_str(text).ok()).collect::<Vec<Json>>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_plan_makes_a_rule_panic(which: prop::sample::Index, edits in prop::collection::vec((any::<prop::sample::Index>(), odd_values()), 1..6)) {
        let mut plan: Json = serde_json::from_str(which.get::<String>(&PLANS)).unwrap();
        for (at, new) in edits {
            let mut at = at.index(size(&plan));
            replace(&mut plan, &mut at, &new);
        }
        check(&plan.to_string());
    }
}

#[test]
fn whole_sides_may_be_redacted() {
    for plan in PLANS.iter() {
        let mut plan: Json = serde_json::from_str(plan).unwrap();
        redact(&mut plan, false);
        check(&plan.to_string());
    }
}

/// As `terraform show -json-redacted` does.
fn redact(json: &mut Json, inside: bool) {
    match json {
        Json::Array(items) => items.iter_mut().for_each(|item| redact(item, inside)),
        Json::Object(map) => {
            for (key, value) in map {
                redact(value, inside || matches!(key.as_str(), "before" | "after" | "address" | "value"));
            }
        }
        Json::Null => {}
        other if inside => *other = Json::String("(sensitive value)".into()),
        _ => {}
    }
}

#[test]
fn no_finding_shows_a_sensitive_value() {
    for plan in PLANS.iter() {
        for message in check(plan).unwrap_or_default() {
            assert!(!message.contains("canary"), "{message}");
        }
    }
}
