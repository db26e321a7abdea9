//! Backups of critical namespaces that are too rare.

use std::collections::HashMap;

use crate::model::Workspace;
use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Backup of a critical namespace less than hourly
    ///
    /// A Kasten policy names a namespace that has the label `appPriority: critical` in this run, and does not run every
    /// hour: an outage loses more than an hour of its data. The label is that of the published sample policy.
    ///
    /// References: <https://docs.kasten.io/latest/usage/protect.html>
    RARELY_SAVED_CRITICAL_NAMESPACE = {
        id: "kubernetes/rarely-saved-critical-namespace",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:kasten-hourly-rpo"],
        profiles: [],
        remedy: "Set the frequency to @hourly.",
        body: Body::Workspace(check),
    }
}

fn check(workspace: &Workspace, context: &mut Context) {
    let cluster = workspace.cluster();
    let critical =
        cluster.objects_of("Namespace").filter(|object| object.labels().get("appPriority") == Some("critical"));
    let critical: HashMap<Option<&str>, KubeObject> = critical.map(|object| (object.name(), object)).collect();
    for policy in cluster.objects_of("Policy.config.kio.kasten.io") {
        let frequency = policy.at_path(&["spec", "frequency"]);
        if frequency.is_some_and(|frequency| frequency.content() == "@hourly") {
            continue;
        }
        let expressions = policy.node().list_at(&["spec", "selector", "matchExpressions"]);
        let mut saved = expressions.flat_map(|expression| expression.list_at(&["values"]));
        if let Some(namespace) = saved.find_map(|value| critical.get(&Some(value.content()))) {
            let place = policy.place_at(&["spec", "frequency"]);
            let message = format!("{} is critical and not saved every hour.", namespace.describe());
            context
                .hit(place, message)
                .related(namespace.name_place(), "the critical namespace")
                .about(policy.describe());
        }
    }
}
