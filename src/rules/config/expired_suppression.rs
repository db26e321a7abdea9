//! Comments whose last day is over.

use crate::rule::{Body, SuppressionFault, rule};

rule! {
    /// Suppression whose day is over
    ///
    /// A comment allows a rule until a day that is over: `until 2027-01-31` in ours (that day is the last on which it holds),
    /// `:exp:2027-01-31` in Trivy's and tfsec's (it ends when that day begins, as in those tools). It allows nothing any more,
    /// so what it allowed is found again.
    ///
    /// References: <https://trivy.dev/latest/docs/configuration/filtering/>
    EXPIRED_SUPPRESSION = {
        id: "config/expired-suppression",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Mend what it allowed and remove it, or decide anew and write the new day.",
        body: Body::Settling(SuppressionFault::Expired),
    }
}
