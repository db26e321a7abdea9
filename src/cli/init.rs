//! `tidegate init`: a configuration to start from, every line of it explained.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::{Failure, Outcome, terminal};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The folder to write into
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// Also write a .pre-commit-config.yaml with the tidegate hook
    #[arg(long)]
    pre_commit: bool,
}

/// What a new configuration says.
const CONFIGURATION: &str = include_str!("init.yaml");

const PRE_COMMIT: &str = concat!(
    "# Hooks that run before a commit; `pre-commit install` sets them up (https://pre-commit.com).\n",
    "repos:\n",
    "  - repo: ",
    env!("CARGO_PKG_REPOSITORY"),
    "\n    rev: v",
    env!("CARGO_PKG_VERSION"),
    "\n    hooks:\n      - id: tidegate\n"
);

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let other = arguments.folder.join(".tidegate.yaml");
    if other.exists() {
        return Err(Failure(format!("{} stands there already", other.display())));
    }
    let mut files = vec![(arguments.folder.join("tidegate.yaml"), CONFIGURATION)];
    if arguments.pre_commit {
        files.push((arguments.folder.join(".pre-commit-config.yaml"), PRE_COMMIT));
    }
    if let Some((path, _)) = files.iter().find(|(path, _)| path.exists()) {
        return Err(Failure(format!("{} stands there already", path.display())));
    }
    for (path, text) in &files {
        write_new(path, text)?;
        terminal::say(format!("wrote {}\n", path.display()).as_bytes())?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes a file that must not exist yet; the system checks that, so that nothing is ever overwritten.
///
/// # Errors
/// Where it exists or cannot be written.
pub(super) fn write_new(path: &Path, text: &str) -> Result<(), Failure> {
    let mut options = std::fs::File::options();
    let file = options.write(true).create_new(true).open(path);
    file.and_then(|mut file| file.write_all(text.as_bytes())).map_err(|error| cannot_write(path, &error))
}

/// What to say about a file that could not be written.
pub(super) fn cannot_write(path: &Path, error: &std::io::Error) -> Failure {
    let why = match error.kind() {
        std::io::ErrorKind::AlreadyExists => "it exists already".to_owned(),
        _ => error.to_string(),
    };
    Failure(format!("cannot write {}: {why}", path.display()))
}
