//! Shipped policies and what becomes of broken ones.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tidegate::document::Source;
use tidegate::engine::{Checker, Report, Selection, Verdict, with_problems};
use tidegate::finding::{ProblemKind, Severity};
use tidegate::model::classify::classify;
use tidegate::model::{Run, Unit, Workspace};
use tidegate::policy::test::{Outcome, run};
use tidegate::policy::{DataFile, Loaded, load};

use crate::fixtures::POLICIES;

const POD: &str = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels: {app: web}\nspec:\n  containers:\n  \
                   - name: main\n    image: nginx:1\n  - name: side\n    image: nginx:1\n    ports:\n    - containerPort: 80\n";

/// A policy of the house dialect with `body` behind its package line.
fn policy(name: &str, body: &str) -> Arc<Source> {
    let text = format!(
        "# METADATA\n# title: A fault\n# custom:\n#   id: test/{}\npackage test.{name}\nimport rego.v1\n{body}\n",
        name.replace('_', "-")
    );
    Source::new(format!("{name}.rego"), text)
}

fn workspace(name: &str, text: &str) -> Workspace {
    let source = Source::new(name, text);
    let documents = classify(&source, true).documents;
    assert!(!documents.is_empty());
    Workspace { documents, units: vec![Unit::whole("test")], ..Workspace::default() }
}

fn report(loaded: &Loaded, workspace: &Workspace) -> Report {
    let checker = Checker::new(Selection::everywhere(loaded.rules.clone(), Severity::Medium));
    checker.check(workspace, &Run::default())
}

/// What policies say about [`POD`]: token and message of each finding.
fn said(modules: &[Arc<Source>]) -> Vec<(String, String)> {
    let loaded = load(modules, &[], None);
    let problems: Vec<&str> = loaded.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert!(problems.is_empty(), "{problems:?}");
    let report = report(&loaded, &workspace("pod.yaml", POD));
    assert!(report.problems.is_empty(), "{:?}", report.problems);
    let token = |place: &tidegate::finding::Place| place.source.slice(place.span).to_owned();
    report.findings.iter().map(|finding| (token(&finding.hit.place), finding.hit.message.to_string())).collect()
}

/// The token that the single finding of a rule marks in [`POD`].
fn marked(body: &str) -> String {
    let said = said(&[policy("one", body)]);
    assert_eq!(said.len(), 1, "{said:?}");
    said[0].0.clone()
}

/// The line, the marked text and the message of every problem of a policy that is not loaded.
fn refused(body: &str) -> Vec<(u32, String, String)> {
    let source = policy("one", body);
    let loaded = load(&[source], &[], None);
    assert!(loaded.rules.is_empty(), "it was loaded");
    let told = loaded.problems.iter().map(|problem| {
        assert_eq!(problem.kind, ProblemKind::PolicyBroken);
        let place = problem.place.as_ref().expect("a place");
        (place.region().1.line, place.source.slice(place.span).to_owned(), problem.message.clone())
    });
    told.collect()
}

fn modules(folder: &Path) -> Vec<PathBuf> {
    crate::fixtures::files(folder).into_iter().filter(|path| path.extension().is_some_and(|e| e == "rego")).collect()
}

#[test]
fn shipped_policies_pass_their_tests() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["policies", "fixtures/projects/shop/policies"] {
        let files = tidegate::input::read_policies(&repository.join(folder), repository);
        let tested = run(&files.modules, &files.data, None);
        assert!(tested.problems.is_empty(), "{:?}", tested.problems);
        assert!(!tested.cases.is_empty());
        for case in &tested.cases {
            assert_eq!(case.outcome, Outcome::Passed, "{}", case.name);
        }
    }
}

