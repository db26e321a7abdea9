//! Secrets outside of an agreed prefix.

use crate::model::kubernetes::{Fields, Workload};
use crate::rule::{Body, Context, rule};

rule! {
    /// Secret of an unlisted name
    ///
    /// Where a namespace is shared, a prefix says which Secrets workloads may read. The default is that of the
    /// published sample policy; set your own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/secret/>
    UNLISTED_SECRET_NAME = {
        id: "kubernetes/unlisted-secret-name",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:restrict-secrets-by-name"],
        profiles: [],
        remedy: "Name a Secret with an allowed prefix.",
        parameters: Allowed,
        body: Body::Workloads(check),
    }
}

/// Which Secrets may be read.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Allowed {
    /// Beginnings of their names.
    prefixes: Vec<String>,
}

impl Default for Allowed {
    fn default() -> Self {
        Self { prefixes: ["safe-"].map(str::to_owned).to_vec() }
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let allowed = &context.parameters::<Allowed>().prefixes;
    let volumes = workload.pod_list(&["volumes"]).filter_map(|volume| volume.field_at(&["secret", "secretName"]));
    let variables = workload.containers().flat_map(|container| {
        let one = container.env().filter_map(|variable| variable.field_at(&["valueFrom", "secretKeyRef", "name"]));
        one.chain(container.list(&["envFrom"]).filter_map(|source| source.field_at(&["secretRef", "name"])))
    });
    for name in variables.chain(volumes) {
        if !allowed.iter().any(|prefix| name.content().starts_with(prefix.as_str())) {
            context.hit(name, format!("No agreed prefix begins the name of the Secret {}.", name.content()));
        }
    }
}
