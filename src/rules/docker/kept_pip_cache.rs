//! What pip leaves behind.

use crate::model::dockerfile::{Instruction, Keyword, Value};
use crate::model::packages::{self, Call, Manager};
use crate::model::shell::Command;
use crate::rule::{Body, Context, rule};

rule! {
    /// Cache left by pip
    ///
    /// pip keeps what it downloaded and built below ~/.cache/pip, where nothing in the image will ever look again.
    /// `--no-cache-dir`, PIP_NO_CACHE_DIR in ENV (also of the stage that this one is built on), in ARG or in the RUN, and
    /// a cache mount keep it out; `pip cache purge` or the removal of the folder later in the same RUN takes it out again, which
    /// hadolint does not see.
    ///
    /// References: <https://pip.pypa.io/en/stable/topics/caching/>
    KEPT_PIP_CACHE = {
        id: "docker/kept-pip-cache",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3042"],
        profiles: [Default, Hadolint],
        remedy: "Add --no-cache-dir, or mount a cache at /root/.cache/pip.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

/// The cache, as the user who builds may write it.
const FOLDERS: [&str; 4] = ["~/.cache/pip", "$HOME/.cache/pip", "${HOME}/.cache/pip", "/root/.cache/pip"];

fn check(run: &Instruction, context: &mut Context) {
    if packages::has_cache_mount(*run, Manager::Pip) || switched_off(*run) {
        return;
    }
    let commands = run.commands();
    let last_removal = commands.iter().rposition(|command| empties_cache(*command));
    let installs = packages::numbered_calls(&commands)
        .filter(|(_, call)| call.manager == Manager::Pip && call.installs() && call.program != "pipx");
    for (at, call) in installs.filter(|(_, call)| !call.has(&["--no-cache-dir", "--cache-dir"])) {
        if last_removal < Some(at) {
            context.hit(run.place_of(call.verb_or_program().span()), "pip leaves its cache in this layer.");
        }
    }
}

/// Whether it is `pip cache purge`, or removes the folder.
fn empties_cache(command: Command) -> bool {
    let call = command.invocation().and_then(Call::of).filter(|call| call.manager == Manager::Pip);
    let purges = |call: Call| call.does(&["cache"]) && call.operands.first().is_some_and(|what| *what == "purge");
    call.is_some_and(purges) || packages::removes(command, &FOLDERS)
}

/// Whether PIP_NO_CACHE_DIR is on for the whole RUN.
fn switched_off(run: Instruction) -> bool {
    let on = |value: &str| !matches!(value.to_ascii_lowercase().as_str(), "0" | "false" | "off" | "no" | "f" | "n");
    let assigned = run.commands().into_iter().flat_map(|command| command.assignments().chain(command.declared()));
    let mut assigned = assigned.filter(|it| it.name() == "PIP_NO_CACHE_DIR").filter_map(|it| it.value());
    let declared = match run.value_of("PIP_NO_CACHE_DIR") {
        Value::Known(value) => on(&value),
        Value::Unknown => true,
        Value::Unset => false,
    };
    declared || assigned.any(|value| on(&value.text()))
}
