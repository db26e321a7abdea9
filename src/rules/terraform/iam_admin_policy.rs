//! IAM policies that allow everything.

use crate::model::terraform::{ResourceChange, iam};
use crate::rule::{Body, Context, rule};

rule! {
    /// IAM policy that allows everything
    ///
    /// Every action on every resource is the account: whoever gets hold of a credential with this policy, through a
    /// leaked key, a server that fetches URLs for others or a build job, reads all data, makes keys for later and
    /// deletes the traces. `NotAction` and `NotResource` with `Allow` count as everything: what they leave out today
    /// is not what a service adds tomorrow.
    ///
    /// Looked at are policies of roles, users, groups and permission sets, and managed policies, wherever they stand
    /// as text. What an `aws_iam_policy_document` of the same plan makes is found there, by
    /// `terraform/iam-admin-document`.
    ///
    /// References: <https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html>
    IAM_ADMIN_POLICY = {
        id: "terraform/iam-admin-policy",
        severity: Critical,
        since: "2026.11",
        aliases: ["CKV_AWS_62", "AWS-0057", "FG_R00092"],
        profiles: [Default, Security],
        remedy: "Name the actions and the resources that are needed; Access Analyzer writes such a policy from what was used.",
        covers: ["terraform/iam-action-wildcard"],
        cwe: [269],
        body: Body::Resources(iam::IDENTITY_TYPES, check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    let policies = iam::identity_policies(*change);
    for document in &policies.documents {
        for grant in iam::administration(document) {
            let message = format!("`{}` allows every action (`{}`) on every resource.", change.address(), grant.shown);
            let hit = context.hit(grant.place, message);
            for place in grant.related {
                hit.related(place, "It applies to every resource.");
            }
        }
    }
    for value in policies.unseen {
        let message = format!("What `{}` allows is known only after apply.", change.address());
        context.hit(value.place(), message).partial("The policy is known only after apply.");
    }
}
