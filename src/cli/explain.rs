//! `tidegate explain`: the whole page of a rule, offline.

use std::process::ExitCode;
use std::sync::Arc;

use super::{Failure, Outcome, terminal};
use crate::engine::Catalogue;
use crate::output::page;
use crate::rules;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The rule's id, or one of the ids that other tools give it (DL3007, KSV-0013, CKV_K8S_14, kube-linter:latest-tag)
    #[arg(value_name = "RULE|ALIAS")]
    rule: String,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let catalogue = built_in();
    let found = catalogue.find(&arguments.rule);
    if found.is_empty() {
        return Err(Failure(unknown_rule(&catalogue, &arguments.rule)));
    }
    let pages: Vec<String> = found.iter().map(|&index| page::of(&catalogue.rules()[index].meta)).collect();
    terminal::say(pages.join("\n---\n\n").as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// The rules that come with the program.
pub(super) fn built_in() -> Catalogue {
    Catalogue::new(rules::all().into_iter().map(|rule| Arc::new(rule.clone())).collect())
}

/// What to say about an id that no rule answers to.
pub(super) fn unknown_rule(catalogue: &Catalogue, id: &str) -> String {
    match catalogue.closest(id) {
        Some(meant) => format!("no rule answers to `{id}`; did you mean `{meant}`?"),
        None => format!("no rule answers to `{id}`; `tidegate rules` lists them all"),
    }
}
