//! Shell state that ends with its RUN.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Shell state that ends with its RUN
    ///
    /// Every RUN has a shell of its own. `RUN cd /app` and `RUN export PATH=…` change nothing for what follows: the folder, the
    /// variable or the mask is forgotten at the end of the instruction. Reported where a RUN does nothing else.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#run>
    LOST_SHELL_STATE = {
        id: "docker/lost-shell-state",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Use WORKDIR for the folder and ENV for the variable, or join the RUNs.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

/// Commands that only change the shell that runs them.
const CHANGES: [&str; 10] = ["cd", "pushd", "popd", "export", "unset", "umask", "alias", "shopt", "ulimit", "set"];

fn check(run: &Instruction, context: &mut Context) {
    let commands = run.shell_script().map_or_else(Vec::new, |script| script.commands());
    let changes = |name: &str| CHANGES.contains(&name);
    let only_changes = commands.iter().all(|command| command.name().is_none_or(|name| changes(&name.text())));
    let writes = commands.iter().any(|command| command.redirects().next().is_some());
    let computes = run.body().raw().contains("$(") || run.body().raw().contains('`');
    let first = commands.iter().find_map(|command| command.name());
    if let Some(first) = first.filter(|_| only_changes && !writes && !computes && !run.is_trigger()) {
        context.hit(run.place_of(first.span()), format!("What {} changes ends with this RUN.", first.text()));
    }
}
