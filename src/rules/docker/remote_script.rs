//! Script from the network piped into a shell.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::{Command, ScopeKind};
use crate::rule::{Body, Context, rule};

rule! {
    /// Script from the network piped into a shell
    ///
    /// Whatever the server sends is run as it comes, with the rights of the build: nobody has seen it, the next build
    /// may get another one, and half a script runs if the connection breaks.
    ///
    /// Counted are `curl … | sh`, `wget -O- … | bash`, `bash <(curl …)` and `sh -c \"$(curl …)\"`, for shells and
    /// interpreters, also behind sudo.
    REMOTE_SCRIPT = {
        id: "docker/remote-script",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Fetch the script into a file, check its digest, then run it; or install a package.",
        cwe: [494],
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

const FETCHERS: [&str; 4] = ["curl", "wget", "fetch", "aria2c"];
const INTERPRETERS: [&str; 12] =
    ["sh", "bash", "dash", "ash", "zsh", "ksh", "python", "python3", "perl", "ruby", "node", "php"];

fn check(run: &Instruction, context: &mut Context) {
    for script in run.script().into_iter().flat_map(|script| script.scripts()) {
        for command in script.own_commands() {
            let Some(fetch) = command.invocation().filter(|fetch| FETCHERS.contains(&&*fetch.program())) else {
                continue;
            };
            if let Some(interpreter) = fed(command) {
                let message = format!("{} runs what {} fetches, whatever that is.", interpreter, fetch.program());
                context.hit(run.place_of(fetch.name().span()), message);
            }
        }
    }
}

/// The interpreter that gets what a command prints.
fn fed(fetch: Command) -> Option<String> {
    let pipeline = fetch.pipeline();
    let behind = (fetch.segment() + 1..pipeline.segments().len()).filter_map(|number| pipeline.simple(number));
    behind.filter_map(interpreter).next().or_else(|| holder(fetch))
}

/// The interpreter in whose words a command is substituted: `bash <(…)`, `sh -c "$(…)"`, `eval "$(…)"`.
fn holder(fetch: Command) -> Option<String> {
    let scope = fetch.scope();
    if !matches!(scope.kind(), ScopeKind::Substitution | ScopeKind::ProcessSubstitution) {
        return None;
    }
    let inside = scope.own_span();
    let outer = scope.pipeline()?.segments().len();
    let holders = (0..outer).filter_map(|number| scope.pipeline()?.simple(number));
    let holds = |command: &Command| command.words().any(|word| word.own_span().contains(inside));
    holders
        .filter(holds)
        .find_map(|command| if command.is("eval") { Some("eval".to_owned()) } else { interpreter(command) })
}

fn interpreter(command: Command) -> Option<String> {
    let program = command.invocation()?.program().into_owned();
    INTERPRETERS.contains(&&*program).then_some(program)
}
