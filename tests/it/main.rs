//! Every test, in one binary.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests read fixtures and print what differs")]
#![allow(missing_docs)]

mod builds;
mod classify;
mod cli;
mod config;
mod coverage;
mod discover;
mod dockerfile;
mod docs;
mod engine;
mod fixtures;
mod flows;
mod hadolint;
mod house;
mod joins;
mod json;
mod output;
mod pages;
mod peers;
mod places;
mod pod_security;
mod policies;
mod printed;
mod problems;
mod repository;
mod run;
mod secrets;
mod shell;
mod suppress;
mod terraform;
mod yaml;
mod yaml_documents;
