//! What is known of the terminal, and the only hands that write to it.

use std::io::{self, IsTerminal, Write};

/// When to colour.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Also into files and pipes
    Always,
    /// Nowhere
    Never,
}

impl Color {
    /// Whether what goes to standard error is coloured.
    pub(super) fn on_stderr(self) -> bool {
        self.wanted(io::stderr().is_terminal())
    }

    fn wanted(self, terminal: bool) -> bool {
        match self {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && !no_color() && std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
        }
    }
}

/// Whether the user asked all programs for no colour (<https://no-color.org>).
fn no_color() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// Writes to standard output. A reader that went away is no fault of ours: the rest is not written.
///
/// # Errors
/// Where standard output cannot be written for another reason: a full disk, for example.
pub(super) fn say(text: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    forgive_closed(out.write_all(text).and_then(|()| out.flush()))
}

/// Writes a line to standard error; where that fails nobody is left to tell.
pub(super) fn note(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Says on standard error what is wrong with how we were called.
pub(super) fn complain(fault: &str) {
    let word = if Color::Auto.on_stderr() { "\u{1b}[1;31merror\u{1b}[0m" } else { "error" };
    note(&format!("{word}: {fault}"));
}

fn forgive_closed(outcome: io::Result<()>) -> io::Result<()> {
    match outcome {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}
