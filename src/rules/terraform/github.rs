//! GitHub resources, as far as one attribute says it.

use crate::model::terraform::attribute::{Requirement, Unset, Wanted};
use crate::rule::{Body, rule_table};

rule_table! {
    |ROW: Requirement| Body::Resources(ROW.types, |change, context| context.hits_mut().extend(ROW.faults(change)));

    /// Actions secret given in clear
    ///
    /// The secret stands in the plan, in the state and in every copy of them.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References:
    /// <https://docs.github.com/actions/security-for-github-actions/security-guides/using-secrets-in-github-actions>
    {
        row: Requirement {
            types: &["github_actions_environment_secret", "github_actions_organization_secret", "github_actions_secret"],
            attribute: "plaintext_value",
            formerly: None,
            wanted: Wanted::Nothing,
            unset: Unset::Passes,
            fault: "gets its value in clear",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/github-secret-in-plan",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_GIT_4", "GIT-0002"],
        profiles: [Default, Security],
        remedy: "Give `encrypted_value`, or set the value outside of Terraform.",
    }

    /// Branch that takes unsigned commits
    ///
    /// Everybody who may push can write in the name of somebody else.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References:
    /// <https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches>
    {
        row: Requirement {
            types: &["github_branch_protection", "github_branch_protection_v3"],
            attribute: "require_signed_commits",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "takes unsigned commits",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/github-unsigned-commits",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_GIT_6", "GIT-0004"],
        profiles: [Strict],
        remedy: "Set `require_signed_commits` to true.",
    }

    /// Webhook that does not check the certificate
    ///
    /// Whoever sits in between reads what is sent and answers in its place.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://docs.github.com/webhooks>
    {
        row: Requirement {
            types: &["github_organization_webhook", "github_repository_webhook"],
            attribute: "configuration.insecure_ssl",
            formerly: None,
            wanted: Wanted::False,
            unset: Unset::Passes,
            fault: "does not check the certificate of its receiver",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/github-webhook-without-tls",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_GIT_2"],
        profiles: [Default, Security],
        remedy: "Set `insecure_ssl` to false.",
    }

    /// Repository without vulnerability alerts
    ///
    /// Nobody is told when a dependency turns out to have a known flaw.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://docs.github.com/code-security/dependabot/dependabot-alerts>
    {
        row: Requirement {
            types: &["github_repository"],
            attribute: "vulnerability_alerts",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "does not report known flaws of its dependencies",
            unless: &[],
            idle_when: &[("archived", "true")],
            decided_by: &[],
        },
        id: "terraform/github-without-vulnerability-alerts",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_GIT_3", "GIT-0003"],
        profiles: [Strict],
        remedy: "Set `vulnerability_alerts` to true.",
    }
}
