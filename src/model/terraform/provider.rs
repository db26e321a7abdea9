//! Provider configurations: which of their arguments are credentials, and where the values come from.

use super::address::{Step, steps};
use super::{Origin, Plan};
use crate::document::{Node, written_entries};

/// Arguments of provider blocks that hold a credential, as the providers' documentation lists them.
const CREDENTIALS: &[&str] = &[
    "access_key",
    "access_token",
    "admin_password",
    "admin_token",
    "api_key",
    "api_secret",
    "api_token",
    "api_user_service_key",
    "app_key",
    "application_credential_secret",
    "auth_token",
    "client_certificate_password",
    "client_key",
    "client_secret",
    "consumer_key",
    "credentials",
    "iam_token",
    "master_password",
    "oidc_token",
    "password",
    "private_key",
    "private_key_password",
    "secret",
    "secret_id",
    "secret_key",
    "service_account_key",
    "spaces_secret_key",
    "token",
];

/// One credential argument of one provider configuration.
pub struct Credential<'p> {
    /// The provider's short name: `aws`.
    pub provider: &'p str,
    /// The key of the configuration: `aws`, `aws.west`, `module.m:aws`.
    pub configuration: &'p str,
    /// The argument.
    pub argument: &'p str,
    /// The literals that it gets its value from: a constant, or defaults and values of variables.
    pub literals: Vec<CredentialLiteral<'p>>,
}

/// A literal that a credential comes from.
pub struct CredentialLiteral<'p> {
    /// The value.
    pub node: Node<'p>,
    /// It stands in the configuration: a constant, or the default of a variable that nobody overrides.
    pub is_in_configuration: bool,
}

/// The credential arguments that are configured, in the order of the plan.
pub fn credentials<'p>(plan: &'p Plan<'p>) -> Vec<Credential<'p>> {
    let configurations = plan.at(&["configuration", "provider_config"]);
    let mut found = Vec::new();
    for (key, configuration) in written_entries(configurations) {
        let modules = modules_of(configuration);
        for (argument, expression) in written_entries(configuration.get("expressions")) {
            if CREDENTIALS.contains(&argument.content()) {
                let mut literals = literals(plan, &modules, expression);
                // Google's `credentials` is a key or the path of a file with one.
                literals.retain(|literal| argument.content() != "credentials" || literal.node.content().contains('{'));
                let provider = configuration.get("name").map_or_else(|| short_name(key.content()), Node::content);
                found.push(Credential {
                    provider,
                    configuration: key.content(),
                    argument: argument.content(),
                    literals,
                });
            }
        }
    }
    found
}

/// `aws` of `module.m:aws.west`.
fn short_name(key: &str) -> &str {
    let name = key.rsplit(':').next().unwrap_or(key);
    name.split('.').next().unwrap_or(name)
}

fn modules_of(configuration: Node) -> Vec<Step> {
    let address = configuration.get("module_address").map_or("", Node::content);
    let steps = steps(address).unwrap_or_default();
    steps.into_iter().skip(1).step_by(2).collect()
}

fn literals<'p>(plan: &'p Plan<'p>, modules: &[Step], expression: Node<'p>) -> Vec<CredentialLiteral<'p>> {
    let origins = plan.graph().origins_in(plan, modules, expression);
    let literal = |origin| match origin {
        Origin::Literal(node) => Some(node),
        Origin::Attribute(..) => None,
    };
    let nodes =
        origins.found.into_iter().filter_map(literal).filter(|node| !node.is_null() && !node.content().is_empty());
    nodes.flat_map(|node| with_default(plan, node)).collect()
}

/// The value of a root variable stands under `variables`; where it equals the variable's default nobody gave another,
/// and the default is what somebody wrote down.
fn with_default<'p>(plan: &'p Plan<'p>, literal: Node<'p>) -> Vec<CredentialLiteral<'p>> {
    let mut variables = written_entries(plan.at(&["variables"]));
    let holds = |variable: Node| variable.span().contains(literal.span());
    let Some((name, variable)) = variables.find(|&(_, variable)| holds(variable)) else {
        return vec![CredentialLiteral { node: literal, is_in_configuration: true }];
    };
    let default = plan.at(&["configuration", "root_module", "variables", name.content(), "default"]);
    let default = default.filter(|default| variable.get("value").is_some_and(|value| value.raw() == default.raw()));
    match default.filter(|default| default.raw() == literal.raw()) {
        Some(node) => vec![
            CredentialLiteral { node, is_in_configuration: true },
            CredentialLiteral { node: literal, is_in_configuration: false },
        ],
        None => vec![CredentialLiteral { node: literal, is_in_configuration: default.is_some() }],
    }
}
