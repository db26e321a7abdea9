//! Plans that leave something for a later apply.

use crate::finding::Place;
use crate::model::terraform::Plan;
use crate::rule::{Body, Context, rule};

rule! {
    /// Plan that is not complete
    ///
    /// A plan made with `-target`, `-exclude` or with deferred changes leaves part of the configuration for later:
    /// what is applied is a state that nobody wrote, and what was left out was not checked. Terraform says so in
    /// `complete` (since 1.8) and lists what it deferred.
    ///
    /// References: <https://developer.hashicorp.com/terraform/internals/json-format>,
    /// <https://developer.hashicorp.com/terraform/cli/commands/plan#resource-targeting>
    INCOMPLETE_PLAN = {
        id: "terraform/incomplete-plan",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Plan without `-target` and `-exclude`, and plan again after apply until nothing is deferred.",
        body: Body::Plans(check),
    }
}

fn check(plan: &Plan, context: &mut Context) {
    let is_errored = plan.at(&["errored"]).is_some_and(|errored| errored.as_bool() == Some(true));
    let deferred = plan.at(&["deferred_changes"]);
    let count = deferred.map_or(0, |list| list.items().count());
    let complete = plan.at(&["complete"]).filter(|complete| complete.as_bool() == Some(false));
    if let Some(complete) = complete.filter(|_| !is_errored) {
        let rest =
            if count == 0 { String::new() } else { format!(" {count} changes are deferred and were not checked.") };
        context.hit(complete, format!("This plan leaves a part of the configuration for a later apply.{rest}"));
    } else if let Some(list) = deferred.filter(|_| count > 0 && !is_errored) {
        let message = format!("{count} changes are deferred to a later apply and were not checked.");
        context.hit(Place::key_of(list), message);
    }
}
