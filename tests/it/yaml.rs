//! The YAML reader: documents, scalars as Kubernetes reads them, places, hostile input.

use tidegate::document::{Kind, Node, Scalars, Source, Style, Tree, yaml};

use crate::yaml_documents::{Random, damaged, document};

fn read(text: &str) -> Box<Tree> {
    let mut documents = yaml::parse(&Source::new("test.yaml", text));
    assert_eq!(documents.len(), 1, "{text}");
    documents.remove(0).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// The message and the text at fault.
fn fault(text: &str) -> (String, String) {
    let source = Source::new("test.yaml", text);
    let errors: Vec<_> = yaml::parse(&source).into_iter().filter_map(Result::err).collect();
    let [error] = errors.as_slice() else { panic!("{text}: {errors:?}") };
    assert!(!error.span.is_empty(), "{text}: {error:?}");
    (error.message.clone(), source.slice(error.span).to_owned())
}

/// Everything that a reader finds out, in order.
fn everything(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    describe(tree.root(), &mut found);
    let comments = tree.comments().iter().map(|comment| format!("{comment:?}"));
    found.extend(comments);
    found
}

fn describe(node: Node, found: &mut Vec<String>) {
    match node.kind() {
        Kind::Mapping | Kind::Sequence => {
            found.push(format!("{:?} from {} to {}", node.kind(), node.span().start, node.span().end));
            node.written_entries().for_each(|(key, value)| {
                describe(key, found);
                describe(value, found);
            });
            node.items().for_each(|item| describe(item, found));
            found.push("end".to_owned());
        }
        kind => found.push(format!("{kind:?} {:?} {:?} {:?}", node.style(), node.span(), node.text())),
    }
}

/// What granit refuses and goyaml reads; found by comparing with sigs.k8s.io/yaml 1.4.
const STRICTER: &[&str] = &[
    // A quoted scalar may go on at any indentation in YAML 1.1.
    "invalid indentation in multiline quoted scalar",
    // goyaml reads a comment right behind a quote or bracket.
    "comments must be separated from other tokens by whitespace",
    // goyaml knows the escape \'.
    "while parsing a quoted scalar, found unknown escape character",
    // Tabs at the beginning of a line inside a quoted scalar.
    "tab cannot be used as indentation",
    // An empty block scalar whose blank lines are indented deeper.
    "a block scalar that Kubernetes reads otherwise than YAML 1.2 says",
];

/// Compares our reader with granit on one text; says whether ours took it.
fn compare(text: &str) -> bool {
    let source = Source::new("test.yaml", text);
    let own = yaml::parts(&source, Scalars::Kubernetes, yaml::Readers::Own);
    let other = yaml::parts(&source, Scalars::Kubernetes, yaml::Readers::Granit);
    for part in own.iter().filter(|part| part.tree.is_ok()) {
        let (Ok(tree), Some(other)) = (&part.tree, other.iter().find(|other| other.span == part.span)) else {
            panic!("granit finds nothing in {text}");
        };
        match &other.tree {
            Ok(other) => assert_eq!(everything(tree), everything(other), "{text}"),
            Err(error) => assert!(STRICTER.contains(&error.message.as_str()), "{error:?} in {text}"),
        }
    }
    own.iter().all(|part| part.tree.is_ok())
}

#[test]
fn our_reader_and_granit_agree_on_what_people_write() {
    let taken = (0..3_000).filter(|&seed| compare(&document(&mut Random::new(seed)))).count();
    assert!(taken > 2_400, "our reader takes only {taken} of 3,000");
}

#[test]
fn our_reader_and_granit_agree_on_damaged_documents() {
    for seed in 0..10_000 {
        let mut random = Random::new(seed);
        let text = document(&mut random);
        compare(&damaged(&text, &mut random));
    }
}

/// Every character of a decoded text stems from itself, an escape or a line end, and they stand in order.
#[test]
fn decoded_text_leads_back_to_where_it_was_written() {
    for seed in 0..3_000 {
        let text = document(&mut Random::new(seed));
        for tree in yaml::parse(&Source::new("test.yaml", &*text)).into_iter().flatten() {
            for node in (0..tree.len() as u32).map(|id| tree.node(id)).filter(|node| node.style().is_some()) {
                leads_back(node);
            }
        }
    }
}

fn leads_back(node: Node) {
    let decoded = node.decoded();
    assert_eq!(decoded.text(), node.text());
    let mut last = node.span().start;
    for (at, character) in decoded.text().char_indices() {
        let span = tidegate::document::Span::new(at, at + character.len_utf8());
        let (file, place) = decoded.in_file(span);
        let raw = file.slice(place);
        let stems = raw.chars().eq([character])
            || (raw.starts_with('\\') && character != '\\' || raw == r"\\")
            || (raw == "''" && character == '\'')
            || (matches!(character, ' ' | '\n') && raw.trim_matches([' ', '\t', '\r', '\n', '\\']).is_empty());
        assert!(stems, "{character:?} comes from {raw:?} in {:?}", node.raw());
        assert!(
            place.start >= last || raw.contains('\n'),
            "{character:?} stands before its predecessor in {:?}",
            node.raw()
        );
        last = place.start;
    }
}

#[test]
fn an_end_on_an_escape_takes_it_whole_and_leaves_dropped_blanks_out() {
    let tree = read("a: \"x\\u0041 \n   y\"\n");
    let decoded = tree.root().get("a").unwrap().decoded();
    assert_eq!(decoded.text(), "xA y");
    let back = |start, end| {
        let (file, span) = decoded.in_file(tidegate::document::Span::new(start, end));
        file.slice(span).to_owned()
    };
    assert_eq!((back(0, 2), back(1, 2), back(3, 4)), (r"x\u0041".into(), r"\u0041".into(), "y".into()));
    let tree = read("a: |\n  one\n    two\nb: >-\n  x\n  y\n");
    let decoded = tree.root().get("a").unwrap().decoded();
    assert_eq!(decoded.text(), "one\n  two\n");
    let (file, span) = decoded.in_file(tidegate::document::Span::new(0, 9));
    assert_eq!(file.slice(span), "one\n    two");
}

#[test]
fn keys_and_values_have_their_spans() {
    let tree = read("a: 1\nb:\n  - x\n  - \"y\"\nc: |\n  text\n");
    let root = tree.root();
    let list = root.get("b").unwrap();
    assert_eq!(list.items().map(|item| item.raw().to_owned()).collect::<Vec<_>>(), ["x", "\"y\""]);
    assert_eq!(list.key().unwrap().raw(), "b");
    assert_eq!(list.raw(), "- x\n  - \"y\"");
    assert_eq!(list.items().nth(1).unwrap().pointer().to_string(), "/b/1");
    assert_eq!(root.get("c").unwrap().raw(), "|\n  text");
    assert_eq!(root.get("c").unwrap().style(), Some(Style::Literal));
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
        ("-0b11", Kind::Number, Some(-3), None),
        ("08", Kind::Number, Some(8), None),
        ("1_000", Kind::Number, Some(1000), None),
        ("+7", Kind::Number, Some(7), None),
        ("12:30", Kind::String, None, None),
        ("1e3", Kind::Number, Some(1000), None),
        ("1.", Kind::Number, Some(1), None),
        ("0.5", Kind::Number, None, None),
        (".5", Kind::Number, None, None),
        ("1e400", Kind::String, None, None),
        ("500m", Kind::String, None, None),
        ("1Gi", Kind::String, None, None),
        ("~", Kind::Null, None, None),
        ("NULL", Kind::Null, None, None),
        ("2026-11-21", Kind::String, None, None),
        ("\"yes\"", Kind::String, None, None),
        ("'0644'", Kind::String, None, None),
        ("!!str yes", Kind::String, None, None),
        ("!!str 0644", Kind::String, None, None),
        ("!<tag:yaml.org,2002:str> no", Kind::String, None, None),
        ("!!int \"42\"", Kind::Number, Some(42), None),
        ("!!bool \"on\"", Kind::Bool, None, Some(true)),
        ("!!float 3", Kind::Number, Some(3), None),
        ("!!null null", Kind::Null, None, None),
        ("!!binary aGk=", Kind::String, None, None),
        ("!Ref x", Kind::String, None, None),
        ("18446744073709551615", Kind::Number, None, None),
    ];
    for (text, kind, number, truth) in cases {
        let tree = read(&format!("a: {text}\n"));
        let value = tree.root().get("a").unwrap();
        assert_eq!((value.kind(), value.as_i64(), value.as_bool()), (*kind, *number, *truth), "{text}");
    }
}

