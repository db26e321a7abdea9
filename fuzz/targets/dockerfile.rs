//! The Dockerfile parser: never panics, and every place of a fault lies in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tidegate::document::Source;
use tidegate::model::dockerfile;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let source = Source::new("Dockerfile", text);
    let (file, errors) = dockerfile::parse(source);
    for error in errors {
        assert!(text.get(error.span.range()).is_some(), "{error:?}");
    }
    let _ = (file.instructions().count(), file.stages().count());
});
