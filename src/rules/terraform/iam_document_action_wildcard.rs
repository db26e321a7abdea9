//! IAM policy documents that allow every action.

use crate::model::terraform::ResourceChange;
use crate::model::terraform::iam::{self, PolicyDocument};
use crate::rule::{Body, Context, rule};

rule! {
    /// IAM policy document that allows every action
    ///
    /// An `*` as action is everything that AWS can do with a resource, and everything that it will be able to do:
    /// reading, deleting, sharing with strangers, changing who may.
    ///
    /// A data source `aws_iam_policy_document` stands in a plan where parts of it are known only after apply; what is
    /// known of its statements is judged there. Checkov is silent about documents that are known, whose text it does
    /// not look into; here that text is found by `terraform/iam-action-wildcard`.
    ///
    /// References: <https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html>
    IAM_DOCUMENT_ACTION_WILDCARD = {
        id: "terraform/iam-document-action-wildcard",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_49"],
        profiles: [Default, Security],
        remedy: "Name the actions that are needed, or at least the services.",
        cwe: [269],
        body: Body::Resources(&["aws_iam_policy_document"], check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    let Some(document) = PolicyDocument::of_data(*change) else { return };
    for grant in iam::action_wildcards(&document) {
        let message = format!("`{}` allows every action (`{}`).", change.address(), grant.shown);
        context.hit(grant.place, message);
    }
}