#[test]
fn every_shipped_policy_has_its_test_its_page_and_its_package() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    for path in modules(&folder).iter().filter(|path| !path.to_str().unwrap().ends_with("_test.rego")) {
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(path.with_file_name(format!("{name}_test.rego")).exists(), "{} has no test", path.display());
        assert_eq!(path.parent().unwrap().file_name().unwrap(), name, "{}", path.display());
        let family = path.parent().unwrap().parent().unwrap().file_name().unwrap().to_str().unwrap();
        let id = format!("{family}/{}", name.replace('_', "-"));
        let rule = POLICIES.iter().find(|rule| rule.meta.id == id).unwrap_or_else(|| panic!("no policy is {id}"));
        assert!(rule.meta.docs.lines().count() > 2, "{id} has no description");
        assert!(rule.meta.remedy.ends_with('.'), "{id} has no remedy");
        assert!(!rule.meta.links.is_empty(), "{id} has no link");
    }
}

#[test]
fn a_broken_policy_is_a_problem_with_its_place_and_the_others_speak() {
    let good = policy("good", "finding contains \"bad\" if input.kind == \"Pod\"");
    let broken = policy("broken", "finding contains msg if {\n  msg := \n}");
    let loaded = load(&[broken, good], &[], None);
    assert_eq!(loaded.rules.len(), 1);
    let problem = &loaded.problems[0];
    let (file, start, _) = problem.place.as_ref().unwrap().region();
    assert_eq!((file.name(), start.line, start.column), ("broken.rego", 9, 1));
    let report = with_problems(report(&loaded, &workspace("pod.yaml", POD)), loaded.problems);
    assert_eq!(report.findings.len(), 1);
    assert_eq!(report.verdict(), Verdict::Broken);
    assert_eq!(report.verdict().exit_code(), 3);
}

#[test]
fn abuse_ends_as_a_problem_at_load() {
    let nested = format!("finding := {}1{}", "[".repeat(100), "]".repeat(100));
    assert_eq!(refused(&nested)[0].2, "nested deeper than 64 levels");
    let open = format!("finding := {}input{} if true", "[".repeat(40), "]".repeat(40));
    assert!(refused(&open)[0].2.contains("nest too deep"));
    let recursion = refused("f(x) := f(x)\nfinding contains \"a\" if f(1)");
    assert_eq!((recursion[0].0, recursion[0].1.as_str()), (7, "f"));
    assert!(recursion[0].2.contains("depends on itself"), "{recursion:?}");
    assert!(refused("finding contains x if some x in finding")[0].2.contains("depends on itself"));
    let unknown = refused("finding contains \"a\" if {\n  no.such_function(input)\n}");
    assert_eq!(unknown[0], (8, "no.such_function".into(), "there is no function `no.such_function`".into()));
    assert!(refused("finding contains \"a\" if http.send({})")[0].2.contains("not offered"));
    assert!(refused("finding contains \"a\" if count(1, 2, 3)")[0].2.contains("takes 1 arguments, not 3"));
    let chain: Vec<String> = (0..600).map(|number| format!("r{number} := r{}", number + 1)).collect();
    let chain = format!("{}\nr600 := 1\nfinding contains \"a\" if r0", chain.join("\n"));
    assert!(refused(&chain)[0].2.contains("rules that use each other in a row"));
    let operators = format!("finding contains \"a\" if {}1 > 0", "1 + ".repeat(100_000));
    assert!(refused(&operators)[0].2.contains("operators in a row"));
    let minus = format!("finding contains \"a\" if {}input.x", "-".repeat(100_000));
    assert!(!refused(&minus).is_empty());
    let calls = format!("finding contains \"a\" if {}1{}", "count(\n".repeat(5000), ")".repeat(5000));
    assert!(!refused(&calls).is_empty());
    let huge = format!("finding contains \"{}\"", "a".repeat(2 << 20));
    assert!(refused(&huge)[0].2.contains("longer than"));
    let ambiguous = format!("finding contains \"a\" if {}1{}", "[a | ".repeat(60), ", b]".repeat(60));
    assert!(!refused(&ambiguous).is_empty());
}

