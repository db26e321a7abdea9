//! Polaris' configuration (FairwindsOps/polaris, `pkg/config`): checks that are set to `ignore`, and exemptions.

use serde::Deserialize;
use serde_saphyr::Spanned;

use super::{Peer, Reading};
use crate::config::file::Pairs;
use crate::engine::{Dialect, Named, Objects};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
struct File {
    display_name: Option<String>,
    checks: Pairs<Severity>,
    custom_checks: Option<serde_json::Value>,
    exemptions: Option<Vec<Exemption>>,
    disallow_exemptions: bool,
    disallow_config_exemptions: bool,
    disallow_annotation_exemptions: bool,
    mutations: Option<Vec<String>>,
    kube_context: Option<String>,
    namespace: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Severity {
    Ignore,
    Warning,
    Danger,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
struct Exemption {
    namespace: Option<Spanned<String>>,
    controller_names: Option<Vec<Spanned<String>>>,
    container_names: Option<Vec<Spanned<String>>>,
    rules: Option<Vec<Spanned<String>>>,
}

/// Whether a text is one. Polaris has no name for its file of its own, and a manifest may bear the usual one.
pub(super) fn claims(text: &str) -> bool {
    let has = |key: &str| text.lines().any(|line| line.starts_with(key));
    (has("checks:") || has("exemptions:")) && !has("apiVersion:")
}

/// Checks that are ignored, and what is exempt: names are beginnings, an empty list is everything. There is no profile
/// of Polaris, so what the others are set to does not count.
pub(super) fn read(reading: &mut Reading) -> Peer {
    let file: File = reading.yaml();
    let mut ignores = Vec::new();
    for (check, _) in file.checks.0.iter().filter(|(_, severity)| *severity == Severity::Ignore) {
        let named = Named::Id(check.value.clone());
        ignores.push(reading.ignore(Dialect::Polaris, named, check).everywhere());
    }
    let allowed = !file.disallow_exemptions && !file.disallow_config_exemptions;
    for exemption in file.exemptions.into_iter().flatten().filter(|_| allowed) {
        let objects = exemption.objects();
        let rules = exemption.rules.unwrap_or_default();
        for rule in &rules {
            let ignore = reading.ignore(Dialect::Polaris, Named::Id(rule.value.clone()), rule);
            ignores.push(ignore.about(objects.clone()).everywhere());
        }
        let names = exemption.controller_names.iter().chain(&exemption.container_names).flatten();
        if rules.is_empty()
            && let Some(at) = names.chain(&exemption.namespace).next()
        {
            ignores.push(reading.ignore(Dialect::Polaris, Named::Every, at).about(objects).everywhere());
        }
    }
    let silent = file.disallow_exemptions || file.disallow_annotation_exemptions;
    Peer { ignores, silenced: silent.then_some(Dialect::Polaris), ..Peer::default() }
}

impl Exemption {
    fn objects(&self) -> Objects {
        let words = |list: &Option<Vec<Spanned<String>>>| -> Vec<String> {
            list.iter().flatten().map(|word| word.value.clone()).collect()
        };
        let namespaces = self.namespace.iter().filter(|namespace| !namespace.value.is_empty());
        Objects {
            namespaces: namespaces.map(|namespace| namespace.value.clone()).collect(),
            names: words(&self.controller_names),
            containers: words(&self.container_names),
        }
    }
}