#[test]
fn what_kubernetes_refuses_is_an_error_with_its_place() {
    let cases = [
        ("a: .inf\n", ".inf"),
        ("a: -.Inf\n", "-.Inf"),
        ("a: .nan\n", ".nan"),
        ("a: !!int x\n", "x"),
        ("a: !!null x\n", "x"),
        ("a: !!binary \"%\"\n", "\"%\""),
        ("~: x\n", "~"),
        ("null: x\n", "null"),
        ("? [a]\n: x\n", "["),
        ("{a: b}: x\n", "{"),
        ("a: &a 1\nb:\n  <<: *a\n", "*a"),
        ("a: \u{1}\n", "\u{1}"),
        ("a: b\0c\n", "\0"),
        ("a: b # c\u{2028}privileged: true\n", "\u{2028}"),
    ];
    for (text, token) in cases {
        assert_eq!(fault(text).1, token, "{text:?}");
    }
}

#[test]
fn the_core_schema_reads_other_scalars() {
    let source = Source::new("compose.yaml", "a: yes\nb: 0644\nc: 0o17\nd: .inf\ne: 1_000\n");
    let parts = yaml::parts(&source, Scalars::Core, yaml::Readers::Both);
    let tree = parts[0].tree.as_ref().unwrap();
    let kinds: Vec<Kind> = tree.root().entries().iter().map(|(_, value)| value.kind()).collect();
    assert_eq!(kinds, [Kind::String, Kind::Number, Kind::Number, Kind::Number, Kind::String]);
    assert_eq!(tree.root().get("b").unwrap().as_i64(), Some(644));
}

