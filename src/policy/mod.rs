//! Floor 4: policies become the same [`Rule`]s as the built-in ones.
//!
//! A policy is a Rego module that a [`dialect`] claims. [`load`] is pure: `input/` has read the files before.

mod data;
pub mod dialect;
mod load;
pub mod metadata;
mod pack;
pub mod rego;
mod subject;
pub mod test;

use std::sync::Arc;

use crate::document::Source;
use crate::finding::Problem;
use crate::rule::Rule;

pub use load::load;

/// A file of values that policies see under `data`.
#[derive(Debug, Clone)]
pub struct DataFile {
    /// Its text: JSON, or one YAML document.
    pub source: Arc<Source>,
    /// The keys below `data` under which its values are merged: the folders between the path that the user named
    /// and the file, as OPA does it; empty for a file that was named itself.
    pub below: Vec<String>,
}

/// What became of policy files.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The rules in them, sorted by id, ready for a [`crate::engine::Selection`].
    pub rules: Vec<Arc<Rule>>,
    /// Modules and data files that were refused, each with its place. The rules of all others are loaded.
    pub problems: Vec<Problem>,
}
