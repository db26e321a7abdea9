//! Argo CD destinations that are a server and a name, or neither.

use crate::finding::Place;
use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Argo CD destination that is a server and a name, or neither
    ///
    /// A destination is a `server` URL or the `name` of a cluster. With both, or with neither, Argo CD does not know
    /// where to deploy.
    ///
    /// References: <https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/>
    AMBIGUOUS_ARGO_DESTINATION = {
        id: "delivery/ambiguous-argo-destination",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:application-field-validation"],
        profiles: [],
        remedy: "Write either server or name.",
        body: Body::Objects(&["Application.argoproj.io"], check),
    }
}

fn check(application: &KubeObject, context: &mut Context) {
    let Some(destination) = application.at_path(&["spec", "destination"]) else { return };
    match (destination.field("server"), destination.field("name")) {
        (Some(_), Some(name)) => {
            _ = context.hit(Place::key_of(name), "The destination is a server and a name at once.")
        }
        (None, None) => _ = context.hit(Place::key_of(destination), "The destination is neither a server nor a name."),
        _ => {}
    }
}