#[test]
fn abuse_ends_as_a_problem_in_evaluation() {
    let doubling = |first: &str, step: &dyn Fn(usize) -> String, last: usize| {
        let steps: Vec<String> = (1..=last).map(|number| format!("s{number} := {}", step(number - 1))).collect();
        format!("s0 := {first}\n{}\nfinding contains \"a\" if count(s{last}) > 0", steps.join("\n"))
    };
    let sprintf = doubling("\"aaaa\"", &|last| format!("sprintf(\"%s%s\", [s{last}, s{last}])"), 40);
    let concat = doubling("\"aaaa\"", &|last| format!("concat(\"\", [s{last}, s{last}])"), 40);
    let replaced = doubling("\"aaaa\"", &|last| format!("replace(s{last}, \"\", s{last})"), 10);
    let arrays = doubling("[1]", &|last| format!("array.concat(s{last}, s{last})"), 40);
    let shared = doubling("[1]", &|last| format!("[s{last}, s{last}]"), 60);
    let shared = shared.replace("count(s60) > 0", "sprintf(\"%v\", [s60]) != \"\"");
    for body in [
        "finding contains \"a\" if numbers.range(1, 1000000000000)[_] == 0".to_owned(),
        "finding contains \"a\" if count(net.cidr_expand(\"0.0.0.0/0\")) > 1".to_owned(),
        "finding contains \"a\" if bits.lsh(1, 100000000000) > 1".to_owned(),
        "finding contains \"a\" if sprintf(\"%999999999d%999999999d\", [1, 2]) == time.now_ns()".to_owned(),
        doubling("10000", &|last| format!("s{last} * s{last}"), 40).replace("count(s40)", "s40"),
        sprintf,
        concat,
        replaced,
        arrays,
        shared,
    ] {
        let loaded = load(&[policy("one", &body), policy("good", "finding contains \"bad\"")], &[], None);
        assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
        let report = report(&loaded, &workspace("pod.yaml", POD));
        let kinds: Vec<ProblemKind> = report.problems.iter().map(|problem| problem.kind).collect();
        assert_eq!(kinds, [ProblemKind::LimitReached], "{body}: {:?}", report.problems);
        assert_eq!(report.findings.len(), 1, "the other policy speaks: {body}");
    }
}

#[test]
fn numbers_without_measure_do_no_harm() {
    let body = "finding contains \"a\" if {\n  to_number(\"1e2000000000\")\n}\nfinding contains \"b\" if {\n  \
                json.unmarshal(\"1e2000000000\") == 1\n}";
    assert!(said(&[policy("one", body)]).is_empty());
    assert!(!refused("finding contains \"a\" if input.x == 1e2000000000").is_empty());
}

#[test]
fn a_module_that_no_dialect_claims_is_a_problem() {
    let source = Source::new("plain.rego", "package plain\n\ndeny[\"a\"] { input.kind == \"Pod\" }\n");
    let loaded = load(&[source], &[], None);
    assert!(loaded.rules.is_empty());
    assert!(loaded.problems[0].message.contains("no dialect claims it (house: it has no METADATA with `custom.id`)"));
}

#[test]
fn a_library_is_claimed_by_those_who_use_it() {
    let library = Source::new("lib.rego", "package lib.names\nimport rego.v1\nname(o) := o.metadata.name\n");
    let user = policy("one", "import data.lib.names\nfinding contains names.name(input)");
    let loaded = load(&[Arc::clone(&library), user], &[], None);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    assert_eq!(load(&[library], &[], None).problems.len(), 1);
}

#[test]
fn who_uses_a_refused_module_is_refused_too() {
    let library = Source::new("lib.rego", "package lib.names\nimport rego.v1\nname(o) := nothing(o)\n");
    let user = policy("one", "import data.lib.names\nfinding contains names.name(input)");
    let loaded = load(&[library, user, policy("good", "finding contains \"bad\"")], &[], None);
    let rules: Vec<&str> = loaded.rules.iter().map(|rule| &*rule.meta.id).collect();
    assert_eq!(rules, ["test/good"]);
    assert_eq!(loaded.problems.len(), 2, "{:?}", loaded.problems);
    assert_eq!(loaded.problems[1].message, "uses `data.lib.names.name`, which is refused");
}

