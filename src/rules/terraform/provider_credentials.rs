//! Credentials of a provider that stand in the configuration.

use crate::model::terraform::{Plan, provider};
use crate::rule::{Body, Context, rule_table};

/// Whether it is a provider that the rule is about.
type Row = fn(&str) -> bool;

/// Those whose credentials a peer knows under an id of its own.
const PROVIDERS_WITH_OWN_RULE: &[&str] = &["aws", "linode", "oci", "openstack", "panos"];

rule_table! {
    |ROW: Row| Body::Plans(|plan, context| check(ROW, plan, context));

    /// Credentials of the AWS provider in the configuration
    ///
    /// An argument of the provider block (`access_key`, `secret_key`, `token`) is given by a literal, or by a variable
    /// whose default is the literal. It is in the repository, in its history, in every copy of the state and in every
    /// plan file, and everybody who reads one of them has the account.
    ///
    /// A variable that gets its value from outside, from the environment or a variables file, is not a finding.
    ///
    /// References: <https://developer.hashicorp.com/terraform/language/providers/configuration>
    {
        row: |provider| provider == "aws",
        id: "terraform/aws-provider-credentials",
        severity: Critical,
        since: "2026.11",
        aliases: ["CKV_AWS_41"],
        profiles: [Default, Security],
        remedy: "Revoke the credential, then give it through the environment, a credentials helper or workload identity.",
        cwe: [798],
    }

    /// Credentials of the Linode provider in the configuration
    ///
    /// An argument of the provider block (`token`) is given by a literal, or by a variable whose default is the
    /// literal. It is in the repository, in its history, in every copy of the state and in every plan file, and
    /// everybody who reads one of them has the account.
    ///
    /// A variable that gets its value from outside, from the environment or a variables file, is not a finding.
    ///
    /// References: <https://developer.hashicorp.com/terraform/language/providers/configuration>
    {
        row: |provider| provider == "linode",
        id: "terraform/linode-provider-credentials",
        severity: Critical,
        since: "2026.11",
        aliases: ["CKV_LIN_1"],
        profiles: [Default, Security],
        remedy: "Revoke the credential, then give it through the environment, a credentials helper or workload identity.",
        cwe: [798],
    }

    /// Credentials of the Oracle Cloud provider in the configuration
    ///
    /// An argument of the provider block (`private_key`, `private_key_password`) is given by a literal, or by a
    /// variable whose default is the literal. It is in the repository, in its history, in every copy of the state and
    /// in every plan file, and everybody who reads one of them has the account.
    ///
    /// A variable that gets its value from outside, from the environment or a variables file, is not a finding.
    ///
    /// References: <https://developer.hashicorp.com/terraform/language/providers/configuration>
    {
        row: |provider| provider == "oci",
        id: "terraform/oci-provider-credentials",
        severity: Critical,
        since: "2026.11",
        aliases: ["CKV_OCI_1"],
        profiles: [Default, Security],
        remedy: "Revoke the credential, then give it through the environment, a credentials helper or workload identity.",
        cwe: [798],
    }

    /// Credentials of the OpenStack provider in the configuration
    ///
    /// An argument of the provider block (`password`, `token`, `application_credential_secret`) is given by a literal,
    /// or by a variable whose default is the literal. It is in the repository, in its history, in every copy of the
    /// state and in every plan file, and everybody who reads one of them has the account.
    ///
    /// A variable that gets its value from outside, from the environment or a variables file, is not a finding.
    ///
    /// References: <https://developer.hashicorp.com/terraform/language/providers/configuration>
    {
        row: |provider| provider == "openstack",
        id: "terraform/openstack-provider-credentials",
        severity: Critical,
        since: "2026.11",
        aliases: ["CKV_OPENSTACK_1"],
        profiles: [Default, Security],
        remedy: "Revoke the credential, then give it through the environment, a credentials helper or workload identity.",
        cwe: [798],
    }

    /// Credentials of the Palo Alto Networks provider in the configuration
    ///
    /// An argument of the provider block (`password`, `api_key`) is given by a literal, or by a variable whose default
    /// is the literal. It is in the repository, in its history, in every copy of the state and in every plan file, and
    /// everybody who reads one of them has the account.
    ///
    /// A variable that gets its value from outside, from the environment or a variables file, is not a finding.
    ///
    /// References: <https://developer.hashicorp.com/terraform/language/providers/configuration>
    {
        row: |provider| provider == "panos",
        id: "terraform/panos-provider-credentials",
        severity: Critical,
        since: "2026.11",
        aliases: ["CKV_PAN_1"],
        profiles: [Default, Security],
        remedy: "Revoke the credential, then give it through the environment, a credentials helper or workload identity.",
        cwe: [798],
    }

    /// Credentials of a provider in the configuration
    ///
    /// An argument of the provider block (`token`, `password`, `client_secret`, `api_key`) is given by a literal, or
    /// by a variable whose default is the literal. It is in the repository, in its history, in every copy of the state
    /// and in every plan file, and everybody who reads one of them has the account.
    ///
    /// A variable that gets its value from outside, from the environment or a variables file, is not a finding.
    ///
    /// AWS, Linode, Oracle Cloud, OpenStack and Palo Alto Networks have rules of their own, because peers have ids for
    /// them.
    ///
    /// References: <https://developer.hashicorp.com/terraform/language/providers/configuration>
    {
        row: |provider| !PROVIDERS_WITH_OWN_RULE.contains(&provider),
        id: "terraform/provider-credentials",
        severity: Critical,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Revoke the credential, then give it through the environment, a credentials helper or workload identity.",
        cwe: [798],
    }
}

fn check(is_meant: Row, plan: &Plan, context: &mut Context) {
    for credential in provider::credentials(plan).into_iter().filter(|credential| is_meant(credential.provider)) {
        for literal in credential.literals.iter().filter(|literal| literal.is_in_configuration) {
            let message = format!("`{}` of provider `{}` is a literal.", credential.argument, credential.configuration);
            context.hit(literal.node, message).about(format!("provider {}", credential.configuration));
        }
    }
}
