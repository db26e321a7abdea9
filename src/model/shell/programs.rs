//! Which program a command runs, behind the programs that only run another one.

use std::borrow::Cow;

use super::script::Command;
use super::word::ShellWord;

/// Programs that run the program in their arguments, with their options that take a value, and how many words stand
/// between the options and the program.
const RUNNERS: [(&str, &[&str], usize); 21] = [
    ("sudo", &["-u", "-g", "-h", "-p", "-C", "-r", "-t", "-T", "-U", "-D", "-R", "--user", "--group"], 0),
    ("doas", &["-u", "-C"], 0),
    ("env", &["-u", "-C", "-S", "--unset", "--chdir"], 0),
    ("exec", &["-a"], 0),
    ("command", &[], 0),
    ("builtin", &[], 0),
    ("nice", &["-n", "--adjustment"], 0),
    ("ionice", &["-c", "-n", "-p"], 0),
    ("nohup", &[], 0),
    ("setsid", &[], 0),
    ("time", &["-f", "-o"], 0),
    ("timeout", &["-k", "-s", "--kill-after", "--signal"], 1),
    ("stdbuf", &["-i", "-o", "-e"], 0),
    ("xargs", &["-I", "-n", "-P", "-L", "-d", "-E", "-s", "-a", "--max-args", "--max-procs", "--delimiter"], 0),
    ("gosu", &[], 1),
    ("su-exec", &[], 1),
    ("chroot", &["--userspec", "--groups"], 1),
    ("fakeroot", &[], 0),
    ("eatmydata", &[], 0),
    ("unbuffer", &[], 0),
    ("setarch", &[], 1),
];

/// A command as the program that it runs in the end, and that program's arguments.
#[derive(Debug, Clone, Copy)]
pub struct Invocation<'s> {
    command: Command<'s>,
    /// Which word of the command is the program.
    first: usize,
}

impl<'s> Command<'s> {
    /// What it runs in the end: `apt-get` in `sudo -E env A=1 apt-get install x`.
    pub fn invocation(self) -> Option<Invocation<'s>> {
        let words: Vec<ShellWord> = self.words().collect();
        let mut first = 0;
        // A command line has few runners; the bound keeps hostile ones linear.
        for _ in 0..8 {
            let Some(next) = behind_runner(&words, first) else { break };
            first = next;
        }
        (first < words.len()).then_some(Invocation { command: self, first })
    }
}

/// Which word is run by the program that word `first` names, if that runs another.
fn behind_runner(words: &[ShellWord], first: usize) -> Option<usize> {
    let name = words.get(first)?.text();
    let (_, valued, between) = RUNNERS.iter().find(|(runner, ..)| *runner == base_name(&name))?;
    let mut at = first + 1;
    while let Some(word) = words.get(at) {
        let text = word.text();
        let assigns =
            base_name(&name) == "env" && text.contains('=') || base_name(&name) == "sudo" && text.contains('=');
        if valued.contains(&&*text) {
            at += 2;
        } else if word.is_option() || assigns {
            at += 1;
        } else {
            break;
        }
    }
    Some(at + between).filter(|&at| at < words.len())
}

fn base_name(program: &str) -> &str {
    program.rsplit('/').next().unwrap_or("")
}

impl<'s> Invocation<'s> {
    /// The whole command.
    pub fn command(self) -> Command<'s> {
        self.command
    }

    /// The word that names the program.
    pub fn name(self) -> ShellWord<'s> {
        self.command.words().nth(self.first).expect("checked when it was made")
    }

    /// The program's name without folders.
    pub fn program(self) -> Cow<'s, str> {
        match self.name().text() {
            Cow::Borrowed(name) => Cow::Borrowed(base_name(name)),
            Cow::Owned(name) => Cow::Owned(base_name(&name).to_owned()),
        }
    }

    /// Whether the program is this one, in whatever folder.
    pub fn runs(self, program: &str) -> bool {
        self.program() == program
    }

    /// The program's arguments.
    pub fn arguments(self) -> impl DoubleEndedIterator<Item = ShellWord<'s>> + ExactSizeIterator + Clone {
        let mut words = self.command.words();
        words.nth(self.first);
        words
    }

    /// The first argument that is one of these options, alone or with `=value`.
    pub fn option(self, options: &[&str]) -> Option<ShellWord<'s>> {
        self.arguments().find(|word| options.contains(&word.text().split('=').next().unwrap_or_default()))
    }

    /// Whether another program runs it.
    pub fn is_wrapped(self) -> bool {
        self.first > 0
    }
}
