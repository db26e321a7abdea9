//! IAM policies that allow on every resource what could be allowed on some.

use crate::model::terraform::{ResourceChange, iam};
use crate::rule::{Body, Context, rule};

rule! {
    /// IAM policy for every resource
    ///
    /// The policy allows an action that reads or changes data, code or permissions on every resource of the account,
    /// although AWS lets it be allowed on single ones. Actions that only work on `*`, as most `Describe` and `List`
    /// actions, are not looked for.
    ///
    /// Looked at are policies of roles, users, groups and permission sets, and managed policies, wherever they stand
    /// as text. What an `aws_iam_policy_document` of the same plan makes is found there, by
    /// `terraform/iam-document-resource-wildcard`.
    ///
    /// References: <https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html>
    IAM_RESOURCE_WILDCARD = {
        id: "terraform/iam-resource-wildcard",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AWS_355"],
        profiles: [Strict, Security],
        remedy: "Name the resources, with a wildcard only in the last part of the name.",
        cwe: [269],
        body: Body::Resources(iam::IDENTITY_TYPES, check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    let policies = iam::identity_policies(*change);
    for document in &policies.documents {
        for grant in iam::resource_wildcards(document, iam::BEARS_RESOURCES) {
            let message = format!("`{}` allows `{}` on every resource.", change.address(), grant.shown);
            let hit = context.hit(grant.place, message);
            for place in grant.related {
                hit.related(place, "This action could be allowed on single resources.");
            }
        }
    }
}
