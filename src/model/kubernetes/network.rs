//! What Services, Ingresses and network policies point at.

use super::fields::Fields;
use super::index::Cluster;
use super::object::KubeObject;
use super::together::nearest;
use super::variables::has_variable;
use crate::document::Node;
use crate::model::Workspace;

/// Whether Endpoints or an EndpointSlice of this run belong to a Service.
pub fn has_endpoints(service: &KubeObject, workspace: &Workspace) -> bool {
    let Some(name) = service.name() else { return false };
    let cluster = workspace.cluster();
    let by_name = cluster.named("Endpoints", name, service.namespace()).next().is_some();
    let label = ("kubernetes.io/service-name", name);
    by_name || cluster.with_label("EndpointSlice", label, service.namespace()).next().is_some()
}

/// Whether a network policy limits traffic in a direction (`Ingress`, `Egress`), with the defaulting of `policyTypes`.
pub fn covers(policy: &KubeObject, direction: &str) -> bool {
    let mut types = policy.node().list_at(&["spec", "policyTypes"]).peekable();
    if types.peek().is_some() {
        return types.any(|kind| kind.content() == direction);
    }
    // Not the key but a rule under `egress` makes the API server fill in Egress.
    direction == "Ingress" || policy.node().list_at(&["spec", "egress"]).next().is_some()
}

/// Where an Ingress or a route sends requests.
#[derive(Debug, Clone, Copy)]
pub struct Backend<'d> {
    /// The name of the Service.
    pub service: Node<'d>,
    /// Its port, by number or name.
    pub port: Option<Node<'d>>,
    /// The namespace that it stands in; `None` means unknown.
    pub namespace: Option<&'d str>,
}

/// The Service that an Ingress sends to what none of its rules is for, in the shapes of every API version.
pub fn default_backends<'d>(ingress: &KubeObject<'d>) -> Vec<Backend<'d>> {
    let default = ["defaultBackend", "backend"].into_iter().filter_map(|key| ingress.at_path(&["spec", key]));
    default.filter_map(|node| backend(node, ingress.namespace())).collect()
}

/// The Services that the rules of an Ingress send to, in the shapes of every API version.
pub fn backends_of_rules<'d>(ingress: &KubeObject<'d>) -> Vec<Backend<'d>> {
    let rules = ingress.node().list_at(&["spec", "rules"]);
    let paths = rules.flat_map(|rule| rule.list_at(&["http", "paths"])).filter_map(|path| path.field("backend"));
    paths.filter_map(|node| backend(node, ingress.namespace())).collect()
}

fn backend<'d>(node: Node<'d>, namespace: Option<&'d str>) -> Option<Backend<'d>> {
    if let Some(service) = node.field_at(&["service", "name"]) {
        let port = node.field_at(&["service", "port"]);
        let port = port.and_then(|port| port.field("number").or_else(|| port.field("name")));
        return is_service(port).then_some(Backend { service, port, namespace });
    }
    let port = node.field("servicePort");
    Some(Backend { service: node.field("serviceName")?, port, namespace }).filter(|_| is_service(port))
}

/// Whether a backend is a Service: with this port it names an action that an annotation describes, for the load
/// balancers of AWS (<https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#actions>).
fn is_service(port: Option<Node>) -> bool {
    port.is_none_or(|port| port.content() != "use-annotation")
}

/// Why requests to a backend end nowhere.
#[derive(Debug, Clone, Copy)]
pub enum Fault<'d, 'w> {
    /// No object of this run is the Service.
    NoService,
    /// The Service does not have the port.
    NoPort(Node<'d>, KubeObject<'w>),
}

/// What is wrong with a backend of an object, if anything is.
pub fn fault<'d, 'w>(backend: &Backend<'d>, of: &KubeObject, cluster: Cluster<'w>) -> Option<Fault<'d, 'w>> {
    let services = nearest(cluster.beside(of).named("Service", backend.service.content(), backend.namespace), of);
    let Some(&first) = services.first() else { return Some(Fault::NoService) };
    let port = backend.port.filter(|port| !has_variable(port.content()))?;
    (!services.iter().any(|service| offers(service, port))).then_some(Fault::NoPort(port, first))
}

/// The most ports of a Service that are looked at for each who asks; nobody writes more.
const MOST_PORTS: usize = 512;

/// Whether a Service has a port, by number or by name. One of more ports than anybody writes is taken to have it.
pub fn offers(service: &KubeObject, port: Node) -> bool {
    service.node().list_at(&["spec", "ports"]).enumerate().any(|(index, known)| {
        if index == MOST_PORTS || known.text_at(&["port"]).is_some_and(has_variable) {
            return true;
        }
        let name = known.text_at(&["name"]).filter(|_| port.as_i64().is_none());
        name == Some(port.content()) || port.as_i64().is_some_and(|number| known.number_at(&["port"]) == Some(number))
    })
}
