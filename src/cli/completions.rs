//! `tidegate completions`: a script for a shell.

use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::Shell;

use super::{Outcome, terminal};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The shell to print for
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut super::Arguments::command(), "tidegate", &mut script);
    terminal::say(&script)?;
    Ok(ExitCode::SUCCESS)
}