#[test]
fn ids_are_checked() {
    let with_id = |id: &str| {
        let text = format!("# METADATA\n# custom:\n#   id: {id}\npackage p\nimport rego.v1\nfinding contains \"a\"\n");
        load(&[Source::new("p.rego", text)], &[], None)
    };
    for (id, message) in [
        ("kubernetes/untagged-image", "another rule has the id `kubernetes/untagged-image` already"),
        ("DS-0001", "`DS-0001` is no id of a rule"),
        ("shop/Loud", "`shop/Loud` is no id of a rule"),
    ] {
        let loaded = with_id(id);
        assert!(loaded.rules.is_empty());
        let problem = &loaded.problems[0];
        assert!(problem.message.starts_with(message), "{}", problem.message);
        let place = problem.place.as_ref().unwrap();
        assert_eq!(place.source.slice(place.span), id);
    }
}

#[test]
fn stated_paths_lead_to_tokens() {
    assert_eq!(marked("finding contains {\"message\": \"m\", \"path\": \"/spec/containers/1/image\"}"), "nginx:1");
    assert_eq!(marked("finding contains {\"message\": \"m\", \"path\": [\"spec\", \"containers\", 1]}"), "side");
    assert_eq!(marked("finding contains {\"message\": \"m\", \"path\": [\"spec\", \"hostNetwork\"]}"), "spec");
    assert_eq!(marked("finding contains {\"message\": \"m\", \"path\": [\"metadata\", \"labels\", \"x\"]}"), "labels");
    assert_eq!(marked("finding contains {\"message\": \"m\", \"path\": [\"metadata\", \"annotations\"]}"), "web");
    assert_eq!(marked("finding contains {\"message\": \"m\", \"_loc\": {\"line\": 11}}"), "image: nginx:1");
}

#[test]
fn places_are_known_without_being_stated() {
    let each = |result: &str| {
        format!("finding contains {result} if {{\n  some c in input.spec.containers\n  c.name == \"side\"\n}}")
    };
    assert_eq!(marked(&each("sprintf(\"%s is bad\", [c.image])")), "nginx:1");
    assert_eq!(marked(&each("sprintf(\"%s runs %s\", [c.name, c.image])")), "nginx:1");
    assert_eq!(marked(&each("{\"message\": \"bad\", \"container\": c}")), "side");
    assert_eq!(marked(&each("{\"message\": \"bad\", \"port\": c.ports[0]}")), "containerPort");
    assert_eq!(marked(&each("concat(\" \", [\"bad\", sprintf(\"<%s>\", [c.name])])")), "side");
    assert_eq!(marked("finding contains \"container 'side' is bad\""), "side");
    assert_eq!(marked("finding contains \"the pod is bad\""), "web");
    // Two equal images: the second one is meant.
    let modules = [policy("one", &each("sprintf(\"%s is bad\", [c.image])"))];
    let loaded = load(&modules, &[], None);
    let report = report(&loaded, &workspace("pod.yaml", POD));
    assert_eq!(report.findings[0].hit.place.pointer.to_string(), "/spec/containers/1/image");
    assert_eq!(&*report.findings[0].hit.object, "Pod web");
}

#[test]
fn results_that_say_nothing_useful_are_problems() {
    for (result, message) in [
        ("finding := 5", "its value has a number, where a message or an object with `message` was expected"),
        ("finding contains {\"text\": \"m\"}", "its value has an object without a text under `message`"),
        (
            "finding contains {\"message\": \"m\", \"path\": \"a.b\"}",
            "its value has the path `a.b`, which is no RFC 6901",
        ),
    ] {
        let loaded = load(&[policy("one", result)], &[], None);
        let report = report(&loaded, &workspace("pod.yaml", POD));
        assert_eq!(report.problems[0].kind, ProblemKind::PolicyFailed);
        assert!(report.problems[0].message.contains(message), "{}", report.problems[0].message);
    }
}

