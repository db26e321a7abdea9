//! Pipes whose failure the build does not see.

use super::Instruction;
use crate::document::Span;
use crate::model::shell::{Command, Pipeline, ScopeKind, Script};

impl<'d> Instruction<'d> {
    /// The first `|` of a RUN in a script without `pipefail` among the pipes that `concerns`; nothing behind ONBUILD.
    pub fn pipe_without_pipefail(self, concerns: fn(&Pipeline) -> bool) -> Option<Span> {
        let script = self.script().filter(|_| !self.is_trigger() && !self.shell_sets_pipefail())?;
        let scripts = script.scripts().into_iter().filter(|script| script.dialect().is_some());
        let mut pipelines =
            scripts.filter(|script| !sets_pipefail_itself(self, script)).flat_map(|script| script.pipelines());
        pipelines.find_map(|pipeline| pipeline.first_operator().filter(|_| concerns(&pipeline)))
    }

    /// Whether the SHELL in force says `pipefail`; dash has none, whatever its options say.
    fn shell_sets_pipefail(self) -> bool {
        self.shell().is_some_and(|shell| {
            let words = shell.words();
            let knows =
                words.first().is_some_and(|program| !matches!(program.text().rsplit('/').next(), Some("sh" | "dash")));
            knows && sets_pipefail(words.into_iter().map(|word| word.text().into_owned()))
        })
    }
}

/// Whether a failure in front of the last command may go unseen: what is asked is no condition, more is done than
/// printing, and the last command does not itself fail on input that is empty or cut off.
pub fn may_hide_failure(pipeline: &Pipeline) -> bool {
    let scopes = pipeline.commands_of(0).next().into_iter().flat_map(|command| command.scope().chain());
    let asks = pipeline.is_negated() || scopes.into_iter().any(|scope| *scope.kind() == ScopeKind::Condition);
    let fronts = 0..pipeline.segments().len().saturating_sub(1);
    let prints = |number| {
        let mut commands = pipeline.commands_of(number).peekable();
        commands.peek().is_some() && commands.all(|command| PRINTING.iter().any(|name| command.is(name)))
    };
    let last = pipeline.simple(pipeline.segments().len().saturating_sub(1));
    !asks && !last.is_some_and(notices_missing_input) && !fronts.into_iter().all(prints)
}

/// Whether a command fails where its input ends too early: tar, decompressors, gpg, checks of digests, grep.
fn notices_missing_input(command: Command) -> bool {
    let Some(invocation) = command.invocation() else { return false };
    let has = |options: &[&str]| invocation.arguments().any(|word| options.contains(&&*word.text()));
    match &*invocation.program() {
        "tar" | "bsdtar" | "gunzip" | "zcat" | "bunzip2" | "unxz" | "unzstd" | "gpg" | "apt-key" | "grep" | "egrep"
        | "fgrep" => true,
        "gzip" | "bzip2" | "xz" | "zstd" => has(&["-d", "-dc", "--decompress"]),
        "sha1sum" | "sha256sum" | "sha384sum" | "sha512sum" | "md5sum" => has(&["-c", "--check"]),
        _ => false,
    }
}

/// Commands that do not fail; `yes` even would with `pipefail`, when its reader ends.
const PRINTING: [&str; 5] = ["echo", "printf", "yes", "true", ":"];

fn sets_pipefail_itself(run: Instruction, script: &Script) -> bool {
    let by_command =
        |command: Command| command.is("set") && sets_pipefail(command.arguments().map(|word| word.text().into_owned()));
    let by_caller = || callers(run, script).into_iter().any(|it| sets_pipefail(words(it)));
    script.text().is_empty() || by_caller() || script.own_commands().any(by_command)
}

fn words(command: Command) -> impl Iterator<Item = String> {
    command.words().map(|word| word.text().into_owned())
}

/// The commands that run `script`: `bash -o pipefail -c '…'`, and what stands before it in its own script.
fn callers<'d>(run: Instruction<'d>, script: &'d Script) -> Vec<Command<'d>> {
    let holds = |command: &Command| command.nested().any(|nested| std::ptr::eq(nested, script));
    run.commands().into_iter().filter(holds).collect()
}

fn sets_pipefail(words: impl Iterator<Item = String>) -> bool {
    let words: Vec<String> = words.collect();
    let option = |pair: &[String]| pair[0].starts_with('-') && pair[0].ends_with('o') && pair[1] == "pipefail";
    words.windows(2).any(option) || words.iter().any(|word| word.starts_with("-o") && word.ends_with("pipefail"))
}