#[test]
fn keys_are_resolved_too() {
    let tree = read("on: 1\n0644: 2\n1.5: 3\n1e6: 4\n\"no\": 5\n");
    let names: Vec<String> = tree.root().entries().iter().map(|(key, _)| key.key_name().into_owned()).collect();
    assert_eq!(names, ["true", "420", "1.5", "1e+06", "no"]);
    assert_eq!(tree.root().get("true").unwrap().as_i64(), Some(1));
}

#[test]
fn of_duplicate_keys_the_last_counts_and_all_are_kept() {
    let tree = read("a: 1\nb: 2\na: 3\n");
    let root = tree.root();
    assert_eq!(root.written_entries().count(), 3);
    assert_eq!(root.get("a").unwrap().as_i64(), Some(3));
    let entries: Vec<String> = root.entries().iter().map(|(key, value)| format!("{key:?}={value:?}")).collect();
    assert_eq!(entries, ["\"a\"=3", "\"b\"=2"]);
}

#[test]
fn wide_maps_are_looked_up() {
    let text: String = (0..50_000).map(|index| format!("key-{index}: {index}\n")).collect();
    let tree = read(&(text + "key-7: last\n"));
    let root = tree.root();
    for (key, value) in root.entries() {
        assert_eq!(root.get(&key.key_name()), Some(value));
        assert_eq!(value.key(), Some(key));
    }
    assert_eq!(root.get("key-7").unwrap().text(), "last");
    assert_eq!(root.get("nothing"), None);
}

