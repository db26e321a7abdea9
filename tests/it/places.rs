//! Whatever is read: nothing panics, places lie inside the text, on characters, and inside each other.

use std::sync::Arc;

use proptest::prelude::*;
use tidegate::document::{Node, Source, Span, Tree, json, yaml};

fn is_sound(source: &Arc<Source>, span: Span) {
    let text = source.text();
    assert!(span.start <= span.end && span.end as usize <= text.len(), "{span:?} in {text:?}");
    assert!(
        text.is_char_boundary(span.start as usize) && text.is_char_boundary(span.end as usize),
        "{span:?} in {text:?}"
    );
}

fn is_sound_tree(tree: &Tree) {
    let source = tree.source();
    let mut last = 0;
    for comment in tree.comments() {
        is_sound(source, comment.span);
        assert!(comment.span.start >= last && source.slice(comment.span).starts_with('#'), "{:?}", source.text());
        last = comment.span.end;
    }
    for node in (0..tree.len() as u32).map(|id| tree.node(id)) {
        is_sound(source, node.span());
        if let Some(parent) = node.parent() {
            assert!(parent.span().contains(node.span()), "{node:?} in {:?}", source.text());
        }
        for (key, value) in node.entries() {
            assert_eq!(node.get(&key.key_name()), Some(value), "{key:?} in {:?}", source.text());
        }
        let decoded = node.decoded();
        let (file, back) = decoded.in_file(Span::new(0, decoded.text().len()));
        is_sound(&file, back);
        let _ = (node.kind(), node.as_i64(), node.as_f64(), node.pointer(), node.name_tag(), node.key().map(Node::raw));
    }
}

fn is_read_soundly(text: &str) {
    let source = Source::new("test.yaml", text);
    for result in yaml::parse(&source) {
        match result {
            Ok(tree) => is_sound_tree(&tree),
            Err(error) => {
                is_sound(&source, error.span);
                assert!(!error.span.is_empty(), "{error:?} in {text:?}");
            }
        }
    }
    for value in json::parse_all(&source) {
        match value {
            Ok(tree) => is_sound_tree(&tree),
            Err(error) => is_sound(&source, error.span),
        }
    }
}

proptest! {
    #[test]
    fn any_text(text in ".{0,60}") {
        is_read_soundly(&text);
    }

    #[test]
    fn any_text_of_yaml(text in "([a-c0.~<]|: |- |\\? |\n|\n  |\n    |#| #|&a |\\*a|!!str |!!int |[|>][-+1-3]?\n|[\\[\\]{},\"'\\\\]|\r\n|\t|é|\u{2028}|---|\\.\\.\\.|<<: ){0,40}") {
        is_read_soundly(&text);
    }

    #[test]
    fn any_text_of_json(text in r#"([\[\]{}:,]|"a"|"\\u00e9"|1|true|null| |\n){0,30}"#) {
        is_read_soundly(&text);
    }
}
