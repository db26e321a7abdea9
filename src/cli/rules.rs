//! `tidegate rules`: every rule, as a table, JSON or Markdown.

use std::path::PathBuf;
use std::process::ExitCode;

use super::{Outcome, policies, terminal};
use crate::finding::{Meta, Profile};
use crate::output::page;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// How to print them
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Only the rules of this profile
    #[arg(long, value_enum)]
    profile: Option<Profile>,
    /// Rego policies to list besides the rules and the configured policies: a file or folder; may be given several times
    #[arg(long, value_name = "DIR")]
    policy: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Columns for people
    #[default]
    Table,
    /// One object per rule
    Json,
    /// A table for a page
    Markdown,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let listed = |meta: &&Meta| arguments.profile.is_none_or(|profile| profile.holds(&meta.profiles));
    let catalogue = policies::known(&arguments.policy)?;
    let metas: Vec<&Meta> = catalogue.rules().iter().map(|rule| &rule.meta).filter(listed).collect();
    let text = match arguments.format {
        Format::Table => table(&metas),
        Format::Json => page::json(&metas),
        Format::Markdown => page::list(&metas),
    };
    terminal::say(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// Columns as wide as their widest cell, the summary last because it is not bounded.
fn table(metas: &[&Meta]) -> String {
    let head = ["RULE", "SEVERITY", "PROFILES", "SUMMARY"].map(str::to_owned);
    let row = |meta: &&Meta| {
        let profiles: Vec<&str> = meta.profiles.iter().map(|profile| profile.name()).collect();
        [meta.id.to_string(), meta.severity.to_string(), profiles.join(","), meta.title().to_owned()]
    };
    let rows: Vec<[String; 4]> = std::iter::once(head).chain(metas.iter().map(row)).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let [id, severity, profiles] = [width(0), width(1), width(2)];
    let line = |row: &[String; 4]| format!("{:id$}  {:severity$}  {:profiles$}  {}\n", row[0], row[1], row[2], row[3]);
    rows.iter().map(line).collect()
}
