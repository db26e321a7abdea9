//! Resources that were changed outside of Terraform.

use crate::model::terraform::{Action, Plan, ResourceChange, drift};
use crate::rule::{Body, Context, rule};

rule! {
    /// Resource changed outside of Terraform
    ///
    /// What is there is not what the last apply left: somebody changed it by hand, or another program did. This apply
    /// puts back what the configuration says, or keeps what nobody reviewed.
    ///
    /// Terraform finds it when it refreshes and lists it in `resource_drift`; objects that were only moved are passed
    /// over. Changes that are about access, exposure, encryption or protection are `terraform/security-drift`; state
    /// that is gone is `terraform/deleted-outside`.
    ///
    /// References: <https://developer.hashicorp.com/terraform/tutorials/state/resource-drift>
    DRIFT = {
        id: "terraform/drift",
        severity: Info,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Bring the change into the configuration, or find out who made it and undo it.",
        body: Body::Plans(check),
    }
}

fn check(plan: &Plan, context: &mut Context) {
    for drift in plan.drift() {
        match drift.action() {
            Action::Update => changed(drift, context),
            Action::Delete => {
                let message = format!("`{}` was deleted outside of Terraform.", drift.address());
                context.hit(drift.action_token("delete"), message).about(drift.describe());
            }
            _ => {}
        }
    }
}

/// One hit for a resource, at its first difference.
fn changed(drift: ResourceChange, context: &mut Context) {
    let differences = drift::differences(drift);
    let guarding = differences.iter().any(|it| drift::is_guarding(drift.resource_type(), it.attribute));
    let Some(first) = differences.first().filter(|_| !guarding) else { return };
    let mut names: Vec<&str> = differences.iter().map(|difference| difference.attribute).collect();
    names.dedup();
    let message = format!("`{}` was changed outside of Terraform: `{}`.", drift.address(), names.join("`, `"));
    context.hit(drift.place_of(first.token), message).about(drift.describe());
}
