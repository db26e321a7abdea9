//! The JSON reader.

use tidegate::document::{Kind, Source, json};

#[test]
fn values_have_their_spans() {
    let tree = json::parse(&Source::new("test.json", r#"{"a": [1, "x\ny", null], "a": true}"#)).unwrap();
    let root = tree.root();
    assert_eq!(root.written_entries().count(), 2);
    assert_eq!(root.get("a").unwrap().as_bool(), Some(true));
    let (_, first) = root.written_entries().next().unwrap();
    let items: Vec<Kind> = first.items().map(|item| item.kind()).collect();
    assert_eq!(items, [Kind::Number, Kind::String, Kind::Null]);
    let text = first.items().nth(1).unwrap();
    assert_eq!((text.raw(), &*text.text()), (r#""x\ny""#, "x\ny"));
}

#[test]
fn nesting_is_limited() {
    let error = json::parse(&Source::new("test.json", "[".repeat(100_000))).unwrap_err();
    assert_eq!(error.span.start, 512);
}
