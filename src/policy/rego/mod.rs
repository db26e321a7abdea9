//! Rego: the only place that names the engine behind it.
//!
//! `syntax` reads a module as OPA does, `check` refuses what would bring the engine down, `normalise` rewrites what
//! it would judge otherwise, `print` writes the result for it, `builtins` are what it lacks, `engine` runs it.

mod asking;
mod builtins;
mod check;
mod engine;
mod library;
mod modules;
mod normalise;
mod print;
pub mod syntax;
mod values;

pub use asking::Trail;
pub use builtins::Clock;
pub use engine::{Engine, Failure, guarded};
pub use library::{Path, path_of as full_path};
pub use modules::{Loading, Modules, Parsed};
pub use normalise::Answers as MetadataAnswers;
pub use values::{Addresses, Value, address, field, of_node, text};
