//! Identity policies that allow more than anybody can mean, in resources and in the documents of data sources.

use crate::model::terraform::ResourceChange;
use crate::model::terraform::iam::{self, Grant, PolicyDocument};
use crate::rule::{Body, Context, rule_table};

/// What is allowed too widely.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Width {
    /// Every action on some resources.
    Actions,
    /// Some actions on every resource.
    Resources,
    /// Every action on every resource.
    Administration,
}

/// The types that hold the policies, and what is looked for in them.
struct Row(&'static [&'static str], Width);

/// The data source that makes policies.
const DOCUMENT: &[&str] = &["aws_iam_policy_document"];

rule_table! {
    |ROW: Row| Body::Resources(ROW.0, |change, context| check(ROW.1, change, context));

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
    {
        row: Row(iam::IDENTITY_TYPES, Width::Actions),
        id: "terraform/iam-action-wildcard",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_63"],
        profiles: [Default, Security],
        remedy: "Name the actions that are needed, or at least the services.",
        cwe: [269],
    }

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
    {
        row: Row(DOCUMENT, Width::Administration),
        id: "terraform/iam-admin-document",
        severity: Critical,
        since: "2026.11",
        aliases: ["CKV_AWS_1", "AWS-0057"],
        profiles: [Default, Security],
        remedy: "Name the actions and the resources that are needed; Access Analyzer writes such a policy from what was used.",
        covers: ["terraform/iam-document-action-wildcard"],
        cwe: [269],
    }

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
    {
        row: Row(iam::IDENTITY_TYPES, Width::Administration),
        id: "terraform/iam-admin-policy",
        severity: Critical,
        since: "2026.11",
        aliases: ["CKV_AWS_62", "AWS-0057", "FG_R00092"],
        profiles: [Default, Security],
        remedy: "Name the actions and the resources that are needed; Access Analyzer writes such a policy from what was used.",
        covers: ["terraform/iam-action-wildcard"],
        cwe: [269],
    }

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
    {
        row: Row(DOCUMENT, Width::Actions),
        id: "terraform/iam-document-action-wildcard",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_49"],
        profiles: [Default, Security],
        remedy: "Name the actions that are needed, or at least the services.",
        cwe: [269],
    }

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
    {
        row: Row(DOCUMENT, Width::Resources),
        id: "terraform/iam-document-resource-wildcard",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AWS_356"],
        profiles: [Strict, Security],
        remedy: "Name the resources, with a wildcard only in the last part of the name.",
        cwe: [269],
    }

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
    {
        row: Row(iam::IDENTITY_TYPES, Width::Resources),
        id: "terraform/iam-resource-wildcard",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AWS_355"],
        profiles: [Strict, Security],
        remedy: "Name the resources, with a wildcard only in the last part of the name.",
        cwe: [269],
    }
}

impl Width {
    fn grants(self, document: &PolicyDocument) -> Vec<Grant> {
        match self {
            Self::Actions => iam::action_wildcards(document),
            Self::Resources => iam::resource_wildcards(document, iam::BEARS_RESOURCES),
            Self::Administration => iam::administration(document),
        }
    }

    /// What a grant allows, and what is said of the places beside it.
    fn describe(self, shown: &str) -> (String, &'static str) {
        match self {
            Self::Actions => (format!("every action (`{shown}`)"), ""),
            Self::Resources => {
                (format!("`{shown}` on every resource"), "This action could be allowed on single resources.")
            }
            Self::Administration => {
                (format!("every action (`{shown}`) on every resource"), "It applies to every resource.")
            }
        }
    }
}

fn check(width: Width, change: &ResourceChange, context: &mut Context) {
    let policies = iam::planned_policies(*change);
    for grant in policies.documents.iter().flat_map(|document| width.grants(document)) {
        let (what, beside) = width.describe(&grant.shown);
        let hit = context.hit(grant.place, format!("`{}` allows {what}.", change.address()));
        for place in grant.related {
            hit.related(place, beside);
        }
    }
    for value in policies.unseen.into_iter().filter(|_| width == Width::Administration) {
        let message = format!("What `{}` allows is known only after apply.", change.address());
        context.hit(value.place(), message).partial("The policy is known only after apply.");
    }
}