#[test]
fn places_in_long_lists_are_found_at_once() {
    let tree = read(&"- a: [x]\n".repeat(50_000));
    for (index, item) in tree.root().items().enumerate() {
        let inner = item.get("a").unwrap().items().next().unwrap();
        assert_eq!(inner.pointer().to_string(), format!("/{index}/a/0"));
        assert_eq!(inner.parent().unwrap().key().unwrap().raw(), "a");
    }
}

#[test]
fn aliases_are_edges_and_merge_keys_count_in_order() {
    let tree =
        read("base: &base {a: 1, b: 2}\nfirst:\n  <<: *base\n  a: 3\nlast:\n  a: 3\n  <<: *base\nlist: [*base]\n");
    let at = |path: &[&str]| tree.root().at(path).and_then(Node::as_i64);
    assert_eq!((at(&["first", "a"]), at(&["first", "b"])), (Some(3), Some(2)));
    // goyaml v2 assigns in the order of the text: what kubectl applies.
    assert_eq!(at(&["last", "a"]), Some(1));
    let item = tree.root().get("list").unwrap().items().next().unwrap();
    assert_eq!(item, tree.root().get("base").unwrap());
    let several = read("a: &a {x: 1}\nb: &b {x: 2, z: 2}\nc:\n  <<: [*a, *b]\n");
    assert_eq!(several.root().at(&["c", "x"]).unwrap().as_i64(), Some(1));
    assert_eq!(several.root().at(&["c", "z"]).unwrap().as_i64(), Some(2));
}

#[test]
fn aliases_that_contain_themselves_or_explode_are_errors() {
    assert_eq!(fault("a: &a [1, *a]\n").1, "*a");
    assert_eq!(fault("a: *nothing\n").1, "*");
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..30 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        bomb += &format!("a{level}: &a{level} [{aliases}]\n");
    }
    assert!(fault(&bomb).0.contains("a million"), "{:?}", fault(&bomb));
    let mut deep = "a0: &a0 [x]\n".to_owned();
    for level in 1..1_000 {
        deep += &format!("a{level}: &a{level} [*a{}]\n", level - 1);
    }
    assert!(fault(&deep).0.contains("deeper than 512"));
}

#[test]
fn a_broken_document_does_not_touch_its_neighbours() {
    let documents = yaml::parse(&Source::new("test.yaml", "a: 1\n---\na: [\n---\nb: 2\n"));
    let readable: Vec<bool> = documents.iter().map(Result::is_ok).collect();
    assert_eq!(readable, [true, false, true]);
}

#[test]
fn streams_are_split_as_kubectl_does() {
    let count = |text: &str| yaml::parse(&Source::new("test.yaml", text)).iter().filter(|tree| tree.is_ok()).count();
    assert_eq!(count("---\na: 1\n--- # second\r\nb: 2\n---\n\n---\n# nothing\n---\nc: 3"), 3);
    assert_eq!(count("a: |\n  text\n---\nb: 1\n"), 2);
    assert_eq!(count("a: 1\n...\nb: [\n"), 1);
    assert_eq!(fault("a: 1\n--- b: 2\n").1, "b: 2");
    assert_eq!(fault(" a: 1\nb: 2\n").1, "b");
}

#[test]
fn comments_are_kept_with_what_stands_before_them() {
    let tree = read("# one\na: 1 # two\n  # three\nb: [ # four\n  x ]\nc: |- # five\n  # text\n");
    let source = tree.source();
    let comments: Vec<(&str, bool)> =
        tree.comments().iter().map(|comment| (source.slice(comment.span), comment.own_line)).collect();
    let expected = [("# one", true), ("# two", false), ("# three", true), ("# four", false), ("# five", false)];
    assert_eq!(comments, expected);
    let many = "# a\n".repeat(500) + "a:\n" + &"# b\n".repeat(500) + "- &x y\n";
    assert_eq!(read(&many).comments().len(), 1_000);
}

