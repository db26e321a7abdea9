//! What RUN, CMD, ENTRYPOINT and HEALTHCHECK say in a shell, and which shell that is.

use super::exec_form;
use super::{Base, Heredoc, Instruction, Keyword, Stage, Value, Word};
use crate::document::{Comment, OffsetMap, SyntaxError};
use crate::model::shell::{self, Command, Dialect, Script};

/// What runs the shell form of an instruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shell {
    /// A shell whose grammar we read.
    Known(Dialect),
    /// Windows PowerShell or `pwsh`.
    PowerShell,
    /// `cmd.exe`.
    Cmd,
    /// Something else.
    Other,
}

impl Shell {
    /// The shell that a program is, by its name with or without folders and `.exe`.
    pub fn of(program: &str) -> Self {
        let name = program.rsplit(['/', '\\']).next().unwrap_or("").to_ascii_lowercase();
        match name.strip_suffix(".exe").unwrap_or(&name) {
            "pwsh" | "powershell" => Shell::PowerShell,
            "cmd" => Shell::Cmd,
            name => Dialect::of(name).map_or(Shell::Other, Shell::Known),
        }
    }
}

/// Comments that name the shell from there on: `# hadolint shell=powershell`.
pub(super) fn shell_comments(text: &str, comments: &[Comment]) -> Vec<(u32, Shell)> {
    let named = |comment: &Comment| {
        let body = text[comment.span.range()].trim_start_matches('#').trim_start();
        let rest = body.strip_prefix("hadolint")?.trim_start().strip_prefix("shell")?.trim_start();
        Some((comment.span.start, Shell::of(rest.strip_prefix('=')?.trim())))
    };
    comments.iter().filter_map(named).collect()
}

impl<'d> Instruction<'d> {
    /// The shell that its shell form runs in: what SHELL says, else what a comment says, else what the base image has.
    pub fn shell_kind(self) -> Shell {
        if let Some(shell) = self.shell() {
            return shell.words().first().map_or(Shell::Other, |program| Shell::of(&program.text()));
        }
        let start = self.keyword_span().start;
        let comments = &self.file().shell_comments;
        let before = comments.partition_point(|&(at, _)| at < start);
        if let Some(&(_, shell)) = before.checked_sub(1).and_then(|last| comments.get(last)) {
            return shell;
        }
        let windows = self.stage().is_some_and(Stage::is_windows);
        if windows { Shell::Cmd } else { Shell::Known(Dialect::Posix) }
    }

    /// Its commands. `None` if it runs none, or in a shell that we do not read.
    pub fn script(self) -> Option<&'d Script> {
        self.record().script.get_or_init(|| self.read_script()).as_ref()
    }

    /// The text that its shell reads, which an exec form has not: what rules about the language look at.
    pub fn shell_script(self) -> Option<&'d Script> {
        self.script().filter(|script| script.dialect().is_some())
    }

    /// [`Instruction::shell_script`] where the shell is `sh`, which need not know what bash adds to POSIX.
    pub fn sh_script(self) -> Option<&'d Script> {
        self.script().filter(|script| script.dialect() == Some(Dialect::Posix))
    }

    /// Every command that it runs, those of scripts inside its words included, in the order in which they are written.
    pub fn commands(self) -> Vec<Command<'d>> {
        self.script().map_or_else(Vec::new, Script::commands)
    }

    /// What a variable of `script`, which is its own or stands in it, holds: from the last assignment there that says it
    /// outright, else from ENV or ARG. `None` if that is empty or nobody knows.
    pub fn held_by(self, name: &str, script: &Script) -> Option<String> {
        let assigned = script.own_commands().flat_map(|command| command.assignments().chain(command.declared()));
        let values = assigned.filter(|it| it.name() == name).filter_map(|it| it.value());
        let value = match values.filter(|value| value.is_static()).last() {
            Some(value) => Value::Known(value.text().into_owned()),
            None => self.value_of(name),
        };
        match value {
            Value::Known(text) if !text.is_empty() => Some(text),
            _ => None,
        }
    }

    /// Why its commands cannot be looked at, if they cannot.
    pub(super) fn refusal(self) -> Option<SyntaxError> {
        let text = self.shell_text()?;
        let bodies = self.heredocs().map(|heredoc| heredoc.body());
        let message = std::iter::once(text.raw()).chain(bodies).find_map(shell::refusal)?;
        Some(SyntaxError { message: message.to_owned(), span: self.keyword_span() })
    }

    fn read_script(self) -> Option<Script> {
        if !matches!(self.keyword(), Keyword::Run | Keyword::Cmd | Keyword::Entrypoint | Keyword::Healthcheck) {
            return None;
        }
        if self.is_exec_form() {
            return Some(shell::command(self.words().into_iter().map(decoded)));
        }
        let text = self.shell_text()?;
        let Shell::Known(dialect) = self.shell_kind() else { return None };
        match self.heredocs().next() {
            None => Some(shell::read(text.raw().to_owned(), text.offsets(), dialect)),
            Some(heredoc) if heredoc.word() == text => heredoc_script(heredoc, dialect),
            Some(_) => Some(self.with_heredocs(text, dialect)),
        }
    }

    /// The text of a line that a heredoc is an input of: the line, and behind it each heredoc with its end marker, as
    /// BuildKit hands it to the shell.
    fn with_heredocs(self, line: Word<'d>, dialect: Dialect) -> Script {
        let mut text = line.raw().to_owned();
        let mut offsets = line.offsets();
        for heredoc in self.heredocs() {
            text.push('\n');
            let span = heredoc.body_span();
            offsets.append(text.len() as u32, &OffsetMap::shifted(span.start));
            text.push_str(heredoc.body());
            offsets.append(text.len() as u32, &OffsetMap::shifted(heredoc.end_span().start));
            text.push_str(heredoc.marker());
        }
        shell::read(text, offsets, dialect)
    }
}

/// A string of an exec form with the way back into the file.
fn decoded(word: Word) -> (String, OffsetMap) {
    let raw = word.raw();
    let inside = raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"')).unwrap_or(raw);
    let word_offsets = word.slice(1..1 + inside.len()).offsets();
    match exec_form::decode(inside, 0) {
        Some((text, offsets)) => (text, offsets.through(&word_offsets)),
        None => (inside.to_owned(), word_offsets),
    }
}

/// The script that a heredoc is; `None` if its first line names something else than a shell.
fn heredoc_script(heredoc: Heredoc, dialect: Dialect) -> Option<Script> {
    let body = heredoc.body();
    let dialect = match body.strip_prefix("#!") {
        Some(rest) => {
            let mut words = rest.lines().next().unwrap_or("").split_whitespace();
            let program = words.next().unwrap_or("");
            let through_env = program.rsplit('/').next() == Some("env");
            let program = if through_env { words.find(|word| !word.starts_with('-')).unwrap_or("") } else { program };
            Dialect::of(program)?
        }
        None => dialect,
    };
    Some(shell::read(body.to_owned(), OffsetMap::shifted(heredoc.body_span().start), dialect))
}

impl Stage<'_> {
    /// Whether its base is a Windows image, as far as its name says.
    pub fn is_windows(self) -> bool {
        let Base::Image { text, .. } = self.root().base() else { return false };
        let name = text.to_ascii_lowercase();
        ["windows/", "nanoserver", "servercore", "windowsservercore"].iter().any(|part| name.contains(part))
    }
}