#[test]
fn the_answer_is_the_same_whatever_the_thread_count() {
    let names: Vec<String> = (0..40).map(|number| format!("p{number}")).collect();
    let body = "finding contains sprintf(\"%s %v\", [c.name, input.metadata]) if some c in input.spec.containers";
    let modules: Vec<Arc<Source>> = names.iter().map(|name| policy(name, body)).collect();
    let loaded = load(&modules, &[], None);
    let documents = (0..60).flat_map(|number| workspace(&format!("pod{number}.yaml"), POD).documents).collect();
    let workspace = Workspace { documents, units: vec![Unit::whole("test")], ..Workspace::default() };
    let with_threads = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let report = pool.install(|| report(&loaded, &workspace));
        assert_eq!(report.findings.len(), 40 * 60 * 2);
        format!("{:?}", report.findings.iter().map(|finding| &finding.hit).collect::<Vec<_>>())
    };
    let one = with_threads(1);
    assert_eq!(one, with_threads(2));
    assert_eq!(one, with_threads(8));
}

#[test]
fn data_files_are_merged_and_checked() {
    let data = |name: &str, text: &str, below: &[&str]| DataFile {
        source: Source::new(name, text),
        below: below.iter().map(|&key| key.to_owned()).collect(),
    };
    let body = "finding contains concat(\"\", data.a.b.names) if data.a.on == true";
    let files =
        [data("a/b/data.yaml", "names: [x, z]\n", &["a", "b"]), data("data.json", "{\"a\": {\"on\": true}}", &[])];
    let loaded = load(&[policy("one", body)], &files, None);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    assert_eq!(report(&loaded, &workspace("pod.yaml", POD)).findings[0].hit.message, "xz");
    for (text, message) in [
        ("[1]", "data for policies is a map"),
        ("{\"test\": {\"one\": {\"finding\": []}}}", "data and a rule stand both at `data.test.one.finding`"),
        ("{\"test\": 5}", "data and a rule stand both at `data.test.one.finding`"),
        ("{\"a\": ", ""),
    ] {
        let loaded = load(&[policy("one", "finding contains \"a\"")], &[data("data.json", text, &[])], None);
        assert!(loaded.problems[0].message.contains(message), "{text}: {:?}", loaded.problems);
    }
    let twice = [data("one.json", "{\"a\": 1}", &[]), data("two.json", "{\"a\": 2}", &[])];
    let loaded = load(&[policy("one", "finding contains \"a\"")], &twice, None);
    assert!(loaded.problems[0].message.contains("another data file says something else at `data.a`"));
}

#[test]
fn what_policies_print_is_not_shown() {
    let body = "finding contains \"bad\" if {\n  print(\"canary\", input.spec)\n}";
    assert_eq!(said(&[policy("one", body)]).len(), 1);
    let test = Source::new("p_test.rego", "package p\nimport rego.v1\ntest_x if { print(\"seen\", 1); 1 == 1 }\n");
    let tested = run(&[test], &[], None);
    assert_eq!(tested.cases[0].outcome, Outcome::Passed);
    assert!(tested.cases[0].prints[0].ends_with("seen 1"), "{:?}", tested.cases[0].prints);
}

#[test]
fn rego_means_what_it_means_in_opa() {
    let source = Source::new("semantics_test.rego", include_str!("rego/semantics_test.rego"));
    let tested = run(&[source], &[], Some(20_778));
    assert!(tested.problems.is_empty(), "{:?}", tested.problems);
    assert!(tested.cases.len() > 60);
    for case in &tested.cases {
        let wanted = if case.name.contains("todo_") { Outcome::Skipped } else { Outcome::Passed };
        assert_eq!(case.outcome, wanted, "{}", case.name);
    }
}
