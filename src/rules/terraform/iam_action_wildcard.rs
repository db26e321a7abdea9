//! IAM policies that allow every action.

use crate::model::terraform::{ResourceChange, iam};
use crate::rule::{Body, Context, rule};

rule! {
    /// IAM policy that allows every action
    ///
    /// An `*` as action is everything that AWS can do with a resource, and everything that it will be able to do:
    /// reading, deleting, sharing with strangers, changing who may.
    ///
    /// Looked at are policies of roles, users, groups and permission sets, and managed policies, wherever they stand
    /// as text. What an `aws_iam_policy_document` of the same plan makes is found there, by
    /// `terraform/iam-document-action-wildcard`.
    ///
    /// References: <https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html>
    IAM_ACTION_WILDCARD = {
        id: "terraform/iam-action-wildcard",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_63"],
        profiles: [Default, Security],
        remedy: "Name the actions that are needed, or at least the services.",
        cwe: [269],
        body: Body::Resources(iam::IDENTITY_TYPES, check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    let policies = iam::identity_policies(*change);
    for document in &policies.documents {
        for grant in iam::action_wildcards(document) {
            let message = format!("`{}` allows every action (`{}`).", change.address(), grant.shown);
            context.hit(grant.place, message);
        }
    }
}
