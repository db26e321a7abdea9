//! `.checkov.yaml`: Checkov's options as keys (Checkov 3.3, `--help`). There is no profile of Checkov, so only what it
//! skips is taken over.

use serde_saphyr::Spanned;

use super::{Peer, Reading};
use crate::config::file::{Given, Pairs};
use crate::engine::{Dialect, Ignore, Named, Objects, closest};

/// Options that do not skip anything. Checkov takes them with dashes and with underscores.
const OTHERS: [&str; 60] = [
    "add-check",
    "baseline",
    "bc-api-key",
    "block-list-secret-scan",
    "branch",
    "ca-certificate",
    "check",
    "compact",
    "create-baseline",
    "create-config",
    "custom-tool-name",
    "deep-analysis",
    "directory",
    "docker-image",
    "dockerfile-path",
    "download-external-modules",
    "enable-secret-scan-all-files",
    "evaluate-variables",
    "external-checks-dir",
    "external-checks-git",
    "external-checks-public-key",
    "external-modules-download-path",
    "file",
    "framework",
    "hard-fail-on",
    "image",
    "include-all-checkov-policies",
    "list",
    "mask",
    "no-cert-verify",
    "no-fail-on-crash",
    "no-guide",
    "openai-api-key",
    "output",
    "output-baseline-as-skipped",
    "output-bc-ids",
    "output-file-path",
    "policy-metadata-filter",
    "policy-metadata-filter-exception",
    "prisma-api-url",
    "quiet",
    "repo-id",
    "repo-root-for-plan-enrichment",
    "run-all-external-checks",
    "scan-secrets-history",
    "secrets-history-timeout",
    "secrets-scan-file-type",
    "show-config",
    "skip-cve-package",
    "skip-download",
    "skip-fixes",
    "skip-framework",
    "skip-resources-without-violations",
    "skip-results-upload",
    "soft-fail",
    "soft-fail-on",
    "summary-position",
    "support",
    "use-enforcement-rules",
    "var-file",
];

/// `skip-check` and `skip-path` are what it ignores. An entry of `skip-check` without `_` is a namespace.
pub(super) fn read(reading: &mut Reading) -> Peer {
    let file: Pairs<Spanned<Given>> = reading.yaml();
    let mut ignores = Vec::new();
    for (key, value) in &file.0 {
        match &*key.value.replace('_', "-") {
            "skip-check" => {
                for skipped in words(value) {
                    ignores.push(skipped_check(reading, &skipped).everywhere());
                }
            }
            "skip-path" => {
                for path in words(value) {
                    let paths = reading.expressions(std::slice::from_ref(&path));
                    ignores.push(reading.ignore(Dialect::Checkov, Named::Every, &path).at(paths));
                }
            }
            other if OTHERS.contains(&other) => {}
            other => {
                let all = OTHERS.into_iter().chain(["skip-check", "skip-path"]);
                let hint = closest(other, all).map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"));
                reading.refuse(key.referenced, format!("unknown key `{}`{hint}", key.value));
            }
        }
    }
    Peer { ignores, ..Peer::default() }
}

/// The words of a list, or those between commas.
fn words(value: &Spanned<Given>) -> Vec<Spanned<String>> {
    let spanned = |at: &Spanned<Given>, text: &str| Spanned {
        value: text.to_owned(),
        referenced: at.referenced,
        defined: at.defined,
    };
    let single = |item: &Spanned<Given>| match &item.value {
        Given::Scalar(serde_json::Value::String(text)) => {
            text.split(',').map(str::trim).filter(|word| !word.is_empty()).map(|word| spanned(item, word)).collect()
        }
        _ => Vec::new(),
    };
    match &value.value {
        Given::List(items) => items.iter().flat_map(single).collect(),
        _ => single(value),
    }
}

fn skipped_check(reading: &Reading, skipped: &Spanned<String>) -> Ignore {
    let ignore = |named: Named| reading.ignore(Dialect::Checkov, named, skipped);
    match &skipped.value {
        id if id.contains('*') => ignore(Named::Like(id.clone())),
        id if id.contains('_') => ignore(Named::Id(id.clone())),
        namespace => ignore(Named::Every).about(in_namespace(namespace)),
    }
}

/// Checkov takes an unwritten namespace for `default`.
fn in_namespace(namespace: &str) -> Objects {
    let mut namespaces = vec![namespace.to_owned()];
    namespaces.extend((namespace == "default").then(String::new));
    Objects { namespaces, ..Objects::default() }
}
