//! The Gateway API: routes, the Gateways that they attach to, and what they may refer to.

use super::fields::Fields;
use super::index::Cluster;
use super::network::Backend;
use super::object::KubeObject;
use super::together::nearest;
use crate::document::Node;

/// The kinds of routes.
pub const ROUTES: [&str; 5] = [
    "HTTPRoute.gateway.networking.k8s.io",
    "GRPCRoute.gateway.networking.k8s.io",
    "TLSRoute.gateway.networking.k8s.io",
    "TCPRoute.gateway.networking.k8s.io",
    "UDPRoute.gateway.networking.k8s.io",
];

const GATEWAY: &str = "Gateway.gateway.networking.k8s.io";

/// Everything that a route sends requests to: the backends of its rules and those that get copies.
fn references<'d>(route: &KubeObject<'d>) -> impl Iterator<Item = Node<'d>> + use<'d> {
    route.node().list_at(&["spec", "rules"]).flat_map(|rule| {
        let backends: Vec<Node> = rule.list_at(&["backendRefs"]).collect();
        let filters = backends.clone().into_iter().flat_map(|backend| backend.list_at(&["filters"]));
        let filters: Vec<Node> = filters.chain(rule.list_at(&["filters"])).collect();
        let copies = filters.into_iter().filter_map(|filter| filter.field_at(&["requestMirror", "backendRef"]));
        backends.into_iter().chain(copies)
    })
}

/// Whether a reference is to a kind of the core group; kind and group have defaults.
fn is_to(reference: Node, kind: &str, default: &str) -> bool {
    reference.text_at(&["group"]).unwrap_or("").is_empty() && reference.text_at(&["kind"]).unwrap_or(default) == kind
}

/// The Services that a route sends requests to.
pub fn backends<'d>(route: &KubeObject<'d>) -> Vec<Backend<'d>> {
    let services = references(route).filter(|reference| is_to(*reference, "Service", "Service"));
    let backend = |reference: Node<'d>| {
        let namespace = reference.text_at(&["namespace"]).or(route.namespace());
        Some(Backend { service: reference.field("name")?, port: reference.field("port"), namespace })
    };
    services.filter_map(backend).collect()
}

/// A Gateway that a route wants to be served by.
#[derive(Debug, Clone, Copy)]
pub struct Parent<'d> {
    /// Its name.
    pub name: Node<'d>,
    namespace: Option<&'d str>,
    listener: Option<Node<'d>>,
    port: Option<Node<'d>>,
}

/// The Gateways that a route wants to be served by; other kinds of parents are left out.
pub fn parents<'d>(route: &KubeObject<'d>) -> Vec<Parent<'d>> {
    let parents = route.node().list_at(&["spec", "parentRefs"]).filter(|parent| {
        let group = parent.text_at(&["group"]).unwrap_or("gateway.networking.k8s.io");
        group == "gateway.networking.k8s.io" && parent.text_at(&["kind"]).unwrap_or("Gateway") == "Gateway"
    });
    let parent = |parent: Node<'d>| {
        let namespace = parent.text_at(&["namespace"]).or(route.namespace());
        let (listener, port) = (parent.field("sectionName"), parent.field("port"));
        Some(Parent { name: parent.field("name")?, namespace, listener, port })
    };
    parents.filter_map(parent).collect()
}

/// How a route attaches to a Gateway.
#[derive(Debug)]
pub enum Attachment<'d, 'w> {
    /// There is no such Gateway in this run.
    NoGateway,
    /// There is one, and it has no listener of this name or port.
    NoListener(Node<'d>, KubeObject<'w>),
    /// To these listeners of the Gateway.
    Listeners(Vec<Node<'w>>, KubeObject<'w>),
}

/// Finds the listeners that a parent reference of a route means.
pub fn attachment<'d, 'w>(parent: &Parent<'d>, route: &KubeObject, cluster: Cluster<'w>) -> Attachment<'d, 'w> {
    let gateways = nearest(cluster.beside(route).named(GATEWAY, parent.name.content(), parent.namespace), route);
    let Some(&first) = gateways.first() else { return Attachment::NoGateway };
    let listeners: Vec<Node> =
        gateways.iter().flat_map(|gateway| gateway.node().list_at(&["spec", "listeners"])).collect();
    let named = |listener: &&Node| {
        parent.listener.is_none_or(|name| listener.text_at(&["name"]) == Some(name.content()))
            && parent.port.is_none_or(|port| listener.number_at(&["port"]) == port.as_i64())
    };
    let meant: Vec<Node> = listeners.iter().filter(named).copied().collect();
    match parent.listener.or(parent.port) {
        Some(wanted) if meant.is_empty() => Attachment::NoListener(wanted, first),
        _ => Attachment::Listeners(meant, first),
    }
}

/// The references of a route or Gateway that need a grant where they lead to another namespace, each with the kind that
/// it is to.
pub fn outward<'d>(object: &KubeObject<'d>) -> Vec<(&'static str, Node<'d>)> {
    if object.is(GATEWAY) {
        let listeners = object.node().list_at(&["spec", "listeners"]);
        let certificates = listeners.flat_map(|listener| listener.list_at(&["tls", "certificateRefs"]));
        let secrets = certificates.filter(|reference| is_to(*reference, "Secret", "Secret"));
        return secrets.map(|reference| ("Secret", reference)).collect();
    }
    let services = references(object).filter(|reference| is_to(*reference, "Service", "Service"));
    services.map(|reference| ("Service", reference)).collect()
}

/// Whether a ReferenceGrant of this run in `namespace` lets `object` refer to an object of the core group.
pub fn is_granted(object: &KubeObject, kind: &str, name: &str, namespace: &str, cluster: Cluster) -> bool {
    cluster.beside(object).grants_to(object, namespace).any(|grant| {
        let from = grant.node().list_at(&["spec", "from"]).any(|from| {
            from.text_at(&["group"]) == Some(object.group())
                && from.text_at(&["kind"]) == Some(object.kind())
                && (object.namespace().is_none() || from.text_at(&["namespace"]) == object.namespace())
        });
        let to = grant.node().list_at(&["spec", "to"]).any(|to| {
            is_to(to, kind, "") && to.text_at(&["name"]).is_none_or(|known| known.is_empty() || known == name)
        });
        from && to
    })
}
