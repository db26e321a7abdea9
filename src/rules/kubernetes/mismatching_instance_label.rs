//! Instance labels other than the name.

use crate::document::Node;
use crate::finding::Place;
use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Label app.kubernetes.io/instance missing or other than the name
    ///
    /// Polaris wants the label to be the object's name; Helm sets it to the release, which is often another.
    ///
    /// References: <https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/>
    MISMATCHING_INSTANCE_LABEL = {
        id: "kubernetes/mismatching-instance-label",
        severity: Info,
        since: "2026.11",
        aliases: ["polaris:metadataAndInstanceMismatched"],
        profiles: [],
        remedy: "Set app.kubernetes.io/instance to the object's name.",
        body: Body::Objects(&[], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let label = object.at_path(&["metadata", "labels", "app.kubernetes.io/instance"]);
    if label.map(Node::content) != object.name() && object.workloads().len() > 0 {
        let place =
            label.map_or_else(|| object.lacking(&["metadata", "labels", "app.kubernetes.io/instance"]), Place::of);
        context.hit(place, "The instance label is not the object's name.");
    }
}
