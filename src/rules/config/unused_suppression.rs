//! Comments and annotations that allow what is not there.

use crate::rule::{Body, SuppressionFault, rule};

rule! {
    /// Suppression that allows nothing
    ///
    /// A comment or annotation allows a rule where the rule finds nothing. Whoever reads it takes the fault to be there still,
    /// and the next fault of that kind is allowed before anybody has looked at it.
    ///
    /// It is reported only where every rule that it names ran over the whole of what it looks at: not for rules outside of the
    /// profile, not for `*` and `all`, and for rules over several documents only where the world is closed; nor in a stage of a
    /// Dockerfile whose base a build argument chooses, for with another value it may be needed. The comments of
    /// hadolint, Trivy, tfsec, Checkov and BuildKit and the annotations of kube-linter, kube-score, Polaris and Checkov are
    /// judged like our own; those tools do not report theirs.
    ///
    /// References: <https://docs.astral.sh/ruff/rules/unused-noqa/>
    UNUSED_SUPPRESSION = {
        id: "config/unused-suppression",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Remove it, or the name in it that is not needed any more.",
        body: Body::Settling(SuppressionFault::Unused),
    }
}
