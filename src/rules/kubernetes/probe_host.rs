//! Probes and hooks that call another host.

use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule};

rule! {
    /// Probe or lifecycle hook that names a host
    ///
    /// With `host` the kubelet sends the request from the node, with the node's network, to whatever address is
    /// written: a way to reach metadata services and other tenants past every network policy. Without it the pod's
    /// own address is meant, which is nearly always right.
    ///
    /// Pod Security Standards refuse it at level baseline from Kubernetes 1.34 on.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    PROBE_HOST = {
        id: "kubernetes/probe-host",
        severity: Medium,
        since: "2026.11",
        aliases: ["gatekeeper:K8sPSPHostProbesLifecycle"],
        profiles: [Default, Security],
        remedy: "Remove host; the kubelet then asks the pod itself.",
        cwe: [918],
        body: Body::Containers(check),
    }
}

const HANDLERS: &[&[&str]] = &[
    &["livenessProbe"],
    &["readinessProbe"],
    &["startupProbe"],
    &["lifecycle", "postStart"],
    &["lifecycle", "preStop"],
];

fn check(container: &Container, context: &mut Context) {
    if context.run.versions.newest() < 34 {
        return;
    }
    for handler in HANDLERS.iter().filter_map(|path| container.get(path)) {
        for action in ["httpGet", "tcpSocket"] {
            let host = handler.field_at(&[action, "host"]).filter(|host| !host.content().is_empty());
            if let Some(host) = host {
                let message =
                    format!("The node itself calls {} on behalf of {}.", host.content(), container.describe());
                context.hit(host, message);
            }
        }
    }
}
