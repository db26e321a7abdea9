//! Istio: where VirtualServices send requests, which subsets there are, and who takes which host.

use std::collections::{HashMap, HashSet};

use super::fields::Fields;
use super::hostnames;
use super::index::Cluster;
use super::object::KubeObject;
use super::together::nearest;
use crate::document::Node;

const ENTRY: &str = "ServiceEntry.networking.istio.io";
const RULE: &str = "DestinationRule.networking.istio.io";
const GATEWAY: &str = "Gateway.networking.istio.io";

/// Where a VirtualService sends requests, or copies of them.
#[derive(Debug, Clone, Copy)]
pub struct Destination<'d> {
    /// The host, as written.
    pub host: Node<'d>,
    /// The subset of its pods.
    pub subset: Option<Node<'d>>,
    /// The number of the port.
    pub port: Option<Node<'d>>,
}

/// Every destination of a VirtualService.
pub fn destinations<'d>(service: &KubeObject<'d>) -> Vec<Destination<'d>> {
    let mut found = Vec::new();
    let mut add = |map: Option<Node<'d>>| {
        let Some(map) = map else { return };
        let (subset, port) = (map.field("subset"), map.field_at(&["port", "number"]));
        found.extend(map.field("host").map(|host| Destination { host, subset, port }));
    };
    for list in ["http", "tcp", "tls"] {
        for route in service.node().list_at(&["spec", list]) {
            route.list_at(&["route"]).for_each(|weighted| add(weighted.field("destination")));
            route.list_at(&["mirrors"]).for_each(|mirror| add(mirror.field("destination")));
            add(route.field("mirror"));
        }
    }
    found
}

/// A host as the mesh takes it: `web` in namespace `shop` is `web.shop.svc.cluster.local`. Where no namespace is written
/// the short name is all that is known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Host {
    /// A Service: name, and namespace where it is known.
    Service(String, Option<String>),
    /// Anything else.
    Name(String),
}

impl Host {
    /// What `host` means in an object of `namespace`.
    pub fn of(host: &str, namespace: Option<&str>) -> Self {
        let bare = host.trim_end_matches('.').strip_suffix(".svc.cluster.local");
        let bare = bare.or_else(|| host.strip_suffix(".svc")).unwrap_or(host);
        let is_full = bare.len() < host.trim_end_matches('.').len();
        match bare.split_once('.') {
            None => Host::Service(bare.to_owned(), namespace.map(str::to_owned)),
            Some((name, other)) if is_full && !other.contains('.') => {
                Host::Service(name.to_owned(), Some(other.to_owned()))
            }
            Some(_) => Host::Name(host.to_ascii_lowercase()),
        }
    }
}

/// What the mesh knows of hosts besides Services.
#[derive(Debug, Default)]
pub struct Mesh<'w> {
    entries: HashSet<&'w str>,
    wildcards: Vec<&'w str>,
    rules: HashMap<String, Vec<(KubeObject<'w>, Host)>>,
}

impl<'w> Mesh<'w> {
    /// Reads every ServiceEntry and DestinationRule once.
    pub fn of(cluster: Cluster<'w>) -> Self {
        let mut mesh = Self::default();
        for host in cluster.objects_of(ENTRY).flat_map(|entry| entry.node().list_at(&["spec", "hosts"])) {
            match host.content() {
                wildcard if wildcard.starts_with('*') => mesh.wildcards.push(wildcard),
                name => _ = mesh.entries.insert(name),
            }
        }
        for rule in cluster.objects_of(RULE) {
            let Some(host) = rule.node().text_at(&["spec", "host"]) else { continue };
            let host = Host::of(host, rule.namespace());
            mesh.rules.entry(first_name(&host).to_owned()).or_default().push((rule, host));
        }
        mesh
    }

    /// Whether an object of this run is the host: a Service or a ServiceEntry.
    pub fn knows(&self, written: &str, namespace: Option<&str>, cluster: Cluster) -> bool {
        let service = match Host::of(written, namespace) {
            Host::Service(name, namespace) => cluster.named("Service", &name, namespace.as_deref()).next().is_some(),
            Host::Name(_) => false,
        };
        service
            || self.entries.contains(written)
            || self.wildcards.iter().any(|wildcard| hostnames::overlap(wildcard, written))
    }

    /// The DestinationRules of this run for a host.
    pub fn rules_for(&self, written: &str, namespace: Option<&str>) -> Vec<KubeObject<'w>> {
        let host = Host::of(written, namespace);
        let known = self.rules.get(first_name(&host)).map_or(&[][..], Vec::as_slice);
        known.iter().filter(|(_, other)| may_be_same(other, &host)).map(|(rule, _)| *rule).collect()
    }
}

fn first_name(host: &Host) -> &str {
    match host {
        Host::Service(name, _) | Host::Name(name) => name,
    }
}

fn may_be_same(one: &Host, other: &Host) -> bool {
    match (one, other) {
        (Host::Service(one, here), Host::Service(other, there)) => {
            one == other && super::object::may_be_same(here.as_deref(), there.as_deref())
        }
        (one, other) => one == other,
    }
}

/// Whether a DestinationRule divides its host into a subset of this name.
pub fn has_subset(rule: &KubeObject, name: &str) -> bool {
    rule.node().list_at(&["spec", "subsets"]).any(|subset| subset.text_at(&["name"]) == Some(name))
}

/// The Gateways of this run at which a VirtualService is served; nothing where one of them is not here, or where it is
/// for the mesh only.
pub fn gateways<'w>(service: &KubeObject<'w>, cluster: Cluster<'w>) -> Option<Vec<KubeObject<'w>>> {
    let mut found = Vec::new();
    for name in service.node().list_at(&["spec", "gateways"]).map(Node::content).filter(|name| *name != "mesh") {
        let (namespace, name) = match name.split_once('/') {
            Some((namespace, name)) => (Some(namespace), name),
            None => (service.namespace(), name),
        };
        let before = found.len();
        found.extend(nearest(cluster.beside(service).named(GATEWAY, name, namespace), service));
        if found.len() == before {
            return None;
        }
    }
    (!found.is_empty()).then_some(found)
}

/// Whether a Gateway serves a host; `namespace/host` limits who may use it.
pub fn serves(gateway: &KubeObject, host: &str) -> bool {
    let hosts = gateway.node().list_at(&["spec", "servers"]).flat_map(|server| server.list_at(&["hosts"]));
    hosts.map(Node::content).any(|served| {
        let served = served.split_once('/').map_or(served, |(_, served)| served);
        served == "*" || hostnames::overlap(served, host)
    })
}
