//! Package managers: how their command lines are read, what they leave behind, how a version is pinned.

mod families;
mod layers;
mod mounts;
mod pins;

use super::dockerfile::{Instruction, Stage};
use super::shell::{Command, Invocation, ShellWord};

pub use families::{family_of, is_system};
pub use layers::{ApkIndex, LonelyUpdates, apk_indexes, kept_apt_lists, kept_cache, lonely_updates};
pub use mounts::{
    Cache, Download, cache_mounts, caches_at, calls_script, downloads, first_of_each, is_moved, is_moved_by_variables,
};
pub use pins::{names, unpinned};

/// A package manager, or a program that installs packages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is the program of its name")]
pub enum Manager {
    AptGet,
    Apt,
    Aptitude,
    Apk,
    Yum,
    Dnf,
    Microdnf,
    Tdnf,
    Zypper,
    Pip,
    Npm,
    Yarn,
    Gem,
    Go,
}

/// What a manager's command line looks like and what it keeps on disk.
#[derive(Debug)]
struct Row {
    manager: Manager,
    /// Its program's names.
    programs: &'static [&'static str],
    /// Options that take the next word as their value.
    valued: &'static [&'static str],
    /// Verbs that install packages named behind them.
    installs: &'static [&'static str],
    /// Folders that it fills with what it downloads: a cache mount on one of them keeps that out of the image.
    caches: &'static [&'static str],
}

const APT_VALUED: &[&str] = &["-o", "--option", "-t", "--target-release", "--default-release", "-c", "--config-file"];
const APT_CACHES: &[&str] = &["/var/lib/apt/lists", "/var/lib/apt"];
const DNF_VALUED: &[&str] = &[
    "--enablerepo",
    "--disablerepo",
    "--repo",
    "--repoid",
    "--releasever",
    "--installroot",
    "-x",
    "--exclude",
    "--excludepkgs",
    "--setopt",
    "-c",
    "--config",
    "-d",
    "-e",
    "--disableplugin",
    "--enableplugin",
    "--forcearch",
];
const DNF_INSTALLS: &[&str] = &["install", "groupinstall", "localinstall"];

/// Sources: the managers' manual pages.
const ROWS: [Row; 14] = [
    Row {
        manager: Manager::AptGet,
        programs: &["apt-get"],
        valued: APT_VALUED,
        installs: &["install"],
        caches: APT_CACHES,
    },
    Row { manager: Manager::Apt, programs: &["apt"], valued: APT_VALUED, installs: &["install"], caches: APT_CACHES },
    Row {
        manager: Manager::Aptitude,
        programs: &["aptitude"],
        valued: APT_VALUED,
        installs: &["install"],
        caches: APT_CACHES,
    },
    Row {
        manager: Manager::Apk,
        programs: &["apk"],
        valued: &[
            "-t",
            "--virtual",
            "-X",
            "--repository",
            "-p",
            "--root",
            "--arch",
            "--keys-dir",
            "--repositories-file",
            "--cache-dir",
            "--cache-max-age",
            "--timeout",
            "--wait",
        ],
        installs: &["add"],
        caches: &["/var/cache/apk", "/etc/apk/cache"],
    },
    Row {
        manager: Manager::Yum,
        programs: &["yum"],
        valued: DNF_VALUED,
        installs: DNF_INSTALLS,
        caches: &["/var/cache/yum"],
    },
    Row {
        manager: Manager::Dnf,
        programs: &["dnf", "dnf5"],
        valued: DNF_VALUED,
        installs: DNF_INSTALLS,
        caches: &["/var/cache/dnf", "/var/cache/libdnf5"],
    },
    Row {
        manager: Manager::Microdnf,
        programs: &["microdnf"],
        valued: DNF_VALUED,
        installs: DNF_INSTALLS,
        caches: &["/var/cache/yum", "/var/cache/dnf", "/var/cache/libdnf5"],
    },
    Row {
        manager: Manager::Tdnf,
        programs: &["tdnf"],
        valued: DNF_VALUED,
        installs: DNF_INSTALLS,
        caches: &["/var/cache/tdnf"],
    },
    Row {
        manager: Manager::Zypper,
        programs: &["zypper"],
        valued: &["-R", "--root", "-r", "--repo", "--from", "-t", "--type", "-D", "--reposd-dir", "-C", "--cache-dir"],
        installs: &["install", "in"],
        caches: &["/var/cache/zypp"],
    },
    Row {
        manager: Manager::Pip,
        programs: &["pip", "pip2", "pip3", "pipx"],
        valued: &[
            "-r",
            "--requirement",
            "-c",
            "--constraint",
            "-i",
            "--index-url",
            "--extra-index-url",
            "-f",
            "--find-links",
            "--trusted-host",
            "--proxy",
            "--retries",
            "--timeout",
            "--prefix",
            "--root",
            "-t",
            "--target",
            "--python-version",
            "--platform",
            "--implementation",
            "--abi",
            "--no-binary",
            "--only-binary",
            "--progress-bar",
            "--cache-dir",
            "--log",
            "--cert",
            "--client-cert",
            "--src",
            "--upgrade-strategy",
            "--install-option",
            "--global-option",
            "-C",
            "--config-settings",
            "--python",
            "--report",
            "--root-user-action",
        ],
        installs: &["install"],
        caches: &[".cache/pip", ".cache"],
    },
    Row {
        manager: Manager::Npm,
        programs: &["npm"],
        valued: &[
            "--prefix",
            "--registry",
            "--cache",
            "--loglevel",
            "--userconfig",
            "-w",
            "--workspace",
            "-C",
            "--tag",
        ],
        installs: &["install"],
        caches: &[".npm"],
    },
    Row {
        manager: Manager::Yarn,
        programs: &["yarn", "yarnpkg"],
        valued: &["--cwd", "--cache-folder", "--modules-folder", "--registry", "--network-timeout", "--mutex"],
        installs: &["install"],
        caches: &[".cache/yarn", ".cache"],
    },
    Row {
        manager: Manager::Gem,
        programs: &["gem"],
        valued: &[
            "-i",
            "--install-dir",
            "-n",
            "--bindir",
            "-s",
            "--source",
            "-P",
            "--trust-policy",
            "-p",
            "--http-proxy",
            // An option of a gem's own build, which belongs behind `--` but is often written before it.
            "--use-system-libraries",
        ],
        installs: &["install", "i"],
        caches: &[],
    },
    Row {
        manager: Manager::Go,
        programs: &["go"],
        valued: &["-ldflags", "-tags", "-gcflags", "-asmflags", "-mod", "-modfile", "-o", "-p", "-C"],
        installs: &["install", "get", "run"],
        caches: &["/go/pkg/mod", ".cache/go-build"],
    },
];

