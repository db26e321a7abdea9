//! Floor 7: a file per command. The environment, the clock and the terminal are looked at here and nowhere else.
#![allow(clippy::disallowed_methods, reason = "the commands are where the environment is read and files are written")]

mod check;
mod completions;
mod explain;
mod init;
mod memory;
mod new;
mod policies;
mod rules;
mod terminal;
mod write;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// A policy gate in front of every apply: Dockerfiles, Kubernetes manifests and Terraform plans against built-in rules
/// and Rego policies.
#[derive(Debug, Parser)]
#[command(name = "tidegate", version, propagate_version = true, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check files, folders or standard input
    Check(check::Arguments),
    /// List the rules
    Rules(rules::Arguments),
    /// Print the whole page of a rule or a kind of problem, by its id or a peer's
    Explain(explain::Arguments),
    /// Write a commented tidegate.yaml
    Init(init::Arguments),
    /// Begin a new rule or policy
    New(new::Arguments),
    /// Print completions for a shell
    Completions(completions::Arguments),
}

/// Why a command could not do what it was asked: a fault of usage or configuration. Ends the process with 2.
#[derive(Debug)]
struct Failure(String);

impl Failure {
    /// The exit code of usage and configuration faults (design.md §4); clap's own are the same.
    const EXIT_CODE: u8 = 2;
}

impl<T: std::fmt::Display> From<T> for Failure {
    fn from(fault: T) -> Self {
        Self(fault.to_string())
    }
}

/// How a command ends.
type Outcome = Result<ExitCode, Failure>;

/// Runs the command line.
pub fn main() -> ExitCode {
    memory::allow_huge_pages(false);
    let outcome = match Arguments::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Rules(arguments) => rules::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
    };
    outcome.unwrap_or_else(|failure| {
        terminal::complain(&failure.0);
        ExitCode::from(Failure::EXIT_CODE)
    })
}
