//! Files that are printed from the code: `UPDATE=1 cargo test` writes them, without it a stale one fails.

use std::path::Path;

/// Holds that the file at `path`, relative to the repository, is exactly `text`.
#[allow(dead_code, reason = "used by the suites that hold printed files")]
pub fn hold(path: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        if std::fs::read_to_string(&file).ok().as_deref() != Some(text) {
            std::fs::write(&file, text).unwrap();
        }
        return;
    }
    let found = std::fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    assert!(found == text, "{path} is stale: run UPDATE=1 cargo test and look at the difference");
}
