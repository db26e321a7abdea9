//! Containers that switch their policy agent off.

use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule};

rule! {
    /// Container that switches its policy agent off
    ///
    /// A variable in the environment makes the application skip what its policy agent would say. The default is that of
    /// the published sample policy; set your own.
    ///
    /// References: <https://www.openpolicyagent.org/docs/latest/>
    DISABLED_POLICY_AGENT = {
        id: "kubernetes/disabled-policy-agent",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:check-env-vars"],
        profiles: [],
        remedy: "Remove the variable.",
        parameters: Switch,
        body: Body::Containers(check),
    }
}

/// The variable that must not be set, and to what.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Switch {
    /// Its name.
    variable: String,
    /// The value that it must not have.
    value: String,
}

impl Default for Switch {
    fn default() -> Self {
        Self { variable: "DISABLE_OPA".to_owned(), value: "true".to_owned() }
    }
}

fn check(container: &Container, context: &mut Context) {
    let switch = context.parameters::<Switch>();
    let found = container.env().filter(|variable| variable.text_at(&["name"]) == Some(switch.variable.as_str()));
    for value in found.filter_map(|variable| variable.field("value")).filter(|value| value.content() == switch.value) {
        context.hit(value, format!("{} does not ask its policy agent.", container.subject()));
    }
}
