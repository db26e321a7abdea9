//! Ports of a container that cannot be told apart.

use crate::finding::Place;
use crate::model::kubernetes::variables::has_variable;
use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule};

rule! {
    /// Port name used twice, too long, or without a number
    ///
    /// A name that two ports share, one of more than 15 characters, and a port without a number are refused by the
    /// API server or lead a Service to the wrong port.
    ///
    /// References: <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports>
    CONFLICTING_CONTAINER_PORTS = {
        id: "kubernetes/conflicting-container-ports",
        severity: Medium,
        since: "2026.11",
        aliases: ["kube-score:container-ports-check"],
        profiles: [Default],
        remedy: "Give every port a name and number of its own.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let mut seen = std::collections::BTreeSet::new();
    for port in container.ports() {
        let number = port.field("containerPort");
        if number.is_none_or(|number| number.as_i64().unwrap_or(0) == 0 && !has_variable(number.content())) {
            let place = number.map_or_else(|| Place::absent_in(port), Place::of);
            context.hit(place, format!("{} has a port without a number.", container.subject()));
        }
        let Some(name) = port.field("name").filter(|name| !name.content().is_empty()) else { continue };
        if !seen.insert(name.content()) {
            context.hit(name, format!("{} has two ports named {}.", container.subject(), name.content()));
        }
        if name.content().len() > 15 && !has_variable(name.content()) {
            context.hit(name, format!("{} is longer than the 15 characters of a port name.", name.content()));
        }
    }
}
