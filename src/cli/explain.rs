//! `tidegate explain`: the whole page of a rule or of a kind of problem, offline.

use std::path::PathBuf;
use std::process::ExitCode;

use super::{Failure, Outcome, policies, terminal};
use crate::engine::Catalogue;
use crate::finding::ProblemKind;
use crate::output::page;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The rule's id, or one of the ids that other tools give it (DL3007, KSV-0013, CKV_K8S_14, kube-linter:latest-tag);
    /// or a kind of problem (unparsable), or what another tool calls it (DL1000)
    #[arg(value_name = "RULE|ALIAS")]
    rule: String,
    /// Rego policies to explain besides the rules and the configured policies: a file or folder; may be given several times
    #[arg(long, value_name = "DIR")]
    policy: Vec<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    if let Some(kind) = ProblemKind::called(&arguments.rule) {
        terminal::say(page::of_problem(kind).as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    // A rule of ours can be explained beside a configuration that is broken.
    let mut catalogue = Catalogue::new(policies::built_in());
    if catalogue.find(&arguments.rule).is_empty() {
        catalogue = policies::known(&arguments.policy)?;
    }
    let found = catalogue.find(&arguments.rule);
    if found.is_empty() {
        return Err(Failure(unknown_rule(&catalogue, &arguments.rule)));
    }
    let pages: Vec<String> = found.iter().map(|&index| page::of(&catalogue.rules()[index].meta)).collect();
    terminal::say(pages.join("\n---\n\n").as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// What to say about an id that no rule answers to.
fn unknown_rule(catalogue: &Catalogue, id: &str) -> String {
    match catalogue.closest(id) {
        Some(meant) => format!("no rule answers to `{id}`; did you mean `{meant}`?"),
        None => format!("no rule answers to `{id}`; `tidegate rules` lists them all"),
    }
}
