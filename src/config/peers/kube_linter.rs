//! `.kube-linter.yaml`: `checks` and `customChecks` (stackrox/kube-linter, `pkg/config/config.go`).

use serde::Deserialize;
use serde_saphyr::Spanned;

use super::{Choices, Peer, Reading};
use crate::engine::{Dialect, Named};
use crate::finding::Profile;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
struct File {
    checks: Option<Checks>,
    custom_checks: Option<Vec<CustomCheck>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
struct Checks {
    add_all_built_in: bool,
    do_not_auto_add_defaults: bool,
    exclude: Option<Vec<Spanned<String>>>,
    include: Option<Vec<Spanned<String>>>,
    ignore_paths: Option<Vec<Spanned<String>>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read so that unknown keys are refused; what it asks for is not taken over")]
struct CustomCheck {
    name: Spanned<String>,
    template: String,
    #[serde(default)]
    description: Option<String>,
    #[serde(default)]
    remediation: Option<String>,
    #[serde(default)]
    scope: Option<serde_json::Value>,
    #[serde(default)]
    params: Option<serde_json::Value>,
}

/// `exclude` and `ignorePaths` are what it ignores, the rest is what it selects: `addAllBuiltIn` beats
/// `doNotAutoAddDefaults`, and `exclude` wins over everything.
pub(super) fn read(reading: &mut Reading) -> Peer {
    let file: File = reading.yaml();
    let checks = file.checks.unwrap_or_default();
    let mut ignores = Vec::new();
    for check in checks.exclude.iter().flatten() {
        let named = Named::Id(check.value.clone());
        ignores.push(reading.ignore(Dialect::KubeLinter, named, check).everywhere());
    }
    for path in checks.ignore_paths.iter().flatten() {
        let paths = reading.globs(std::slice::from_ref(path));
        ignores.push(reading.ignore(Dialect::KubeLinter, Named::Every, path).at(paths));
    }
    let refuse = |check: &CustomCheck| {
        let message = format!(
            "the custom check `{}` cannot be taken over; write it in tidegate.yaml, as an `instance-of` a rule with other \
             parameters",
            check.name.value
        );
        (check.name.referenced, message)
    };
    let choices = Choices {
        profile: Profile::KubeLinter,
        dialect: Dialect::KubeLinter,
        source: reading.source.clone(),
        every: checks.add_all_built_in,
        without_defaults: checks.do_not_auto_add_defaults,
        on: checks.include.unwrap_or_default(),
        refused: file.custom_checks.iter().flatten().map(refuse).collect(),
    };
    Peer { ignores, choices: Some(choices), ..Peer::default() }
}
