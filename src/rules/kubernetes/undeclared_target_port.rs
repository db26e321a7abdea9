//! Services to port numbers that no container declares.

use std::collections::HashSet;

use crate::model::kubernetes::together::nearest_workloads;
use crate::model::kubernetes::{Fields, KubeObject, Selector, Workload};
use crate::rule::{Body, Context, rule};

rule! {
    /// Service to an undeclared port number
    ///
    /// The Service sends to a port by number. Every pod that it selects declares ports, and none declares this one.
    /// Declaring is documentation only, so the connection may work; more often the number was changed on one side. Pods
    /// without declared ports are left alone.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports>
    UNDECLARED_TARGET_PORT = {
        id: "kubernetes/undeclared-target-port",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Correct the number, or declare the port and name it.",
        body: Body::Objects(&["Service"], check),
    }
}

fn check(service: &KubeObject, context: &mut Context) {
    let selector = service.at_path(&["spec", "selector"]).map(Selector::plain).filter(|selector| !selector.is_empty());
    let Some(selector) = selector else { return };
    let selected = context.workspace.cluster().beside(service).selected(&selector, service.namespace());
    let selected = nearest_workloads(selected, service);
    let declared: Vec<Vec<i64>> = selected.iter().map(declared).collect();
    if declared.is_empty() || declared.iter().any(Vec::is_empty) {
        return;
    }
    let declared: HashSet<i64> = declared.into_iter().flatten().collect();
    for port in service.node().list_at(&["spec", "ports"]) {
        let Some(target) = port.field("targetPort").or_else(|| port.field("port")) else { continue };
        let Some(number) = target.as_i64() else { continue };
        if !declared.contains(&number) {
            let message = format!("No container of the selected pods declares port {number}.");
            context.against(target, message, service, (selected[0].object(), "selected here"));
        }
    }
}

fn declared(workload: &Workload) -> Vec<i64> {
    let ports = workload.containers().flat_map(|container| container.ports());
    ports.filter_map(|port| port.number_at(&["containerPort"])).collect()
}
