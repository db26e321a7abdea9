//! Changes outside of Terraform to access, exposure, encryption or protection.

use crate::model::terraform::{Action, Plan, drift};
use crate::rule::{Body, Context, rule};

rule! {
    /// Access or protection changed outside of Terraform
    ///
    /// Somebody changed by hand who may reach or do what, or what is encrypted, logged or protected: an emergency that
    /// nobody wrote down, or an intruder at work. Each value that differs from what the last apply left is a finding
    /// of its own.
    ///
    /// Terraform finds it when it refreshes and lists it in `resource_drift`; objects that were only moved are passed
    /// over.
    ///
    /// References: <https://developer.hashicorp.com/terraform/tutorials/state/resource-drift>
    SECURITY_DRIFT = {
        id: "terraform/security-drift",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Find out who made the change and why, before the apply covers the traces.",
        body: Body::Plans(check),
    }
}

fn check(plan: &Plan, context: &mut Context) {
    for drift in plan.drift().filter(|drift| drift.action() == Action::Update) {
        for difference in drift::differences(drift) {
            if drift::is_guarding(drift.resource_type(), difference.attribute) {
                let message =
                    format!("`{}` of `{}` was changed outside of Terraform.", difference.attribute, drift.address());
                context.hit(drift.place_of(difference.token), message).about(drift.describe());
            }
        }
    }
}
