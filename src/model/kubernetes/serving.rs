//! Who sends requests to pods.

use std::cmp::Reverse;

use super::container::{Container, Role};
use super::errands::is_for_development;
use super::fields::Fields;
use super::index::Cluster;
use super::object::KubeObject;
use super::workload::Workload;
use super::{ports, together};
use crate::document::Node;

/// Of the Services that select a workload's pods the one that says best who sends them requests: it is applied with
/// them or stands nearest, has clients that wait until they are ready, and has an address of its own. A Service from elsewhere is not
/// meant where one of its name is applied with the pods and leaves them out.
pub fn service_of<'w>(workload: &Workload<'w>, cluster: Cluster<'w>) -> Option<KubeObject<'w>> {
    let own = workload.object();
    let cluster = cluster.beside(own);
    let replaced = |service: &KubeObject| {
        let mut namesakes = cluster.named("Service", service.name().unwrap_or(""), service.namespace());
        !together::are_together(service, own) && namesakes.any(|other| together::are_together(&other, own))
    };
    let services = together::nearest(cluster.services_of(workload), own);
    let meant = services.into_iter().filter(|service| !replaced(service));
    let rank = |service: &KubeObject| {
        (!waits_for_readiness(service), is_headless(service), Reverse(shared_folders(service, own)))
    };
    meant.min_by_key(rank)
}

/// How many folders the files of two objects have in common, from the root on.
fn shared_folders(one: &KubeObject, other: &KubeObject) -> usize {
    let [one, other] = [one, other].map(|object| object.document().source.name().split('/'));
    one.zip(other).take_while(|(one, other)| one == other).count()
}

/// Whether the clients of a Service reach only pods that are ready, and miss them otherwise. A Service may list all pods, and
/// metrics are asked for time and again, by whoever looks up the pods.
fn waits_for_readiness(service: &KubeObject) -> bool {
    let lists_all = service.at_path(&["spec", "publishNotReadyAddresses"]).and_then(Node::as_bool) == Some(true);
    !lists_all && !serves_only_metrics(service)
}

/// Whether clients miss the pods of a workload behind a Service until they are ready; nobody does on a developer's own cluster.
pub fn is_counted_on(service: &KubeObject, workload: &Workload) -> bool {
    waits_for_readiness(service) && !is_for_development(workload.object())
}

fn serves_only_metrics(service: &KubeObject) -> bool {
    let mut ports = service.node().list_at(&["spec", "ports"]).peekable();
    ports.peek().is_some() && ports.all(|port| port.text_at(&["name"]).is_some_and(is_for_metrics))
}

/// Whether a port has a name as those of `/metrics` have: `metrics`, `http-metrics`, `metrics-port`, `prometheus`.
fn is_for_metrics(name: &str) -> bool {
    name.split('-').any(|word| matches!(word, "metrics" | "prometheus"))
}

fn is_headless(service: &KubeObject) -> bool {
    service.node().text_at(&["spec", "clusterIP"]) == Some("None")
}

/// Whether pods that stay never say when they are ready.
pub fn is_unprobed(workload: &Workload) -> bool {
    let probed = || workload.containers().any(|container| container.probe("readinessProbe").is_some());
    !workload.labels().is_empty() && !probed() && !workload.runs_to_completion()
}

/// The container that a Service sends requests to: the one that declares a port of it, else the first.
pub fn behind<'w>(service: &KubeObject, workload: &Workload<'w>) -> Option<Container<'w>> {
    let asked: Vec<Node> = service
        .node()
        .list_at(&["spec", "ports"])
        .filter_map(|port| port.field("targetPort").or_else(|| port.field("port")))
        .collect();
    let mut regular = workload.containers().filter(|container| container.role() == Role::Regular);
    let declares = |container: &Container| asked.iter().any(|&port| ports::declares(container, port));
    regular.clone().find(declares).or_else(|| regular.next())
}
