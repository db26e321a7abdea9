//! Comments that allow something and do not say why.

use crate::rule::{Body, SuppressionFault, rule};

rule! {
    /// Suppression without a reason
    ///
    /// A `tidegate: allow` has no reason behind `--`. Nobody who reviews the file, or meets the fault in an incident, can tell an
    /// exception that was decided from one that was convenient. The comment allows all the same; this finding asks for the
    /// reason.
    ///
    /// No other tool asks for one: their comments and annotations, most of which have no place for it, are not judged.
    ///
    /// References: <https://docs.astral.sh/ruff/rules/blanket-noqa/>
    UNEXPLAINED_SUPPRESSION = {
        id: "config/unexplained-suppression",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Add the reason behind two dashes: `# tidegate: allow docker/latest-tag -- rebuilt nightly from a mirror`.",
        body: Body::Settling(SuppressionFault::WithoutReason),
    }
}
