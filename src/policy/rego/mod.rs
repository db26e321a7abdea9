//! Rego: the only place that names the engine behind it.

pub mod syntax;
