//! Where programs that download keep it, so that a cache mount of BuildKit can keep it for the next build.
//!
//! Sources: <https://docs.docker.com/build/cache/optimize/#use-cache-mounts> and the programs' own manuals.

use crate::model::dockerfile::{Dockerfile, Flag, Instruction, Keyword};
use crate::model::shell::{Command, ShellWord};

/// What one program keeps.
#[derive(Debug)]
pub struct Cache {
    /// The program's names.
    pub programs: &'static [&'static str],
    /// What it is told to do when it downloads; nothing stands for anything.
    verbs: &'static [&'static str],
    /// The folders; `~` is the home directory.
    pub folders: &'static [&'static str],
    /// Two builds must not use it at once.
    pub locked: bool,
}

const fn cache(
    programs: &'static [&'static str],
    verbs: &'static [&'static str],
    folders: &'static [&'static str],
) -> Cache {
    Cache { programs, verbs, folders, locked: false }
}

const CACHES: [Cache; 18] = [
    Cache {
        programs: &["apt-get", "apt"],
        verbs: &["install", "upgrade", "dist-upgrade", "full-upgrade", "build-dep"],
        folders: &["/var/cache/apt", "/var/lib/apt"],
        locked: true,
    },
    cache(&["apk"], &["add", "upgrade"], &["/var/cache/apk", "/etc/apk/cache"]),
    cache(
        &["dnf", "dnf5"],
        &["install", "upgrade", "update", "groupinstall"],
        &["/var/cache/dnf", "/var/cache/libdnf5"],
    ),
    cache(&["microdnf"], &["install", "upgrade", "update"], &["/var/cache/yum", "/var/cache/dnf"]),
    cache(&["yum"], &["install", "upgrade", "update", "groupinstall"], &["/var/cache/yum", "/var/cache/dnf"]),
    cache(&["zypper"], &["install", "in", "update", "up"], &["/var/cache/zypp"]),
    cache(&["pip", "pip2", "pip3"], &["install", "wheel", "download"], &["~/.cache/pip"]),
    cache(&["uv"], &["sync", "pip", "add", "tool", "run"], &["~/.cache/uv"]),
    cache(&["poetry"], &["install", "add", "update", "sync"], &["~/.cache/pypoetry"]),
    cache(&["npm"], &["install", "i", "ci", "add"], &["~/.npm"]),
    cache(
        &["yarn", "yarnpkg"],
        &["install", "add"],
        &["~/.cache/yarn", "/usr/local/share/.cache/yarn", "~/.yarn/berry/cache"],
    ),
    cache(&["pnpm"], &["install", "i", "add", "fetch"], &["~/.local/share/pnpm/store", "/pnpm/store"]),
    cache(
        &["go"],
        &["build", "install", "get", "mod", "test", "run", "generate"],
        &["/go/pkg/mod", "~/.cache/go-build"],
    ),
    cache(
        &["cargo"],
        &["build", "install", "fetch", "test", "chef", "auditable"],
        &["/usr/local/cargo/registry", "~/.cargo/registry"],
    ),
    cache(
        &["composer"],
        &["install", "update", "require", "create-project"],
        &["~/.cache/composer", "~/.composer/cache", "/tmp/cache"],
    ),
    cache(&["mvn", "mvnw"], &[], &["~/.m2"]),
    cache(&["gradle", "gradlew"], &[], &["~/.gradle"]),
    cache(&["dotnet"], &["restore", "build", "publish"], &["~/.nuget/packages"]),
];

/// Words of options and names of variables that move a cache elsewhere.
const MOVERS: [&str; 9] = [
    "cache-dir",
    "cache-folder",
    "store-dir",
    "_CACHE",
    "CACHE_DIR",
    "CARGO_HOME",
    "GOPATH",
    "GOMODCACHE",
    "PNPM_HOME",
];

/// A command that downloads, and what is kept of it.
#[derive(Debug, Clone, Copy)]
pub struct Download<'d> {
    /// The command.
    pub command: Command<'d>,
    /// The word that names the program.
    pub program: ShellWord<'d>,
    /// What it keeps.
    pub cache: &'static Cache,
}

