//! The YAML reader: documents, scalars as Kubernetes reads them, places, hostile input.

use tidegate::document::{Kind, Scalars, Source, Tree, yaml};

fn read(text: &str) -> Tree {
    let mut documents = yaml::parse(&Source::new("test.yaml", text));
    assert_eq!(documents.len(), 1, "{text}");
    documents.remove(0).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

#[test]
fn keys_and_values_have_their_spans() {
    let tree = read("a: 1\nb:\n  - x\n  - \"y\"\n");
    let root = tree.root();
    let list = root.get("b").unwrap();
    assert_eq!(list.items().map(|item| item.raw().to_owned()).collect::<Vec<_>>(), ["x", "\"y\""]);
    assert_eq!(list.key().unwrap().raw(), "b");
    assert_eq!(list.items().nth(1).unwrap().pointer().to_string(), "/b/1");
}

#[test]
fn scalars_are_what_kubernetes_reads() {
    let cases: &[(&str, Kind, Option<i64>, Option<bool>)] = &[
        ("yes", Kind::Bool, None, Some(true)),
        ("y", Kind::Bool, None, Some(true)),
        ("Off", Kind::Bool, None, Some(false)),
        ("tRue", Kind::String, None, None),
        ("0644", Kind::Number, Some(420), None),
        ("0o644", Kind::Number, Some(420), None),
        ("0x1F", Kind::Number, Some(31), None),
        ("0b11", Kind::Number, Some(3), None),
        ("08", Kind::Number, Some(8), None),
        ("1_000", Kind::Number, Some(1000), None),
        ("12:30", Kind::String, None, None),
        ("1e3", Kind::Number, Some(1000), None),
        ("1e400", Kind::String, None, None),
        ("500m", Kind::String, None, None),
        ("~", Kind::Null, None, None),
        ("2026-11-21", Kind::String, None, None),
        ("\"yes\"", Kind::String, None, None),
        ("!!str yes", Kind::String, None, None),
        ("!!int \"42\"", Kind::Number, Some(42), None),
    ];
    for (text, kind, number, truth) in cases {
        let tree = read(&format!("a: {text}\n"));
        let value = tree.root().get("a").unwrap();
        assert_eq!((value.kind(), value.as_i64(), value.as_bool()), (*kind, *number, *truth), "{text}");
    }
    assert_eq!(Scalars::Kubernetes, read("a: 1").scalars());
}

#[test]
fn keys_are_resolved_too() {
    let tree = read("on: 1\n0644: 2\n");
    let names: Vec<String> = tree.root().entries().iter().map(|(key, _)| key.key_name().into_owned()).collect();
    assert_eq!(names, ["true", "420"]);
}

#[test]
fn a_broken_document_does_not_touch_its_neighbours() {
    let documents = yaml::parse(&Source::new("test.yaml", "a: 1\n---\na: [\n---\nb: 2\n"));
    let readable: Vec<bool> = documents.iter().map(Result::is_ok).collect();
    assert_eq!(readable, [true, false, true]);
}
