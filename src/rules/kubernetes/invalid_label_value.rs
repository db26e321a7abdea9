//! Labels that the API server refuses.

use crate::document::Node;
use crate::model::kubernetes::KubeObject;
use crate::model::kubernetes::variables::has_variable;
use crate::rule::{Body, Context, rule};

rule! {
    /// Value that no label may have
    ///
    /// A label's value is empty, or at most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both
    /// ends. The API server refuses the object otherwise. Longer texts and addresses belong into annotations.
    ///
    /// References:
    /// <https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set>
    INVALID_LABEL_VALUE = {
        id: "kubernetes/invalid-label-value",
        severity: High,
        since: "2026.11",
        aliases: ["kube-score:label-values"],
        profiles: [Default],
        remedy: "Use at most 63 letters, digits, dashes, underscores and dots, with a letter or digit at both ends.",
        body: Body::Objects(&[], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let labels = object.at_path(&["metadata", "labels"]).into_iter().flat_map(Node::each_entry);
    for (key, value) in labels.filter(|(_, value)| value.style().is_some() && !is_value(value.content())) {
        context.hit(value, format!("No label may have this value, so the API server refuses {}.", key.content()));
    }
}

/// Whether a label may have this value, or what a pipeline puts in its place may be one.
fn is_value(text: &str) -> bool {
    let ends =
        text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.ends_with(|c: char| c.is_ascii_alphanumeric());
    let inside = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    text.is_empty() || text.len() <= 63 && ends && inside || has_variable(text)
}
