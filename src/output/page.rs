//! Rules as text to read: the page of one, the list of all. Printed by `explain`, `rules` and into `docs/rules`.

use serde_json::json;

use crate::finding::{FixKind, Meta, ProblemKind, Profile};

/// The profiles that hold a rule, `all` among them.
pub fn profiles(meta: &Meta) -> Vec<&'static str> {
    use clap::ValueEnum;
    Profile::value_variants()
        .iter()
        .filter(|profile| profile.holds(&meta.profiles))
        .map(|profile| profile.name())
        .collect()
}

fn fix(kind: FixKind) -> &'static str {
    match kind {
        FixKind::Safe => "safe",
        FixKind::Unsafe => "unsafe",
    }
}

/// The whole page of a rule, in Markdown.
pub fn of(meta: &Meta) -> String {
    let (_, body) = meta.docs.trim_start().split_once('\n').unwrap_or_default();
    let body: Vec<&str> = body.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let mut page = format!("# {}: {}\n\n{}\n", meta.id, meta.title(), facts(meta));
    for part in [body.join("\n").trim(), &format!("**Remedy:** {}", meta.remedy), &links(meta), &allowing(meta)] {
        if !part.is_empty() {
            page.push('\n');
            page.push_str(part);
            page.push('\n');
        }
    }
    page
}

/// The whole page of a kind of problem, in Markdown.
pub fn of_problem(kind: ProblemKind) -> String {
    let aliases = match kind.aliases() {
        [] => String::new(),
        aliases => format!("- Also known as: {}\n", aliases.join(", ")),
    };
    let facts = format!("- A problem, not a finding: no setting hides or lowers it, and the exit code is 3\n{aliases}");
    format!("# {}: {}\n\n{facts}\n{}\n", kind.name(), kind.title().trim_end_matches('.'), kind.docs())
}

/// The record behind the page.
fn facts(meta: &Meta) -> String {
    let mut lines =
        vec![format!("- Severity: {}", meta.severity), format!("- Profiles: {}", profiles(meta).join(", "))];
    if !meta.aliases.is_empty() {
        lines.push(format!("- Also known as: {}", meta.aliases.join(", ")));
    }
    if !meta.cwe.is_empty() {
        let numbers: Vec<String> = meta.cwe.iter().map(|number| format!("CWE-{number}")).collect();
        lines.push(format!("- Weakness: {}", numbers.join(", ")));
    }
    if let Some(kind) = meta.fix {
        lines.push(format!("- Fix: {}", fix(kind)));
    }
    lines.push(format!("- Since: {}", meta.since));
    lines.join("\n")
}

fn links(meta: &Meta) -> String {
    meta.links.iter().map(|link| format!("- <{link}>")).collect::<Vec<_>>().join("\n")
}

fn allowing(meta: &Meta) -> String {
    format!("**Allow it in one place:** `# tidegate: allow {} -- the reason`", meta.id)
}

/// Every rule as one JSON object in an array.
pub fn json(metas: &[&Meta]) -> String {
    let object = |meta: &&Meta| {
        json!({
            "id": meta.id,
            "aliases": meta.aliases,
            "family": meta.family(),
            "severity": meta.severity,
            "profiles": profiles(meta),
            "since": meta.since,
            "summary": meta.title(),
            "fix": meta.fix.map(fix),
        })
    };
    let objects: Vec<serde_json::Value> = metas.iter().map(object).collect();
    format!("{:#}\n", serde_json::Value::Array(objects))
}

/// Every rule as a row of a Markdown table.
pub fn list(metas: &[&Meta]) -> String {
    let mut table = "| rule | severity | profiles | also known as | summary |\n|---|---|---|---|---|\n".to_owned();
    for meta in metas {
        let cells = [
            format!("`{}`", meta.id),
            meta.severity.to_string(),
            profiles(meta).join(", "),
            meta.aliases.join(", "),
            meta.title().to_owned(),
        ];
        table.push_str(&format!("| {} |\n", cells.map(|cell| cell.replace('|', "\\|")).join(" | ")));
    }
    table
}
