//! Links the program at a fixed address where that is possible.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a build script speaks through both")]

use std::env::var;

/// A program that the loader may put anywhere has its tables of rules rewritten at every start: some 47,000 pointers on
/// 420 pages, a third of the time of a check of one file (`cargo bench --bench run`, "100 starts").
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |part: &str| var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
