//! What is known of the terminal, and the only hands that write to it.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

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
    /// Whether what goes to standard output is coloured.
    pub(super) fn on_stdout(self) -> bool {
        self.wanted(stdout_is_terminal())
    }

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

/// Whether somebody looks at standard output.
pub(super) fn stdout_is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// How wide people's formats may be: the terminal's columns, or what suits a file.
pub(super) fn width() -> usize {
    let columns = stdout_is_terminal().then(terminal_size::terminal_size).flatten();
    columns.map_or(100, |(terminal_size::Width(columns), _)| usize::from(columns).clamp(40, 200))
}

/// Whether this terminal is one of those that draw hyperlinks (OSC 8) instead of printing them.
pub(super) fn knows_hyperlinks() -> bool {
    let program = std::env::var("TERM_PROGRAM").unwrap_or_default();
    let named = matches!(program.as_str(), "iTerm.app" | "WezTerm" | "vscode" | "ghostty" | "Hyper");
    // VTE draws them since 0.50, and says its version as a number.
    let vte = std::env::var("VTE_VERSION").ok().and_then(|version| version.parse::<u32>().ok());
    let set = |name| std::env::var_os(name).is_some();
    named || vte.is_some_and(|version| version >= 5000) || set("KITTY_WINDOW_ID") || set("WT_SESSION")
}

/// Writes to standard output. A reader that went away is no fault of ours: the rest is not written.
///
/// # Errors
/// Where standard output cannot be written for another reason: a full disk, for example.
pub(super) fn say(text: &[u8]) -> io::Result<()> {
    say_with(|out| out.write_all(text))
}

/// Has something written to standard output, likewise.
///
/// # Errors
/// Likewise.
pub(super) fn say_with(write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = io::stdout().lock();
    forgive_closed(write(&mut out).and_then(|()| out.flush()))
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

/// What a person who waits sees on a terminal's standard error; nothing anywhere else.
pub(super) struct Progress {
    shown: Option<Shown>,
}

struct Shown {
    start: Instant,
    phase: Mutex<Phase>,
    done: AtomicUsize,
}

struct Phase {
    name: &'static str,
    total: usize,
    drawn: Instant,
    /// Whether a line stands there that must be wiped.
    visible: bool,
}

impl Progress {
    /// A run that is over sooner than this shows nothing.
    const PATIENCE: Duration = Duration::from_millis(300);
    /// How often the line is drawn anew.
    const PACE: Duration = Duration::from_millis(100);
    const BAR: usize = 24;

    pub(super) fn on_terminal() -> Self {
        let start = Instant::now();
        let phase = Phase { name: "", total: 0, drawn: start, visible: false };
        let shown = Shown { start, phase: Mutex::new(phase), done: AtomicUsize::new(0) };
        Self { shown: io::stderr().is_terminal().then_some(shown) }
    }

    /// Begins a phase of `total` steps; 0 where they cannot be counted.
    pub(super) fn begin(&self, name: &'static str, total: usize) {
        let Some(shown) = &self.shown else { return };
        shown.done.store(0, Ordering::Relaxed);
        if let Ok(mut phase) = shown.phase.lock() {
            (phase.name, phase.total) = (name, total);
            shown.draw(&mut phase);
        }
    }

    /// One step more.
    pub(super) fn step(&self) {
        let Some(shown) = &self.shown else { return };
        shown.done.fetch_add(1, Ordering::Relaxed);
        // Whoever does not get the lock leaves the drawing to the one who has it.
        if let Ok(mut phase) = shown.phase.try_lock()
            && phase.drawn.elapsed() > Self::PACE
        {
            shown.draw(&mut phase);
        }
    }

    /// Wipes the line.
    pub(super) fn end(&self) {
        let Some(shown) = &self.shown else { return };
        if let Ok(mut phase) = shown.phase.lock()
            && phase.visible
        {
            phase.visible = false;
            let _ = write!(io::stderr().lock(), "\r\u{1b}[K");
        }
    }

    /// Says how long the run took.
    pub(super) fn took(&self, files: usize) {
        if let Some(shown) = &self.shown {
            note(&format!("{files} files in {:.2} s", shown.start.elapsed().as_secs_f64()));
        }
    }
}

impl Shown {
    fn draw(&self, phase: &mut Phase) {
        if self.start.elapsed() < Progress::PATIENCE {
            return;
        }
        phase.drawn = Instant::now();
        phase.visible = true;
        let done = self.done.load(Ordering::Relaxed);
        let line = match phase.total {
            0 => format!("{} …", phase.name),
            total => {
                let filled = (done * Progress::BAR / total).min(Progress::BAR);
                let bar = format!("{}{}", "=".repeat(filled), " ".repeat(Progress::BAR - filled));
                format!("{} [{bar}] {done}/{total}", phase.name)
            }
        };
        let _ = write!(io::stderr().lock(), "\r\u{1b}[K{line}");
    }
}
