//! IAM policy documents that allow on every resource what could be allowed on some.

use crate::model::terraform::ResourceChange;
use crate::model::terraform::iam::{self, PolicyDocument};
use crate::rule::{Body, Context, rule};

rule! {
    /// IAM policy document for every resource
    ///
    /// The policy allows an action that reads or changes data, code or permissions on every resource of the account,
    /// although AWS lets it be allowed on single ones. Actions that only work on `*`, as most `Describe` and `List`
    /// actions, are not looked for.
    ///
    /// A data source `aws_iam_policy_document` stands in a plan where parts of it are known only after apply; what is
    /// known of its statements is judged there. Checkov is silent about documents that are known, whose text it does
    /// not look into; here that text is found by `terraform/iam-resource-wildcard`.
    ///
    /// References: <https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html>
    IAM_DOCUMENT_RESOURCE_WILDCARD = {
        id: "terraform/iam-document-resource-wildcard",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AWS_356"],
        profiles: [Strict, Security],
        remedy: "Name the resources, with a wildcard only in the last part of the name.",
        cwe: [269],
        body: Body::Resources(&["aws_iam_policy_document"], check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    let Some(document) = PolicyDocument::of_data(*change) else { return };
    for grant in iam::resource_wildcards(&document, iam::BEARS_RESOURCES) {
        let message = format!("`{}` allows `{}` on every resource.", change.address(), grant.shown);
        let hit = context.hit(grant.place, message);
        for place in grant.related {
            hit.related(place, "This action could be allowed on single resources.");
        }
    }
}
