//! Our YAML reader against granit: where both read a document they find the same values at the same places.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tidegate::document::{Node, Scalars, Source, Tree, yaml};

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let source = Source::new("fuzz.yaml", text);
    let own = yaml::parts(&source, Scalars::Kubernetes, yaml::Readers::Own);
    let granit = yaml::parts(&source, Scalars::Kubernetes, yaml::Readers::Granit);
    for part in &own {
        let other = granit.iter().find(|other| other.span == part.span).map(|other| &other.tree);
        if let (Ok(tree), Some(Ok(other))) = (&part.tree, other) {
            assert_eq!(values(tree), values(other));
        }
    }
    for tree in yaml::parse(&source).iter().flatten() {
        for node in (0..tree.len() as u32).map(|id| tree.node(id)) {
            let _ = (node.decoded(), node.entries(), node.pointer());
        }
    }
});

fn values(tree: &Tree) -> Vec<String> {
    let describe = |node: Node| format!("{:?} {:?} {:?}", node.kind(), node.span(), node.text());
    (0..tree.len() as u32).map(|id| describe(tree.node(id))).collect()
}
