//! Conditions that fail in the plan.

use crate::model::terraform::{Plan, check};
use crate::rule::{Body, Context, rule};

rule! {
    /// Failed check
    ///
    /// A `check` block says what must be true of the infrastructure, and Terraform only warns when it is not: the
    /// apply goes on. A gate is the place to stop. A check that could not be decided before apply gives a note; one
    /// that fails or runs into an error is a finding, whatever it is attached to.
    ///
    /// References: <https://developer.hashicorp.com/terraform/language/block/check>
    FAILED_CHECK = {
        id: "terraform/failed-check",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Mend what the check is about, or the check, before you apply.",
        body: Body::Plans(check),
    }
}

fn check(plan: &Plan, context: &mut Context) {
    for result in check::results(plan) {
        let said = result.messages.join(" ");
        let what = match (result.status.content(), result.kind) {
            ("fail", _) => "fails",
            ("error", _) => "ran into an error",
            // Other conditions stop the apply by themselves when they fail.
            ("unknown", "check") => "cannot be decided before apply",
            _ => continue,
        };
        let colon = if said.is_empty() { "." } else { ": " };
        let hit = context.hit(result.status, format!("`{}` {what}{colon}{said}", result.name));
        hit.about(result.name);
        if result.status.content() == "unknown" {
            hit.partial("The check depends on values that are known only after apply.");
        }
    }
}
