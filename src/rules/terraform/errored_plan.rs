//! Plans that Terraform could not finish.

use crate::model::terraform::Plan;
use crate::rule::{Body, Context, rule};

rule! {
    /// Plan that ended with an error
    ///
    /// Terraform writes a plan file even where planning failed (since 1.6). Such a plan is a fragment: resources are
    /// missing from it, and no rule sees what is not there. It cannot be applied, and nothing should be concluded from
    /// it.
    ///
    /// References: <https://developer.hashicorp.com/terraform/internals/json-format>
    ERRORED_PLAN = {
        id: "terraform/errored-plan",
        severity: Critical,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Mend what made the plan fail and plan again.",
        body: Body::Plans(check),
    }
}

fn check(plan: &Plan, context: &mut Context) {
    if let Some(errored) = plan.at(&["errored"]).filter(|errored| errored.as_bool() == Some(true)) {
        context.hit(
            errored,
            "Planning ended with an error: this plan is a fragment, and what is missing was not checked.",
        );
    }
}
