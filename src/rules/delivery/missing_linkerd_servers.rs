//! Ports that no Server of Linkerd guards, one row per kind of object.

use crate::finding::Place;
use crate::model::Workspace;
use crate::model::kubernetes::{KubeObject, Labels, SelectorTable};
use crate::rule::{Body, Context, rule_table};

/// Which objects, and the labels of their pods; none where the object needs no Server.
struct Row {
    kind: &'static str,
    labels: for<'d> fn(&KubeObject<'d>) -> Option<Labels<'d>>,
}

rule_table! {
    |ROW: Row| Body::Workspace(|workspace, context| check(&ROW, workspace, context));

    /// Deployment without a Server of Linkerd
    ///
    /// A Deployment declares ports, and no Server of this run selects its pods, so no policy of Linkerd says who may
    /// call them. In an open world one may be made elsewhere.
    ///
    /// References: <https://linkerd.io/2/reference/authorization-policy/#server>
    {
        row: Row { kind: "Deployment", labels: of_deployment },
        id: "delivery/deployment-without-linkerd-server",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:require-linkerd-server"],
        profiles: [],
        remedy: "Add a Server for its ports.",
    }

    /// Service without a Server of Linkerd
    ///
    /// No Server of this run selects pods by the labels by which a Service does, so no policy of Linkerd says who may
    /// call them. In an open world one may be made elsewhere.
    ///
    /// References: <https://linkerd.io/2/reference/authorization-policy/#server>
    {
        row: Row { kind: "Service", labels: |service| Some(Labels::of(service.at_path(&["spec", "selector"]))) },
        id: "delivery/service-without-linkerd-server",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:require-linkerd-server"],
        profiles: [],
        remedy: "Add a Server for its ports.",
    }
}

fn of_deployment<'d>(deployment: &KubeObject<'d>) -> Option<Labels<'d>> {
    let workload = deployment.workloads().next()?;
    let has_ports = workload.containers().any(|container| container.ports().next().is_some());
    has_ports.then(|| workload.labels())
}

fn check(row: &Row, workspace: &Workspace, context: &mut Context) {
    let cluster = workspace.cluster();
    let servers = SelectorTable::of(cluster.objects_of("Server.policy.linkerd.io"), &["spec", "podSelector"]);
    for object in cluster.objects_of(row.kind) {
        let Some(labels) = (row.labels)(&object) else { continue };
        if !servers.choose(labels, object.namespace()) {
            let place: Place = object.name_place();
            context.missing(place, "No Server of Linkerd guards its ports.", "a Server").about(object.describe());
        }
    }
}
