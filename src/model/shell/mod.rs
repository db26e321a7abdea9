//! Shell texts as commands with arguments: what RUN bodies, CMD and ENTRYPOINT scripts say.
//!
//! [`read`] turns a text into a [`Script`]: lists of pipelines of commands, each with words that know where they stand
//! in the file. Which crate reads the grammar is behind [`Grammar`]; nothing outside this folder knows it.

mod builder;
mod faults;
mod grammar;
mod nested;
mod programs;
mod removal;
mod script;
mod settings;
mod splitting;
mod word;

use crate::document::OffsetMap;

pub use programs::Invocation;
pub use removal::OpenRemoval;
pub use script::{
    Assignment, Command, Construct, ConstructKind, Fault, Link, List, Pipeline, Redirect, RedirectKind, Scope,
    ScopeKind, Script, Segment,
};
pub use settings::Settings;
pub use word::{ArithmeticName, Part, PartKind, ShellWord, VariableForm};

use builder::Builder;

/// Which language a shell text is in, as far as its grammar goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// `sh`, `dash`, `ash`: POSIX. Bash's additions are read all the same, so that rules can point at them.
    Posix,
    /// `bash`.
    Bash,
    /// `ksh`, `mksh`.
    Korn,
    /// `zsh`.
    Zsh,
}

impl Dialect {
    /// The dialect of a shell by its program name, with or without folders; `None` if it is no such shell.
    pub fn of(program: &str) -> Option<Self> {
        let name = program.rsplit('/').next().unwrap_or("");
        Some(match name {
            "sh" | "dash" | "ash" | "busybox" => Dialect::Posix,
            "bash" => Dialect::Bash,
            "ksh" | "mksh" | "ksh93" => Dialect::Korn,
            "zsh" => Dialect::Zsh,
            _ => return None,
        })
    }
}

/// What reads the grammar of a shell text. It must neither panic nor recurse without bound, whatever the text is.
trait Grammar {
    /// Tells `builder` what stands in `text`.
    fn read(&self, text: &str, dialect: Dialect, builder: &mut Builder);
}

/// Scripts inside scripts (`sh -c '…'`) are read this deep.
const DEEPEST: usize = 3;

/// Longer texts are not read as commands: nobody writes a megabyte of shell by hand.
const LONGEST: usize = 1 << 20;

/// The grammar's reader looks for the partner of each `{` up to the end of the text; more than this many steps (half a
/// second) are not allowed. A script of 50 kB may have 2,000 of them.
const MOST_BRACE_STEPS: usize = 100_000_000;

/// The grammar's reader gives up a chain of more operators and reads on behind it, so that what is in it would never be
/// looked at.
const MOST_OPERATORS: usize = 1000;

/// Why a shell text is not read as commands, if it is not: reading it would take too long.
pub fn refusal(text: &str) -> Option<&'static str> {
    if text.len() > LONGEST {
        return Some("this is more shell than can be read as commands (over 1 MiB)");
    }
    if text.len() > MOST_OPERATORS && has_long_chain(text) {
        return Some("there are more than 1000 commands in a row in this, too many to be read");
    }
    let braces = memchr::memchr_iter(b'{', text.as_bytes()).count();
    (braces * text.len() > MOST_BRACE_STEPS).then_some("there are too many braces in this to read it as commands")
}

/// Whether more than [`MOST_OPERATORS`] `&&`, `||` and `|` follow each other in one command line.
fn has_long_chain(text: &str) -> bool {
    let mut operators = 0;
    for line in text.split_inclusive(['\n', ';']) {
        operators += line.matches("&&").count() + line.matches('|').count() - line.matches("||").count();
        if operators > MOST_OPERATORS {
            return true;
        }
        if !line.trim_end().ends_with(['&', '|', '\\']) {
            operators = 0;
        }
    }
    false
}

/// Reads a shell text; `offsets` leads its bytes back into the file.
pub fn read(text: String, offsets: OffsetMap, dialect: Dialect) -> Script {
    read_within(text, offsets, dialect, DEEPEST)
}

fn read_within(text: String, offsets: OffsetMap, dialect: Dialect, depth: usize) -> Script {
    let mut builder = Builder::new();
    if refusal(&text).is_none() {
        grammar::Shuck.read(&text, dialect, &mut builder);
    }
    let mut script = builder.finish(text, offsets, Some(dialect));
    if let Some(depth) = depth.checked_sub(1) {
        nested::read_nested(&mut script, depth);
    }
    script
}

/// One command whose words are given already split, as in an exec form: `words` with the way back into the file of each.
pub fn command(words: impl IntoIterator<Item = (String, OffsetMap)>) -> Script {
    let mut script = builder::single(words);
    nested::read_nested(&mut script, DEEPEST);
    script
}