#[test]
fn unusual_texts_are_read() {
    let name = |text: &str| read(text).root().get("name").map(|value| value.text().into_owned());
    for text in ["\u{feff}name: web\n", "name: web\r\nx: 1\r\n", "name:\tweb\n", "name: \"web\"# x\n", "name: web"] {
        assert_eq!(name(text).as_deref(), Some("web"), "{text:?}");
    }
    assert_eq!(name("name: \"a\n\n b\nc\"\n").as_deref(), Some("a\nb c"));
    assert_eq!(name("name: 'a\nb'\n").as_deref(), Some("a b"));
    assert_eq!(name("name: |\n  web").as_deref(), Some("web\n"));
    assert_eq!(name("name: &x |\n  web").as_deref(), Some("web\n"));
    assert_eq!(name("name: |2-\n   web\n\n").as_deref(), Some(" web"));
    assert_eq!(name("name: >+\n  a\n  b\n\n   c\n\n").as_deref(), Some("a b\n\n c\n\n"));
    assert_eq!(name("name: a\rx: b\n").as_deref(), Some("a"));
}

/// Whatever costs more than linear time makes this test run for minutes.
#[test]
fn nothing_hostile_takes_long_or_panics() {
    let large = "x".repeat(4 << 20);
    let texts = [
        "[".repeat(100_000),
        "{a: ".repeat(100_000),
        "- ".repeat(100_000),
        "? ".repeat(100_000),
        "&a ".repeat(100_000),
        "!a ".repeat(100_000),
        "a:\n".repeat(100_000),
        (0..2_000).map(|depth| " ".repeat(depth) + "a:\n").collect(),
        format!("a: {large}\n"),
        format!("a: \"{large}\"\n"),
        format!("a: '{large}'\n"),
        format!("a: |\n  {large}\n"),
        format!("a: {}\n", "x ".repeat(1 << 20)),
        format!("a: \"{}\"\n", "\\n".repeat(1 << 20)),
        format!("a: \"{}\"\n", "\n".repeat(1 << 20)),
        format!("a: >\n{}\n", "  x\n".repeat(1 << 18)),
        format!("a: [{}]\n", "x, ".repeat(300_000)),
        format!("a: {{{}}}\n", (0..100_000).map(|key| format!("k{key}: v, ")).collect::<String>()),
        "#\n".repeat(1 << 19),
        "\n".repeat(1 << 20) + "a: b",
        "---\n".repeat(200_000),
        "a: b\n\n\n\n".repeat(100_000),
        "\"".repeat(100_000),
        "'".repeat(100_001),
        "a: *".repeat(50_000),
    ];
    for text in texts {
        for tree in yaml::parse(&Source::new("test.yaml", &*text)).into_iter().flatten() {
            for id in 0..tree.len() as u32 {
                tree.node(id).text();
            }
        }
    }
}

/// Files that begin with a byte order mark and were put together.
#[test]
fn a_byte_order_mark_begins_a_later_document_too() {
    let source = Source::new("all.yaml", "kind: A\n---\n\u{feff}kind: B\n--- # next\n\u{feff}# c\nkind: C\n");
    let trees: Vec<Box<Tree>> = yaml::parse(&source).into_iter().map(Result::unwrap).collect();
    let kinds: Vec<_> = trees.iter().map(|tree| tree.root().get("kind").unwrap().content().to_owned()).collect();
    assert_eq!(kinds, ["A", "B", "C"]);
}

#[test]
fn scalars_of_64_megabytes_are_read() {
    let large = "x".repeat(64 << 20);
    for text in [format!("a: {large}\n"), format!("a: \"{large}\"\n"), format!("a: |\n  {large}\n")] {
        let tree = read(&text);
        assert_eq!(tree.root().get("a").unwrap().content().trim_end().len(), large.len());
    }
}

#[test]
fn depth_is_limited_with_a_place() {
    for text in ["[".repeat(600), "- ".repeat(600), "{a: ".repeat(600)] {
        assert!(!fault(&text).1.is_empty());
    }
    let nested = "- ".repeat(500) + "x\n";
    assert_eq!(read(&nested).len(), 501);
}