/// The commands of a RUN that download, in order.
pub fn downloads(run: Instruction<'_>) -> Vec<Download<'_>> {
    let mut found = Vec::new();
    for command in run.commands() {
        let Some(invocation) = command.invocation() else { continue };
        let mut words: Vec<ShellWord> = invocation.arguments().collect();
        let mut name = invocation.program().into_owned();
        if name.starts_with("python")
            && let Some(at) = words.iter().position(|word| *word == "-m")
            && words.get(at + 1).is_some_and(|module| *module == "pip")
        {
            words.drain(..at + 2);
            name = "pip".to_owned();
        }
        let Some(cache) = CACHES.iter().find(|cache| cache.programs.contains(&&*name)) else { continue };
        let verb = words.iter().find(|word| cache.verbs.iter().any(|verb| **word == *verb));
        let alone = matches!(cache.programs[0], "yarn") && words.iter().all(|word| word.is_option());
        if cache.verbs.is_empty() || verb.is_some() || alone {
            found.push(Download { command, program: invocation.name(), cache });
        }
    }
    found
}

/// The cache mounts of a RUN with their targets.
pub fn cache_mounts(run: Instruction<'_>) -> Vec<(Flag<'_>, String)> {
    let mounts = run.flags().filter(|flag| flag.is("mount"));
    let caches = mounts.filter(|mount| mount.option("type").is_some_and(|kind| kind.raw() == "cache"));
    let target = |mount: Flag<'_>| {
        let word = ["target", "dst", "destination"].iter().find_map(|name| mount.option(name))?;
        Some(word.expanded()).filter(|target| target.complete).map(|target| target.text)
    };
    caches.filter_map(|mount| Some((mount, target(mount)?))).collect()
}

/// The first download of each cache.
pub fn first_of_each<'d>(downloads: &[Download<'d>]) -> Vec<Download<'d>> {
    let mut first: Vec<Download> = Vec::new();
    for download in downloads {
        if !first.iter().any(|known| std::ptr::eq(known.cache, download.cache)) {
            first.push(*download);
        }
    }
    first
}

fn moves(text: &str) -> bool {
    MOVERS.iter().any(|mover| text.contains(mover)) || text == "HOME"
}

/// Whether a variable of a Dockerfile says that a cache is elsewhere.
pub fn is_moved_by_variables(file: &Dockerfile) -> bool {
    let variables = file.instructions().filter(|it| matches!(it.keyword(), Keyword::Env | Keyword::Arg));
    variables.flat_map(Instruction::pairs).any(|pair| moves(&pair.key().text()))
}

/// Whether the text of a RUN says so.
pub fn is_moved(run: Instruction) -> bool {
    moves(run.body().raw())
}

/// Whether a RUN calls a script or `make`, which may call any program.
pub fn calls_script(run: Instruction) -> bool {
    run.commands().into_iter().filter_map(|command| command.invocation()).any(|invocation| {
        let (name, program) = (invocation.name().text(), invocation.program());
        let known = CACHES.iter().any(|cache| cache.programs.contains(&&*program));
        let runner = ["make", "sh", "bash", "source", ".", "npx", "just", "task"].contains(&&*program);
        !known && (runner || name.ends_with(".sh") || name.starts_with("./") || name.starts_with("/tmp/"))
    })
}

impl Cache {
    /// Whether a mount there keeps what the program downloads, or a part of it.
    pub fn is_kept_in(&self, target: &str) -> bool {
        let target = target.trim_end_matches('/');
        self.folders.iter().any(|folder| match folder.strip_prefix('~') {
            Some(below) => parents(below).any(|below| target.ends_with(below)) || target.contains(&format!("{below}/")),
            None => parents(folder).any(|folder| target == folder) || target.starts_with(&format!("{folder}/")),
        })
    }

    /// Whether a mount is at one of its very folders.
    pub fn is_at(&self, target: &str) -> bool {
        let target = target.trim_end_matches('/');
        self.folders.iter().any(|folder| match folder.strip_prefix('~') {
            Some(below) => target.ends_with(below),
            None => target == *folder,
        })
    }

    /// The flags that keep it.
    pub fn mounts(&self) -> String {
        let sharing = if self.locked { ",sharing=locked" } else { "" };
        let several = self.programs[0] == "apt-get" || self.programs[0] == "go";
        let folders = self.folders.iter().take(if several { 2 } else { 1 });
        let mount = |folder: &&str| format!("--mount=type=cache,target={}{sharing}", folder.replace('~', "/root"));
        folders.map(mount).collect::<Vec<_>>().join(" ")
    }
}

/// The caches that have a folder at this very place.
pub fn caches_at(target: &str) -> impl Iterator<Item = &'static Cache> {
    CACHES.iter().filter(move |cache| cache.is_at(target))
}

/// A path and the folders above it, but for the outermost.
fn parents(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| {
        path.rsplit_once('/').map(|(above, _)| above).filter(|above| !above.is_empty())
    })
    .filter(|path| path.matches('/').count() > 1 || path.starts_with("/."))
}
