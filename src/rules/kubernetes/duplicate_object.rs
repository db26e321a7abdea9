//! Objects that are written twice.

use crate::model::Workspace;
use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Object written twice
    ///
    /// Two objects of one unit have the same kind, namespace and name. The one that is applied last wins, and the
    /// other is silently gone. No other tool has looked since kubeval.
    ///
    /// References: <https://kubernetes.io/docs/concepts/overview/working-with-objects/names/>
    DUPLICATE_OBJECT = {
        id: "kubernetes/duplicate-object",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Remove one of the two, or give it another name.",
        body: Body::Workspace(check),
    }
}

fn check(workspace: &Workspace, context: &mut Context) {
    let mut seen = std::collections::HashMap::new();
    for object in workspace.cluster().namesakes().flatten() {
        let Some(name) = object.name() else { continue };
        let identity = (object.document().unit, object.group(), object.kind(), object.namespace(), name);
        let first: KubeObject = *seen.entry(identity).or_insert(object);
        // Files of one folder may be alternatives; what one chart renders is applied together.
        let same_file = first.document().source.name() == object.document().source.name();
        let rendered = first.document().template.is_some() && object.document().template.is_some();
        if first.node() != object.node() && (same_file || rendered) {
            let message = format!("{} is already written above; the last one wins.", object.describe());
            context
                .hit(object.name_place(), message)
                .related(first.name_place(), "written here first")
                .about(object.describe());
        }
    }
}
