//! Resources with state that were deleted outside of Terraform.

use crate::model::terraform::stateful::StatefulTypes;
use crate::model::terraform::{Action, Plan};
use crate::rule::{Body, Context, rule};

rule! {
    /// Resource with state was deleted outside of Terraform
    ///
    /// The object is gone, and this apply creates an empty one under its name: what looks like a repair covers a loss
    /// of data. If there is a copy, it has to be restored first, because many services do not restore over an object
    /// that exists.
    ///
    /// Terraform finds it when it refreshes and lists it in `resource_drift`; objects that were only moved are passed
    /// over. The parameter `types` holds patterns of resource types.
    ///
    /// References: <https://developer.hashicorp.com/terraform/tutorials/state/resource-drift>
    DELETED_OUTSIDE = {
        id: "terraform/deleted-outside",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Find out who deleted it, restore it from a backup and import it; or say in the review that an empty one is meant.",
        covers: ["terraform/drift"],
        parameters: StatefulTypes,
        body: Body::Plans(check),
    }
}

fn check(plan: &Plan, context: &mut Context) {
    let stateful = context.parameters::<StatefulTypes>();
    for drift in plan.drift().filter(|drift| drift.action() == Action::Delete) {
        if stateful.types.matches(drift.resource_type()) {
            let message = format!("`{}` was deleted outside of Terraform, with everything in it.", drift.address());
            context.hit(drift.action_token("delete"), message).about(drift.describe());
        }
    }
}
