//! Argo CD sources that are a path and a chart, or neither.

use crate::finding::Place;
use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Argo CD source that is a path and a chart, or neither
    ///
    /// A source is a `path` in a repository or a `chart` in a registry. With both, or with neither, Argo CD refuses the
    /// Application or deploys what nobody meant.
    ///
    /// References: <https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/>
    AMBIGUOUS_ARGO_SOURCE = {
        id: "delivery/ambiguous-argo-source",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:application-field-validation"],
        profiles: [],
        remedy: "Write either path or chart.",
        body: Body::Objects(&["Application.argoproj.io"], check),
    }
}

fn check(application: &KubeObject, context: &mut Context) {
    let Some(source) = application.at_path(&["spec", "source"]) else { return };
    match (source.field("path"), source.field("chart")) {
        (Some(_), Some(chart)) => _ = context.hit(Place::key_of(chart), "The source is a path and a chart at once."),
        (None, None) => _ = context.hit(Place::key_of(source), "The source is neither a path nor a chart."),
        _ => {}
    }
}
