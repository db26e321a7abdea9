//! Secrets that RUN and COPY write into files of a layer: from a build argument or a mounted secret to the file.

use std::collections::BTreeMap;

use super::{Binding, Heredoc, Instruction, Keyword, Word};
use crate::document::Span;
use crate::model::secret;
use crate::model::shell::{Command, Invocation, RedirectKind, ShellWord};

/// So many are told of one RUN.
const MOST_LEAKS: usize = 64;

/// A secret that is written into a file.
#[derive(Debug, Clone)]
pub struct Leak<'d> {
    /// What it is called.
    pub name: String,
    /// Where it comes in: the ARG, or the mount.
    pub origin: Word<'d>,
    /// Where it is used.
    pub used: Span,
    /// Where the file is named, or the command that writes it.
    pub target: Span,
    /// The file as an absolute path, if the Dockerfile says it.
    pub path: Option<String>,
}

/// Programs that keep what they are told in a file below the home directory.
const KEEPERS: [(&str, &[&str], &str); 9] = [
    ("npm", &["config", "set"], ".npmrc"),
    ("npm", &["set"], ".npmrc"),
    ("pnpm", &["config", "set"], ".npmrc"),
    ("yarn", &["config", "set"], ".yarnrc"),
    ("git", &["config"], ".gitconfig"),
    ("pip", &["config", "set"], ".config/pip/pip.conf"),
    ("composer", &["config"], ".config/composer/auth.json"),
    ("poetry", &["config"], ".config/pypoetry/auth.toml"),
    ("docker", &["login"], ".docker/config.json"),
];

/// Programs that copy a file to the last of their arguments.
const COPIERS: [&str; 4] = ["cp", "mv", "install", "ln"];

/// Programs that print what they are given; of others nobody knows what they print.
const ECHOES: [&str; 14] =
    ["echo", "printf", "cat", "tee", "sed", "awk", "gawk", "envsubst", "base64", "tr", "cut", "head", "tail", "jq"];

/// A secret that an instruction can see, and the words by which it is known in it.
struct Known<'d> {
    name: String,
    origin: Word<'d>,
    /// The file that it is mounted as.
    file: Option<String>,
}

