//! Roles that everybody may assume.

use crate::model::terraform::ResourceChange;
use crate::model::terraform::iam::{self, Policies};
use crate::rule::{Body, Context, rule};

rule! {
    /// IAM role that everybody may assume
    ///
    /// The trust policy names `*` as principal and has no condition about who asks: every AWS account in the world may
    /// take this role, and with it what the role may do. Scanners try role names against account numbers all day.
    ///
    /// A condition keeps strangers out where it compares who asks (account, organisation, source) with something
    /// definite; an external id alone does not, because it is no secret. Conditions that let a request pass that lacks
    /// the key (`…IfExists`) do not count.
    ///
    /// References: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html>
    IAM_TRUSTING_EVERYBODY = {
        id: "terraform/iam-trusting-everybody",
        severity: Critical,
        since: "2026.11",
        aliases: ["CKV_AWS_60", "FG_R00219"],
        profiles: [Default, Security],
        remedy: "Name the account, role or service that may assume it.",
        cwe: [284],
        body: Body::Resources(&["aws_iam_role"], check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    let Some(after) = change.planned() else { return };
    for document in Policies::at(after, "assume_role_policy", true).documents {
        for grant in iam::public_principals(&document) {
            context.hit(grant.place, format!("Everybody may assume `{}`.", change.address()));
        }
    }
}
