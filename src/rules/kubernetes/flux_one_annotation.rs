//! Annotations of Flux 1.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Annotation of Flux 1
    ///
    /// Flux 1 has ended; whoever still runs it lets anybody who may annotate a workload steer its deployment.
    ///
    /// References: <https://fluxcd.io/flux/migration/flux-v1-migration/>
    FLUX_ONE_ANNOTATION = {
        id: "kubernetes/flux-one-annotation",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:restrict-annotations"],
        profiles: [],
        remedy: "Remove the annotation.",
        body: Body::Objects(&["Deployment", "CronJob", "Job", "StatefulSet", "DaemonSet", "Pod"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    for (key, _) in object.annotations().into_iter().filter(|(key, _)| key.content().starts_with("fluxcd.io/")) {
        context.hit(key, "Flux 1 has ended.");
    }
}
