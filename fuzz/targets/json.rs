//! Our JSON reader against serde_json: the same texts are JSON, save numbers beyond a double and nesting beyond 127.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tidegate::document::{Source, json};

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if text.starts_with('\u{feff}') {
        return;
    }
    let ours = json::parse(&Source::new("fuzz.json", text));
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(_) => assert!(ours.is_ok(), "{ours:?}"),
        Err(error) => {
            let stricter = error.to_string();
            let allowed = stricter.starts_with("number out of range") || stricter.starts_with("recursion limit");
            assert!(allowed || ours.is_err(), "{stricter}");
        }
    }
    if let Ok(tree) = ours {
        for node in (0..tree.len() as u32).map(|id| tree.node(id)) {
            let _ = (node.decoded(), node.entries(), node.pointer());
        }
    }
});
