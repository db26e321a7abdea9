//! The JSON reader.

use proptest::prelude::*;
use tidegate::document::{Kind, Node, Source, json};

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
fn places_inside_decoded_strings_lead_back() {
    let tree = json::parse(&Source::new("test.json", r#"{"a": "{\"b\": \"\uD83D\uDE00!\"}"}"#)).unwrap();
    let inner = tree.root().get("a").unwrap().decoded();
    let inner_tree = json::parse(&inner).unwrap();
    let value = inner_tree.root().get("b").unwrap();
    assert_eq!(value.text(), "😀!");
    let (file, span) = inner.in_file(value.span());
    assert_eq!(file.slice(span), r#"\"\uD83D\uDE00!\""#);
}

#[test]
fn nesting_is_limited() {
    let error = json::parse(&Source::new("test.json", "[".repeat(100_000))).unwrap_err();
    assert_eq!(error.span.start, 512);
}

#[test]
fn faults_have_their_place() {
    let cases = [
        (r#"{"a": tru}"#, 6),
        (r#"{"a": 01}"#, 7),
        (r#"{"a": "\x"}"#, 7),
        ("{\"a\": \"\n\"}", 7),
        (r#"{"a": 1,}"#, 8),
        (r#"{"a" 1}"#, 5),
        (r"[1 2]", 3),
        (r"{} x", 3),
        ("", 0),
    ];
    for (text, at) in cases {
        let error = json::parse(&Source::new("test.json", text)).unwrap_err();
        assert_eq!(error.span.start, at, "{text}: {error:?}");
    }
}

/// As serde_json would have read it.
fn value(node: Node) -> serde_json::Value {
    match node.kind() {
        Kind::Null => serde_json::Value::Null,
        Kind::Bool => node.as_bool().into(),
        Kind::Number => serde_json::from_str(node.raw()).unwrap(),
        Kind::String => node.text().into_owned().into(),
        Kind::Sequence => node.items().map(value).collect(),
        Kind::Mapping => {
            node.entries().into_iter().map(|(key, member)| (key.key_name().into_owned(), value(member))).collect()
        }
    }
}

fn agrees_with_serde(text: &str) {
    let ours = json::parse(&Source::new("test.json", text));
    let theirs = serde_json::from_str::<serde_json::Value>(text);
    // serde_json refuses numbers that a double cannot hold; RFC 8259 leaves them to the reader.
    if theirs.as_ref().is_err_and(|error| error.to_string().starts_with("number out of range")) {
        return;
    }
    match (&ours, &theirs) {
        (Ok(tree), Ok(expected)) => assert_eq!(&value(tree.root()), expected, "{text}"),
        (Err(_), Err(_)) => {}
        _ => panic!("{text:?}: ours {ours:?}, serde_json {theirs:?}"),
    }
}

proptest! {
    #[test]
    fn anything_is_read_as_serde_json_reads_it(text in r#"[\[\]{}:,"\\ua-f0-9eE+.\-ntrl \n]{0,40}"#) {
        agrees_with_serde(&text);
    }

    #[test]
    fn strings_are_read_as_serde_json_reads_them(text in r#""(\\[nrtbfu"\\/x]|[0-9a-fD\x{0}-\x{20}é😀]|\\u[dD]8[0-9a-f]{2}|\\u[dD][c-f][0-9a-f]{2}){0,12}""#) {
        agrees_with_serde(&text);
    }

    #[test]
    fn what_serde_json_writes_is_read(text in arbitrary_json()) {
        agrees_with_serde(&text);
    }
}

fn arbitrary_json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(|number| serde_json::json!(number)),
        ".*".prop_map(serde_json::Value::String),
    ];
    let value = leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(serde_json::Value::Array),
            prop::collection::vec((".{0,6}", inner), 0..6).prop_map(|members| members.into_iter().collect()),
        ]
    });
    value.prop_map(|value| serde_json::to_string_pretty(&value).unwrap())
}
