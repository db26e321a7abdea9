//! Attachments of the managed policy AdministratorAccess.

use crate::model::terraform::{ResourceChange, iam};
use crate::rule::{Body, Context, rule};

rule! {
    /// AdministratorAccess attached
    ///
    /// The managed policy allows every action on every resource: whoever gets hold of a credential of this role, user
    /// or group has the account.
    ///
    /// References: <https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html>
    IAM_MANAGED_ADMIN = {
        id: "terraform/iam-managed-admin",
        severity: Critical,
        since: "2026.11",
        aliases: ["CKV_AWS_274"],
        profiles: [Default, Security],
        remedy: "Attach a policy that names the actions and the resources that are needed.",
        cwe: [269],
        body: Body::Resources(iam::ATTACHING_TYPES, check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    for arn in iam::attached_policies(*change) {
        if arn.as_text().is_some_and(|text| text.ends_with(":aws:policy/AdministratorAccess")) {
            context.hit(arn.place(), format!("`{}` attaches AdministratorAccess.", change.address()));
        }
    }
}