impl Manager {
    fn row(self) -> &'static Row {
        ROWS.iter().find(|row| row.manager == self).expect("every manager has a row")
    }

    fn of(program: &str) -> Option<Self> {
        let known = ROWS.iter().find(|row| row.programs.contains(&program));
        let python = || program.strip_prefix("pip").is_some_and(|version| version.starts_with(['2', '3']));
        known.map(|row| row.manager).or_else(|| python().then_some(Manager::Pip))
    }

    /// Whether it is one of Debian's.
    pub fn is_apt(self) -> bool {
        matches!(self, Manager::AptGet | Manager::Apt | Manager::Aptitude)
    }
}

/// One command line of a package manager.
#[derive(Debug, Clone)]
pub struct Call<'s> {
    /// Whose.
    pub manager: Manager,
    /// The command.
    pub command: Command<'s>,
    /// The word that names the program.
    pub program: ShellWord<'s>,
    /// What it is told to do: `install`.
    pub verb: Option<ShellWord<'s>>,
    /// Options with their values as they stand, before and behind the verb.
    pub options: Vec<ShellWord<'s>>,
    /// The words behind the verb that are neither options nor their values.
    pub operands: Vec<ShellWord<'s>>,
}

impl<'s> Call<'s> {
    /// Reads a command line, if it is one of a package manager: also `python -m pip`.
    pub fn of(invocation: Invocation<'s>) -> Option<Self> {
        let program = invocation.program();
        let mut words: Vec<ShellWord> = invocation.arguments().collect();
        let manager = match Manager::of(&program) {
            Some(manager) => manager,
            None if program.starts_with("python") => {
                let at = words.iter().position(|word| *word == "-m")?;
                Manager::of(&words.get(at + 1)?.text()).filter(|manager| *manager == Manager::Pip)?;
                words.drain(..at + 2);
                Manager::Pip
            }
            None => return None,
        };
        let (command, program) = (invocation.command(), invocation.name());
        let mut call = Call { manager, command, program, verb: None, options: Vec::new(), operands: Vec::new() };
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            let text = word.text();
            if word == "--" && manager == Manager::Gem {
                // What follows is for the gem's own build.
                break;
            }
            if word.is_option() {
                call.options.push(word);
                if manager.row().valued.contains(&&*text) {
                    call.options.extend(words.next());
                }
            } else if call.verb.is_none() {
                call.verb = Some(word);
            } else {
                call.operands.push(word);
            }
        }
        Some(call)
    }

    /// Whether it is told to do one of these.
    pub fn does(&self, verbs: &[&str]) -> bool {
        self.verb.is_some_and(|verb| verbs.contains(&&*verb.text()))
    }

    /// Whether it installs packages, or with `module install` module streams.
    pub fn installs(&self) -> bool {
        self.does(self.manager.row().installs) || self.installs_modules()
    }

    /// Whether it is `dnf module install` or the same of another manager of Red Hat.
    pub fn installs_modules(&self) -> bool {
        let has_modules = matches!(self.manager, Manager::Yum | Manager::Dnf | Manager::Microdnf);
        has_modules && self.does(&["module"]) && self.operands.first().is_some_and(|verb| *verb == "install")
    }

    /// Whether one of its options is one of these; single letters are also found in clusters like `-qy`, and a value
    /// may follow a `=`.
    pub fn has(&self, options: &[&str]) -> bool {
        self.option(options).is_some()
    }

    /// The first of its options that is one of these.
    pub fn option(&self, options: &[&str]) -> Option<ShellWord<'s>> {
        self.options.iter().copied().find(|word| options.iter().any(|option| option_matches(&word.text(), option)))
    }

    /// Whether it asks nobody whether it may go on.
    pub fn answers_yes(&self) -> bool {
        match self.manager {
            Manager::AptGet | Manager::Apt | Manager::Aptitude => {
                let quiet = self.options.iter().any(|word| matches!(&*word.text(), "-q=2" | "--quiet=2"));
                let long = self.options.iter().filter(|word| **word == "--quiet").count();
                let simulates = self.has(&["-s", "--simulate", "--just-print", "--dry-run", "--recon", "--no-act"]);
                simulates || self.has(&["-y", "--yes", "--assume-yes"]) || quiet || self.count('q') + long > 1
            }
            Manager::Zypper => self.has(&["-y", "--no-confirm", "-n", "--non-interactive"]),
            _ => self.has(&["-y", "--assumeyes"]),
        }
    }

    /// What it does as a place: the verb, else the program.
    pub fn verb_or_program(&self) -> ShellWord<'s> {
        self.verb.unwrap_or(self.program)
    }

    /// How often a single letter stands among its short options.
    pub fn count(&self, letter: char) -> usize {
        let short = |word: &&ShellWord| word.raw().starts_with('-') && !word.raw().starts_with("--");
        self.options.iter().filter(short).map(|word| word.raw().chars().filter(|&it| it == letter).count()).sum()
    }
}