impl<'d> Instruction<'d> {
    /// The secrets that it writes into files of its layer and leaves there.
    pub fn leaks(self) -> Vec<Leak<'d>> {
        match self.keyword() {
            _ if self.is_trigger() => Vec::new(),
            Keyword::Run => self.leaks_of_run(),
            Keyword::Copy | Keyword::Add => {
                self.heredocs().filter_map(|heredoc| self.leak_of_heredoc(heredoc)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Variables in a COPY's heredoc are replaced by their values.
    fn leak_of_heredoc(self, heredoc: Heredoc<'d>) -> Option<Leak<'d>> {
        let body = heredoc.body();
        let names = names_in(body).filter(|_| heredoc.expands());
        let (at, name, origin) = names.filter_map(|(at, name)| Some((at, name, self.secret_argument(name)?))).next()?;
        let start = heredoc.body_span().start as usize + at;
        let used = Span::new(start, start + name.len());
        let path = self.landings().into_iter().find(|(source, _)| *source == heredoc.word()).map(|(_, path)| path);
        let target = self.destination()?.span();
        Some(Leak { name: name.to_owned(), origin, used, target, path })
    }

    /// The ARG behind a variable that is called like a secret.
    fn secret_argument(self, name: &str) -> Option<Word<'d>> {
        let binding = Some(name).filter(|name| secret::is_secret_name(name)).and_then(|name| self.binding(name));
        match binding {
            Some(Binding::Arg(pair)) => Some(pair.key()),
            _ => None,
        }
    }

    fn leaks_of_run(self) -> Vec<Leak<'d>> {
        let commands = self.commands();
        let mounted = self.mounted_secrets();
        let mut tainted: BTreeMap<String, (String, Word<'d>)> = BTreeMap::new();
        let mut leaks: Vec<Leak> = Vec::new();
        for (index, &command) in commands.iter().enumerate() {
            if leaks.len() >= MOST_LEAKS {
                break;
            }
            let Some((name, origin, used)) = self.secret_used(command, &mounted, &tainted) else { continue };
            for assignment in command.assignments().chain(command.declared()) {
                tainted.insert(assignment.name().to_owned(), (name.clone(), origin));
            }
            for (target, path) in self.files_written(command, &commands) {
                let known = path.as_deref().is_some_and(|path| self.is_kept_out(path));
                if !known && !self.is_removed(&commands[index..], target, path.as_deref()) {
                    let target = target.span();
                    leaks.push(Leak { name: name.clone(), origin, used, target, path });
                }
            }
        }
        leaks.dedup_by(|later, kept| later.target == kept.target);
        leaks
    }

    /// The secrets that are mounted into it.
    fn mounted_secrets(self) -> Vec<Known<'d>> {
        let mounts = self.flags().filter(|flag| flag.is("mount"));
        let secrets = mounts.filter(|mount| mount.option("type").is_some_and(|kind| kind.raw() == "secret"));
        let known = secrets.filter_map(|mount| {
            let target = ["target", "dst", "destination"].iter().find_map(|name| mount.option(name));
            let (id, env) = (mount.option("id"), mount.option("env"));
            let origin = id.or(env).or(target)?;
            let name = origin.text().rsplit('/').next().unwrap_or_default().to_owned();
            let own = || env.is_none().then(|| format!("/run/secrets/{name}"));
            let file = target.map(|target| target.text().into_owned()).or_else(own);
            let name = env.map_or(name, |env| env.text().into_owned());
            Some(Known { name, origin, file })
        });
        known.collect()
    }

    /// The first secret that a command names, where it comes in and where it is used.
    fn secret_used(
        self,
        command: Command<'d>,
        mounted: &[Known<'d>],
        tainted: &BTreeMap<String, (String, Word<'d>)>,
    ) -> Option<(String, Word<'d>, Span)> {
        let of_variable = |name: &str| -> Option<(String, Word<'d>)> {
            let known = || Some((name.to_owned(), self.secret_argument(name)?));
            let by_mount = || {
                let mount = mounted.iter().find(|mount| mount.file.is_none() && mount.name == name)?;
                Some((name.to_owned(), mount.origin))
            };
            tainted.get(name).cloned().or_else(by_mount).or_else(known)
        };
        let values = command.assignments().chain(command.declared()).filter_map(|assignment| assignment.value());
        let redirected = command.redirects().filter(|redirect| redirect.kind() == RedirectKind::Input);
        let inputs = redirected.filter_map(|redirect| redirect.target());
        for word in command.words().chain(values).chain(inputs) {
            if let Some(found) =
                word.variables().find_map(|(name, part)| Some((of_variable(name)?, word.part_span(part))))
            {
                let ((name, origin), span) = found;
                return Some((name, origin, span));
            }
            let text = word.text();
            let holds = |mount: &&Known| mount.file.as_deref().is_some_and(|file| text.contains(file));
            if let Some(mount) = mounted.iter().find(holds) {
                return Some((mount.name.clone(), mount.origin, word.span()));
            }
        }
        command.redirects().find_map(|redirect| {
            let body = redirect.body()?;
            let script = command.script();
            let text = script.text().get(body.range())?;
            let found = names_in(text).find_map(|(at, name)| Some((at, name, of_variable(name)?)));
            let (at, name, (secret, origin)) = found?;
            let start = body.start as usize + at;
            Some((secret, origin, script.in_file(Span::new(start, start + name.len()))))
        })
    }

    /// The files into which the pipeline of a command writes what the command is given, and those in which a program of
    /// it keeps that, each with the word that names it.
    fn files_written(self, command: Command<'d>, commands: &[Command<'d>]) -> Vec<(ShellWord<'d>, Option<String>)> {
        let moves = commands.iter().any(|command| command.is("cd") || command.is("pushd"));
        let (mut named, mut kept) = (Vec::new(), Vec::new());
        let pipeline = command.pipeline();
        let behind = (command.segment() + 1..pipeline.segments().len()).filter_map(|number| pipeline.simple(number));
        for writer in std::iter::once(command).chain(behind) {
            let Some(invocation) = writer.invocation() else { break };
            let program = invocation.program();
            if writer == command && COPIERS.contains(&&*program) {
                named.extend(invocation.arguments().next_back());
            }
            kept.extend(self.kept(invocation, moves));
            if !ECHOES.contains(&&*program) {
                break;
            }
            let outputs = writer.redirects().filter(|redirect| {
                let kinds = [RedirectKind::Output, RedirectKind::Append, RedirectKind::OutputBoth];
                kinds.contains(&redirect.kind()) && redirect.descriptor().is_none_or(|descriptor| descriptor == 1)
            });
            named.extend(outputs.filter_map(|redirect| redirect.target()));
            if program == "tee" {
                named.extend(invocation.arguments().filter(|word| !word.is_option()));
            }
        }
        let named = named.into_iter().map(|word| (word, self.file_named(&word.text(), moves)));
        named.chain(kept).collect()
    }

    /// The file in which a program keeps what it is told.
    fn kept(self, invocation: Invocation<'d>, moves: bool) -> Option<(ShellWord<'d>, Option<String>)> {
        let words: Vec<ShellWord> = invocation.arguments().filter(|word| !word.is_option()).collect();
        let says =
            |verbs: &[&str]| words.len() >= verbs.len() && words.iter().zip(verbs).all(|(word, verb)| word == verb);
        let keeper = KEEPERS.iter().find(|(program, verbs, _)| invocation.runs(program) && says(verbs));
        if let Some((_, _, file)) = keeper {
            return Some((invocation.name(), self.file_named(&format!("~/{file}"), false)));
        }
        let clones = invocation.runs("git") && words.first().is_some_and(|verb| *verb == "clone");
        let address = words.get(1).filter(|address| clones && address.text().contains("://"))?;
        let text = address.text();
        let repository = || text.trim_end_matches('/').rsplit('/').next()?.strip_suffix(".git").map(str::to_owned);
        let folder = words.get(2).map(|folder| folder.text().into_owned()).or_else(repository);
        let path = folder.and_then(|folder| self.file_named(&format!("{folder}/.git/config"), moves));
        Some((*address, path))
    }

    /// A file as an absolute path, if the Dockerfile says it.
    fn file_named(self, text: &str, moves: bool) -> Option<String> {
        let home = ["~/", "$HOME/", "${HOME}/"].iter().find_map(|home| text.strip_prefix(home));
        let path = match home {
            Some(below) => format!("{}/{below}", self.home()?),
            None if moves && !text.starts_with('/') => return None,
            None => self.absolute(text)?,
        };
        (!path.contains('$')).then_some(path)
    }

    /// The home directory of root; of nobody else is it known.
    fn home(self) -> Option<&'static str> {
        self.user().is_none_or(|user| user.root_account().is_some()).then_some("/root")
    }

    /// Whether what is written there is in no layer.
    fn is_kept_out(self, path: &str) -> bool {
        let below =
            |folder: &&str| path.strip_prefix(folder.trim_end_matches('/')).is_some_and(|rest| rest.starts_with('/'));
        ["/dev", "/proc", "/run/secrets"].iter().any(below) || self.temporary_mounts().iter().any(below)
    }

    /// Whether a later command of the same RUN removes the file.
    fn is_removed(self, commands: &[Command<'d>], target: ShellWord, path: Option<&str>) -> bool {
        let removes = |command: &Command<'d>| {
            let Some(invocation) = command.invocation().filter(|it| it.runs("rm") || it.runs("shred")) else {
                return false;
            };
            invocation.arguments().any(|word| {
                let text = word.text();
                let removed = self.file_named(text.trim_end_matches('/'), false);
                let holds = |path: &str, removed: &str| {
                    path.strip_prefix(removed).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                };
                text == target.text()
                    || path.zip(removed.as_deref()).is_some_and(|(path, removed)| holds(path, removed))
            })
        };
        commands.iter().any(removes)
    }
}

/// The names behind dollar signs in a text, and where they stand.
fn names_in(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('$').filter_map(move |(dollar, _)| {
        let at = dollar + 1 + usize::from(text[dollar + 1..].starts_with('{'));
        let rest = &text[at..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        (end > 0).then(|| (at, &rest[..end]))
    })
}
