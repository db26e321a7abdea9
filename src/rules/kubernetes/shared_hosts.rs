//! Host names that two objects claim, one row per kind of claim.

use std::collections::HashMap;

use crate::document::Node;
use crate::model::Workspace;
use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule_table};

/// Who claims, and which hosts.
struct Row {
    kind: &'static str,
    hosts: for<'d> fn(&KubeObject<'d>) -> Vec<(&'d str, Node<'d>)>,
}

rule_table! {
    |ROW: Row| Body::Workspace(|workspace, context| check(&ROW, workspace, context));

    /// DNS name of two Services
    ///
    /// ExternalDNS shall make the record of one name for two Services (annotation
    /// `external-dns.alpha.kubernetes.io/hostname`). Depending on its policy one of them is never reached, or requests
    /// are spread over both.
    ///
    /// References: <https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/>
    {
        row: Row { kind: "Service", hosts: dns_names },
        id: "kubernetes/shared-dns-name",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:unique-external-dns"],
        profiles: [],
        remedy: "Give each Service a name of its own.",
    }

    /// Host in two Ingresses
    ///
    /// Often wanted: each application brings its own path. Gatekeeper and Kyverno can forbid it, so that nobody
    /// takes over a part of another's host.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/ingress/>
    {
        row: Row { kind: "Ingress", hosts: ingress_hosts },
        id: "kubernetes/shared-ingress-host",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sUniqueIngressHost", "kyverno:unique-ingress-host"],
        profiles: [],
        remedy: "Put the rules of a host into one Ingress.",
    }

    /// Host in two Routes
    ///
    /// Two Routes of OpenShift are for one host. Often wanted: each brings its own path; where hosts belong to one
    /// application each, the second takes over a part of the first one's.
    ///
    /// References: <https://docs.openshift.com/container-platform/latest/networking/routes/route-configuration.html>
    {
        row: Row { kind: "Route.route.openshift.io", hosts: route_hosts },
        id: "kubernetes/shared-route-host",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:unique-routes"],
        profiles: [],
        remedy: "Give each Route a host of its own.",
    }
}

fn check(row: &Row, workspace: &Workspace, context: &mut Context) {
    let mut seen: HashMap<&str, KubeObject> = HashMap::new();
    for object in workspace.cluster().objects_of(row.kind) {
        for (host, node) in (row.hosts)(&object) {
            let first = *seen.entry(host).or_insert(object);
            if first.node() != object.node() {
                let message = format!("{} serves {host} too.", first.describe());
                let other = format!("the other {}", object.kind());
                context.hit(node, message).related(first.name_place(), other).about(object.describe());
            }
        }
    }
}

/// The names in ExternalDNS's annotation, which takes several with commas between them.
fn dns_names<'d>(service: &KubeObject<'d>) -> Vec<(&'d str, Node<'d>)> {
    let names = service.annotation("external-dns.alpha.kubernetes.io/hostname");
    let names = names.into_iter().flat_map(|node| node.content().split(',').map(move |name| (name.trim(), node)));
    names.filter(|(name, _)| !name.is_empty()).collect()
}

fn ingress_hosts<'d>(ingress: &KubeObject<'d>) -> Vec<(&'d str, Node<'d>)> {
    let hosts = ingress.node().list_at(&["spec", "rules"]).filter_map(|rule| rule.field("host"));
    hosts.map(|host| (host.content(), host)).collect()
}

fn route_hosts<'d>(route: &KubeObject<'d>) -> Vec<(&'d str, Node<'d>)> {
    let host = route.at_path(&["spec", "host"]).filter(|host| !host.content().is_empty());
    host.into_iter().map(|host| (host.content(), host)).collect()
}
