//! What package managers leave in a layer, and what one layer does for the next.

use std::collections::HashMap;

use super::{Call, Manager, calls, has_cache_mount, leaves_files, numbered_calls, removes};
use crate::model::dockerfile::{Dockerfile, Instruction, Keyword};

/// The last command line of these managers in a RUN that does one of `verbs` or installs modules, if nothing behind it cleans up: neither
/// the manager's own `clean all`, nor a removal below one of `folders`, nor a cache mount.
pub fn kept_cache<'d>(
    run: Instruction<'d>,
    managers: &[Manager],
    verbs: &[&str],
    folders: &[&str],
) -> Option<Call<'d>> {
    if managers.iter().any(|manager| has_cache_mount(run, *manager)) {
        return None;
    }
    let mut kept = None;
    for command in run.commands() {
        let call = command.invocation().and_then(Call::of).filter(|call| managers.contains(&call.manager));
        match call {
            Some(call) if call.does(verbs) || call.installs_modules() => kept = Some(call),
            Some(call) if cleans(&call) => kept = None,
            _ if removes(command, folders) => kept = None,
            _ => {}
        }
    }
    kept
}

/// Whether it removes all that its manager keeps: zypper's `clean` does by itself, those of Red Hat must be told `all`.
fn cleans(call: &Call) -> bool {
    let everything = || call.operands.iter().any(|what| *what == "all");
    call.does(&["clean", "cc"]) && (call.manager == Manager::Zypper || everything())
}

/// What becomes of apk's index after an `apk add` without `--no-cache`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApkIndex {
    /// It stays in the layer.
    Kept,
    /// A later command of the RUN removes it.
    RemovedByHand,
}

/// The `apk add`s of a RUN that fetch an index into the layer, and what becomes of it.
pub fn apk_indexes(run: Instruction<'_>) -> Vec<(Call<'_>, ApkIndex)> {
    if has_cache_mount(run, Manager::Apk) {
        return Vec::new();
    }
    let commands = run.commands();
    let last_removal = commands.iter().rposition(|command| removes(*command, &["/var/cache/apk"]));
    let fetching = numbered_calls(&commands).filter(|(_, call)| {
        call.manager == Manager::Apk && call.installs() && !call.has(&["--no-cache"]) && !call.has(&["--no-network"])
    });
    let becomes = |at| if last_removal > Some(at) { ApkIndex::RemovedByHand } else { ApkIndex::Kept };
    fetching.map(|(at, call)| (call, becomes(at))).collect()
}

/// The update of apt's package lists in a RUN that ends up in an image and does not remove them.
pub fn kept_apt_lists(run: Instruction<'_>) -> Option<Call<'_>> {
    let commands = run.commands();
    if !leaves_files(run) || commands.iter().any(|command| removes(*command, &["/var/lib/apt/lists"])) {
        return None;
    }
    calls(run).into_iter().find(|call| call.manager.is_apt() && call.does(&["update"]))
}

/// Updates of a package index in a RUN that installs nothing from it afterwards.
#[derive(Debug, Default)]
pub struct LonelyUpdates<'d> {
    /// Another RUN of a stage on the same base installs something.
    pub paired: Vec<(Instruction<'d>, Call<'d>)>,
    /// Nothing is installed in another RUN.
    pub pointless: Vec<(Instruction<'d>, Call<'d>)>,
    /// Nothing that the file shows is installed in another RUN, but this one calls scripts, which may.
    pub for_scripts: Vec<(Instruction<'d>, Call<'d>)>,
    /// What is called an update and upgrades the packages themselves: that of yum, dnf and zypper.
    pub upgrades: Vec<(Instruction<'d>, Call<'d>)>,
}

/// Finds the updates of a package index that stand in a RUN without an install behind them. As many of them as there
/// are RUNs that install without updating, in stages on the same base, count as paired.
pub fn lonely_updates(file: &Dockerfile) -> LonelyUpdates<'_> {
    let mut found = LonelyUpdates::default();
    let mut lonely = Vec::new();
    let mut installing: HashMap<Option<usize>, usize> = HashMap::new();
    let base = |run: Instruction| run.stage().map(|stage| stage.root().index());
    for run in file.instructions().filter(|run| run.is(Keyword::Run) && !run.is_trigger()) {
        let calls = calls(run);
        match calls.iter().position(updates) {
            Some(at) if !calls[at..].iter().any(|call| installs(call) && same_index(call, &calls[at])) => {
                lonely.push((run, calls[at].clone()));
            }
            Some(_) => {}
            None => *installing.entry(base(run)).or_default() += usize::from(calls.iter().any(installs)),
        }
    }
    for (run, update) in lonely {
        let installing = installing.entry(base(run)).or_default();
        let kind = match &mut *installing {
            _ if !reads_only_index(&update) => &mut found.upgrades,
            0 if runs_local_script(run) => &mut found.for_scripts,
            0 => &mut found.pointless,
            left => {
                *left -= 1;
                &mut found.paired
            }
        };
        kind.push((run, update));
    }
    found
}

/// Whether a RUN calls a script of the image or the context, which may do anything.
fn runs_local_script(run: Instruction) -> bool {
    run.commands().into_iter().filter_map(|command| command.invocation()).any(|invocation| {
        let name = invocation.name().text();
        let interprets = matches!(&*invocation.program(), "sh" | "ash" | "bash" | "dash" | "zsh" | "source" | ".");
        let file = |text: &str| text.contains('/') || text.ends_with(".sh");
        let runs_file =
            interprets && invocation.arguments().find(|word| !word.is_option()).is_some_and(|it| file(&it.text()));
        runs_file || name.ends_with(".sh") || name.starts_with("./") || name.starts_with("/tmp/")
    })
}

fn updates(call: &Call) -> bool {
    let index = [Manager::AptGet, Manager::Apt, Manager::Yum, Manager::Apk, Manager::Dnf, Manager::Zypper];
    index.contains(&call.manager) && call.does(&["update", "up"])
}

/// Whether its `update` only reads the index anew.
fn reads_only_index(call: &Call) -> bool {
    call.manager.is_apt() || call.manager == Manager::Apk
}

fn installs(call: &Call) -> bool {
    let index = !matches!(call.manager, Manager::Pip | Manager::Npm | Manager::Yarn | Manager::Gem | Manager::Go);
    let more = ["upgrade", "source-install", "reinstall", "dist-upgrade", "build-dep", "in"];
    index && (call.installs() || call.does(&more))
}

fn same_index(one: &Call, other: &Call) -> bool {
    one.manager == other.manager || (one.manager.is_apt() && other.manager.is_apt())
}
