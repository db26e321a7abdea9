//! Comments to tidegate that it does not understand.

use crate::rule::{Body, SuppressionFault, rule};

rule! {
    /// Suppression that cannot be understood
    ///
    /// A comment begins with `tidegate:` and does not go on as it should: the word behind it is not `allow` or `allow-file`, it
    /// names no rule, the reason does not stand behind `--`, or the day behind `until` is none. It allows nothing, because what
    /// it was meant to allow is not known.
    ///
    /// References: <https://docs.astral.sh/ruff/rules/invalid-suppression-comment/>
    MALFORMED_SUPPRESSION = {
        id: "config/malformed-suppression",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Write `tidegate: allow <rule>[, <rule>] -- reason [until YYYY-MM-DD]`, or `allow-file` for the whole file.",
        body: Body::Settling(SuppressionFault::Malformed),
    }
}
