//! Terraform and OpenTofu plans from `show -json`.
//!
//! A [`Plan`] is read in place: handles point into the document's tree, no value is copied. What is planned for an
//! attribute is one of three things ([`State`]): known, configured but known only after apply, or not set. The peers'
//! false alarms come from taking the second for the third (`docs/ARCHITECTURE.md`).

pub mod address;
pub mod attribute;
pub mod bucket;
mod change;
pub mod check;
pub mod drift;
pub mod google_member;
mod graph;
pub mod iam;
pub mod network;
mod plan;
pub mod provider;
pub mod reason;
mod sensitive;
pub mod stateful;
mod trail;
mod value;

pub use change::{Action, ResourceChange};
pub use graph::{Origin, Origins};
pub use plan::Plan;
pub use value::{State, Value};
