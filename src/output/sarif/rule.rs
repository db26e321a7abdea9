//! A rule as SARIF describes it.

use std::borrow::Cow;

use serde::Serialize;

use super::super::spoken::docs_link;
use super::{Text, sentence};
use crate::finding::{Meta, Severity};
use crate::rule::Rule;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Descriptor<'r> {
    id: &'r str,
    name: String,
    short_description: Text<String>,
    full_description: Text<String>,
    message_strings: MessageStrings,
    default_configuration: Configuration,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
    help: Help,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    deprecated_ids: &'r [Cow<'static, str>],
    properties: Properties<'r>,
}

#[derive(Serialize)]
struct MessageStrings {
    default: Text<&'static str>,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Properties<'r> {
    tags: Vec<String>,
    aliases: &'r [Cow<'static, str>],
    precision: &'static str,
    #[serde(rename = "problem.severity")]
    problem_severity: &'static str,
    #[serde(rename = "security-severity", skip_serializing_if = "Option::is_none")]
    security_severity: Option<&'static str>,
    severity: Severity,
    since: &'r str,
}

/// The name of a rule's only message, and its text: the finding's own sentence without its period.
pub(super) const MESSAGE_ID: &str = "default";
const MESSAGE: &str = "{0}.";

/// SARIF's level of a severity (design.md §4).
pub(super) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "note",
    }
}

impl<'r> Descriptor<'r> {
    pub(super) fn of(rule: &'r Rule) -> Self {
        let meta = &rule.meta;
        let link = docs_link(rule);
        Self {
            id: &meta.id,
            name: pascal_case(&meta.id),
            short_description: Text { text: sentence(&plain(meta.title())) },
            full_description: Text { text: full_description(meta) },
            message_strings: MessageStrings { default: Text { text: MESSAGE } },
            default_configuration: Configuration { level: level(meta.severity) },
            help: help(meta, link.as_deref()),
            help_uri: link,
            deprecated_ids: &meta.aliases,
            properties: Properties {
                tags: tags(meta),
                aliases: &meta.aliases,
                precision: "high",
                problem_severity: match level(meta.severity) {
                    "note" => "recommendation",
                    level => level,
                },
                security_severity: meta.is_security().then(|| security_severity(meta.severity)),
                severity: meta.severity,
                since: &meta.since,
            },
        }
    }
}

/// The first paragraph of the page as one sentence or more.
fn full_description(meta: &Meta) -> String {
    let body = meta.docs.trim_start().split_once('\n').map_or("", |(_, body)| body);
    let lines = body.lines().map(str::trim).skip_while(|line| line.is_empty());
    let paragraph: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
    let text = if paragraph.is_empty() { meta.title().to_owned() } else { paragraph.join(" ") };
    sentence(&plain(&text))
}

fn help(meta: &Meta, link: Option<&str>) -> Help {
    let more = link.map_or(String::new(), |link| format!(" See {link}."));
    let page: Vec<&str> = meta.docs.trim().lines().skip(1).map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    Help {
        text: plain(&format!("{} {}{more}", full_description(meta), sentence(&meta.remedy))),
        markdown: format!("{}\n\n**Remedy:** {}", page.join("\n").trim(), sentence(&meta.remedy)).trim().to_owned(),
    }
}

/// Text without Markdown's backticks, emphasis and angle brackets around links.
fn plain(text: &str) -> String {
    text.replace("**", "").replace(['`', '<', '>'], "")
}

/// GitHub shows ten tags.
fn tags(meta: &Meta) -> Vec<String> {
    const MOST: usize = 10;
    let security = meta.is_security().then(|| "security".to_owned());
    let cwe = meta.cwe.iter().map(|number| format!("external/cwe/cwe-{number:03}"));
    security.into_iter().chain([meta.family().to_owned()]).chain(cwe).take(MOST).collect()
}

/// GitHub's scale: above 9.0 critical, from 7.0 high, from 4.0 medium, below low.
fn security_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "9.5",
        Severity::High => "8.0",
        Severity::Medium => "5.5",
        Severity::Low => "3.0",
        Severity::Info => "1.0",
    }
}

/// `docker/latest-tag` → `DockerLatestTag`.
fn pascal_case(id: &str) -> String {
    let words = id.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| word[..1].to_ascii_uppercase() + &word[1..]).collect()
}
