//! Annotations of Flux 1 that are not agreed.

use crate::model::kubernetes::Workload;
use crate::rule::{Body, Context, rule};

rule! {
    /// Unlisted annotation of Flux 1
    ///
    /// Annotations of `fluxcd.io` steer how Flux 1 deploys a workload; all but the agreed ones are refused. The default
    /// is that of the published sample policy; set your own.
    ///
    /// References: <https://fluxcd.io/flux/migration/flux-v1-migration/>
    UNLISTED_FLUX_ANNOTATION = {
        id: "kubernetes/unlisted-flux-annotation",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:allowed-annotations"],
        profiles: [],
        remedy: "Remove the annotation.",
        parameters: Allowed,
        body: Body::Workloads(check),
    }
}

/// Which annotations of Flux 1 may be used.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Allowed {
    /// Their keys.
    annotations: Vec<String>,
}

impl Default for Allowed {
    fn default() -> Self {
        Self { annotations: ["fluxcd.io/cow", "fluxcd.io/dog"].map(str::to_owned).to_vec() }
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let allowed = &context.parameters::<Allowed>().annotations;
    for (key, _) in workload.annotations().into_iter().filter(|(key, _)| key.content().contains("fluxcd.io/")) {
        if !allowed.iter().any(|allowed| allowed == key.content()) {
            context.hit(key, "This annotation of Flux 1 is not agreed.");
        }
    }
}
