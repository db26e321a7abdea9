//! Argo CD Applications that say twice, or not at all, what they take or where they put it.

use crate::finding::Place;
use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule_table};

/// The map of an Application, and the two fields of which it has one.
struct Row(&'static str, [&'static str; 2]);

rule_table! {
    |ROW: Row| Body::Objects(&["Application.argoproj.io"], |application, context| check(&ROW, application, context));

    /// Argo CD destination that is a server and a name, or neither
    ///
    /// A destination is a `server` URL or the `name` of a cluster. With both, or with neither, Argo CD does not know
    /// where to deploy.
    ///
    /// References: <https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/>
    {
        row: Row("destination", ["server", "name"]),
        id: "delivery/ambiguous-argo-destination",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:application-field-validation"],
        profiles: [],
        remedy: "Write either server or name.",
    }

    /// Argo CD source that is a path and a chart, or neither
    ///
    /// A source is a `path` in a repository or a `chart` in a registry. With both, or with neither, Argo CD refuses the
    /// Application or deploys what nobody meant.
    ///
    /// References: <https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/>
    {
        row: Row("source", ["path", "chart"]),
        id: "delivery/ambiguous-argo-source",
        severity: Low,
        since: "2026.11",
        aliases: ["kyverno:application-field-validation"],
        profiles: [],
        remedy: "Write either path or chart.",
    }
}

fn check(Row(name, [one, other]): &Row, application: &KubeObject, context: &mut Context) {
    let Some(map) = application.at_path(&["spec", name]) else { return };
    match (map.field(one), map.field(other)) {
        (Some(_), Some(second)) => {
            _ = context.hit(Place::key_of(second), format!("The {name} is a {one} and a {other} at once."));
        }
        (None, None) => _ = context.hit(Place::key_of(map), format!("The {name} is neither a {one} nor a {other}.")),
        _ => {}
    }
}
