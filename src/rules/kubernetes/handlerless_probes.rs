//! Probes that do not say what they do, one row for those that other tools ask for and one for the rest.

use crate::finding::Place;
use crate::model::kubernetes::{Container, Fields, Role};
use crate::rule::{Body, Context, rule_table};

/// The probes that are meant.
struct Row(&'static [&'static str]);

const HANDLERS: [&str; 4] = ["exec", "grpc", "httpGet", "tcpSocket"];

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// Probe that asks nothing
    ///
    /// A liveness or readiness probe says when to ask and how long to wait, but not what: the API server refuses a
    /// probe without one of `httpGet`, `tcpSocket`, `exec` and `grpc`. In a patch, where the rest of the probe is
    /// elsewhere, it is in order; so this rule is not in the default profile.
    ///
    /// References: <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Probe>
    {
        row: Row(&["livenessProbe", "readinessProbe"]),
        id: "kubernetes/handlerless-probe",
        severity: Medium,
        since: "2026.11",
        aliases: ["gatekeeper:K8sRequiredProbes"],
        profiles: [Strict],
        remedy: "Add httpGet, tcpSocket, exec or grpc to the probe.",
    }

    /// Startup probe that asks nothing
    ///
    /// The API server refuses a startup probe without one of `httpGet`, `tcpSocket`, `exec` and `grpc`. In a patch, where
    /// the rest of the probe is elsewhere, it is in order; so this rule is not in the default profile.
    ///
    /// References: <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Probe>
    {
        row: Row(&["startupProbe"]),
        id: "kubernetes/handlerless-startup-probe",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Add httpGet, tcpSocket, exec or grpc to the probe.",
    }
}

fn check(Row(probes): &Row, container: &Container, context: &mut Context) {
    if container.role() != Role::Regular {
        return;
    }
    for probe in probes.iter().filter_map(|probe| container.probe(probe)) {
        if probe.is_mapping() && HANDLERS.iter().all(|handler| probe.field(handler).is_none()) {
            let message = format!(
                "This probe of {} does not say what it asks, so the API server refuses it.",
                container.describe()
            );
            context.hit(Place::key_of(probe), message);
        }
    }
}
