//! tidegate: a policy gate in front of every `apply`.
//!
//! Everything goes down one straight line:
//!
//! 1. [`input`] finds the files and reads them: from here on nobody touches the disk.
//! 2. [`document`] turns each text into values with places, [`model`] says what they mean; together they are the
//!    [`model::Workspace`] of this run.
//! 3. [`config`] chooses the rules, built in ([`rules`]) and from policies ([`policy`]); the [`engine`] makes a
//!    [`engine::Checker`] of them.
//! 4. [`engine::Checker::check`], the only loop over rules, asks each rule about what it wants to see and settles
//!    what they say into a [`engine::Report`] with its [`engine::Verdict`].
//! 5. [`output`] prints the report in as many formats as were asked for; [`cli`] returns the verdict's exit code.
//!
//! The middle (2 to 4) is pure: no disk, clock, network, environment, printing or async.

pub mod cli;
pub mod config;
pub mod document;
pub mod engine;
pub mod finding;
pub mod input;
pub mod model;
pub mod output;
pub mod policy;
pub mod rule;
pub mod rules;
