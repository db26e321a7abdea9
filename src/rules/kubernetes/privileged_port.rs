//! Containers that listen below port 1024.

use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule};

rule! {
    /// Port below 1024
    ///
    /// Such a port needs root, NET_BIND_SERVICE, or a sysctl that container runtimes set by default today. A habit
    /// more than a weakness.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/service/>
    PRIVILEGED_PORT = {
        id: "kubernetes/privileged-port",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:privileged-ports", "KSV-0117"],
        profiles: [],
        remedy: "Listen on a port from 1024 on and let the Service translate.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for port in container.ports().filter_map(|port| port.field("containerPort")) {
        if port.as_i64().is_some_and(|number| (1..1024).contains(&number)) {
            context.hit(port, format!("{} listens on port {}.", container.subject(), port.content()));
        }
    }
}
