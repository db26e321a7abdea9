//! IAM policy documents that allow everything.

use crate::model::terraform::ResourceChange;
use crate::model::terraform::iam::{self, PolicyDocument};
use crate::rule::{Body, Context, rule};

rule! {
    /// IAM policy document that allows everything
    ///
    /// Every action on every resource is the account: whoever gets hold of a credential with this policy, through a
    /// leaked key, a server that fetches URLs for others or a build job, reads all data, makes keys for later and
    /// deletes the traces. `NotAction` and `NotResource` with `Allow` count as everything: what they leave out today
    /// is not what a service adds tomorrow.
    ///
    /// A data source `aws_iam_policy_document` stands in a plan where parts of it are known only after apply; what is
    /// known of its statements is judged there. Checkov is silent about documents that are known, whose text it does
    /// not look into; here that text is found by `terraform/iam-admin-policy`.
    ///
    /// References: <https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html>
    IAM_ADMIN_DOCUMENT = {
        id: "terraform/iam-admin-document",
        severity: Critical,
        since: "2026.11",
        aliases: ["CKV_AWS_1", "AWS-0057"],
        profiles: [Default, Security],
        remedy: "Name the actions and the resources that are needed; Access Analyzer writes such a policy from what was used.",
        covers: ["terraform/iam-document-action-wildcard"],
        cwe: [269],
        body: Body::Resources(&["aws_iam_policy_document"], check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    let Some(document) = PolicyDocument::of_data(*change) else { return };
    for grant in iam::administration(&document) {
        let message = format!("`{}` allows every action (`{}`) on every resource.", change.address(), grant.shown);
        let hit = context.hit(grant.place, message);
        for place in grant.related {
            hit.related(place, "It applies to every resource.");
        }
    }
}
