//! ConfigMaps that only few may change.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// ConfigMap of a reserved name
    ///
    /// Some ConfigMaps are changed by administrators only; the namespaces and names are those of the published sample
    /// policy, set your own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/configmap/>
    RESERVED_CONFIG_MAP = {
        id: "kubernetes/reserved-config-map",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:limit-configmap-for-sa"],
        profiles: [],
        remedy: "Leave it to who may change it.",
        parameters: Reserved,
        body: Body::Objects(&["ConfigMap"], check),
    }
}

/// Which ConfigMaps are reserved.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Reserved {
    /// Their namespaces.
    namespaces: Vec<String>,
    /// Their names.
    names: Vec<String>,
}

impl Default for Reserved {
    fn default() -> Self {
        Self {
            namespaces: ["any-namespace", "another-namespace"].map(str::to_owned).to_vec(),
            names: ["any-configmap-name-good", "another-configmap-name"].map(str::to_owned).to_vec(),
        }
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let reserved = context.parameters::<Reserved>();
    let holds = |list: &[String], text: Option<&str>| list.iter().any(|item| Some(item.as_str()) == text);
    if holds(&reserved.namespaces, object.namespace()) && holds(&reserved.names, object.name()) {
        context.hit(object.name_place(), format!("{} is reserved.", object.describe()));
    }
}
