//! Ports of containers that no socket can have.

use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule};

rule! {
    /// Container port out of range
    ///
    /// A port number lies between 1 and 65535, and the API server refuses every other. kube-score looks at zero alone, which
    /// `kubernetes/conflicting-container-ports` says; as a host port zero means none.
    ///
    /// References: <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports>
    CONTAINER_PORT_OUT_OF_RANGE = {
        id: "kubernetes/container-port-out-of-range",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Write the port that the program listens on.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for number in container.ports().flat_map(|port| [port.field("containerPort"), port.field("hostPort")]).flatten() {
        if number.as_i64().is_some_and(|number| !(0..=65_535).contains(&number)) {
            context.hit(number, format!("{} is no port number.", number.content()));
        }
    }
}
