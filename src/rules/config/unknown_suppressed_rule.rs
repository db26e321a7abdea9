//! Comments that allow a rule which does not exist.

use crate::rule::{Body, SuppressionFault, rule};

rule! {
    /// Suppression of a rule that does not exist
    ///
    /// A `tidegate: allow` names a rule that nobody answers to: a slip of the pen, or a rule that is gone. It allows nothing.
    ///
    /// Only our own comments are judged: in those of other tools an unknown name may be one of their rules that we do not have,
    /// and is counted in the summary. A policy's name that begins with its dialect (`conftest:…`, `gatekeeper:…`) may be of a
    /// policy that this run did not load, and is counted too.
    ///
    /// The name of a problem is told wherever it stands, in comments of other tools and in their configuration files as well:
    /// hadolint's DL1000 is a Dockerfile that cannot be parsed, and no setting allows that, in hadolint or here.
    ///
    /// References: <https://docs.astral.sh/ruff/rules/invalid-rule-code/>
    UNKNOWN_SUPPRESSED_RULE = {
        id: "config/unknown-suppressed-rule",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Write the name as `tidegate rules` lists it, or another tool's id for the same rule; the name of a problem goes.",
        body: Body::Settling(SuppressionFault::UnknownRule),
    }
}
