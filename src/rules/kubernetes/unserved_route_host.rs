//! Routes for hosts that no listener has.

use crate::document::Node;
use crate::model::kubernetes::gateway::{self, Attachment};
use crate::model::kubernetes::{Fields, KubeObject, hostnames};
use crate::rule::{Body, Context, rule};

rule! {
    /// Route for hosts that no listener serves
    ///
    /// The route names hosts, and no listener of the Gateways that it attaches to has a matching `hostname`: the
    /// Gateway does not accept the route. A listener without a hostname takes every host, and `*.example.com` takes
    /// everything below example.com. Gateways that are not in this run are not judged.
    ///
    /// References: <https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec>
    UNSERVED_ROUTE_HOST = {
        id: "kubernetes/unserved-route-host",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Give the listener a hostname that covers the route's, or correct the host.",
        body: Body::Objects(&gateway::ROUTES, check),
    }
}

fn check(route: &KubeObject, context: &mut Context) {
    let mut listeners = Vec::new();
    let mut served_by = None;
    for parent in gateway::parents(route) {
        match gateway::attachment(&parent, route, context.workspace.cluster()) {
            Attachment::Listeners(found, gateway) if !found.is_empty() => {
                served_by.get_or_insert(gateway);
                listeners.extend(found);
            }
            _ => return,
        }
    }
    let Some(gateway) = served_by else { return };
    for host in route.node().list_at(&["spec", "hostnames"]) {
        let serves = |listener: &Node| match listener.text_at(&["hostname"]) {
            None | Some("") => true,
            Some(hostname) => hostnames::overlap(hostname, host.content()),
        };
        if !listeners.iter().any(serves) {
            let message = format!("No listener of {} serves {}.", gateway.describe(), host.content());
            context.against(host, message, route, (&gateway, "the Gateway"));
        }
    }
}
