//! Credentials of the OpenStack provider that stand in the configuration.

use crate::model::terraform::{Plan, provider};
use crate::rule::{Body, Context, rule};

rule! {
    /// Credentials of the OpenStack provider in the configuration
    ///
    /// An argument of the provider block (`password`, `token`, `application_credential_secret`) is given by a literal,
    /// or by a variable whose default is the literal. It is in the repository, in its history, in every copy of the
    /// state and in every plan file, and everybody who reads one of them has the account.
    ///
    /// A variable that gets its value from outside, from the environment or a variables file, is not a finding.
    ///
    /// References: <https://developer.hashicorp.com/terraform/language/providers/configuration>
    OPENSTACK_PROVIDER_CREDENTIALS = {
        id: "terraform/openstack-provider-credentials",
        severity: Critical,
        since: "2026.11",
        aliases: ["CKV_OPENSTACK_1"],
        profiles: [Default, Security],
        remedy: "Revoke the credential, then give it through the environment, a credentials helper or workload identity.",
        cwe: [798],
        body: Body::Plans(check),
    }
}

fn check(plan: &Plan, context: &mut Context) {
    for credential in provider::credentials(plan).into_iter().filter(|credential| credential.provider == "openstack") {
        for literal in credential.literals.iter().filter(|literal| literal.is_in_configuration) {
            let message = format!("`{}` of provider `{}` is a literal.", credential.argument, credential.configuration);
            context.hit(literal.node, message).about(format!("provider {}", credential.configuration));
        }
    }
}