/// Whether an option word is `wanted` (`-y`, `--yes`).
pub fn option_matches(word: &str, wanted: &str) -> bool {
    let name = word.split('=').next().unwrap_or(word);
    if name == wanted {
        return true;
    }
    let cluster = name.strip_prefix('-').filter(|rest| !rest.starts_with('-'));
    let letter = wanted.strip_prefix('-').filter(|rest| rest.len() == 1);
    matches!((cluster, letter), (Some(cluster), Some(letter)) if cluster.contains(letter))
}

/// The package managers' command lines in an instruction, in order.
pub fn calls<'d>(instruction: Instruction<'d>) -> Vec<Call<'d>> {
    numbered_calls(&instruction.commands()).map(|(_, call)| call).collect()
}

/// Those among some commands, each with its number.
pub fn numbered_calls<'c, 'd>(commands: &'c [Command<'d>]) -> impl Iterator<Item = (usize, Call<'d>)> + use<'c, 'd> {
    commands.iter().enumerate().filter_map(|(at, command)| Some((at, Call::of(command.invocation()?)?)))
}

/// Whether a cache or tmpfs mount of a RUN keeps what `manager` downloads out of the image.
pub fn has_cache_mount(run: Instruction, manager: Manager) -> bool {
    let targets = run.temporary_mounts();
    let covers = |cache: &&str| {
        targets.iter().any(|target| {
            let target = target.trim_end_matches('/');
            target == *cache || (!cache.starts_with('/') && target.ends_with(&format!("/{cache}")))
        })
    };
    manager.row().caches.iter().any(covers)
}

/// Whether a command removes something below one of the folders.
pub fn removes(command: Command, folders: &[&str]) -> bool {
    let Some(invocation) = command.invocation() else { return false };
    let removing =
        invocation.runs("rm") || (invocation.runs("find") && invocation.arguments().any(|it| it == "-delete"));
    let below = |text: &str| folders.iter().any(|folder| below_or_above(text, folder));
    removing && invocation.arguments().any(|word| expanded_braces(&word.text()).iter().any(|path| below(path)))
}

/// Whether removing `path` (which may end in `*`) empties `folder`.
fn below_or_above(path: &str, folder: &str) -> bool {
    let path = path.trim_end_matches(['*', '/']);
    path == folder
        || path.starts_with(&format!("{folder}/"))
        || (path.len() > 4 && folder.starts_with(&format!("{path}/")))
}

/// `a{b,c}d` as `abd` and `acd`, the first braces only; what has none stays as it is.
fn expanded_braces(text: &str) -> Vec<String> {
    let parts = text.split_once('{').and_then(|(head, rest)| Some((head, rest.split_once('}')?)));
    match parts {
        Some((head, (inside, tail))) => inside.split(',').map(|choice| format!("{head}{choice}{tail}")).collect(),
        None => vec![text.to_owned()],
    }
}

/// Whether what stays on disk in this stage ends up in an image: it is the target, mostly the last one, or another is built on it.
pub fn keeps_files(stage: Stage) -> bool {
    stage.is_target() || stage.is_base()
}

/// Whether what a RUN leaves on disk ends up in an image: one behind ONBUILD works for images that others build.
pub fn leaves_files(run: Instruction) -> bool {
    run.is_trigger() || run.stage().is_some_and(keeps_files)
}
