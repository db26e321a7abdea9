//! Probes and hooks that call another host.

use std::net::IpAddr;

use crate::model::kubernetes::Container;
use crate::model::kubernetes::probes::called_hosts;
use crate::rule::{Body, Context, rule_table};

/// Whether hosts are meant that are the pod itself.
struct Row {
    is_pod_itself: bool,
}

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// Probe or lifecycle hook that names a host
    ///
    /// With `host` the kubelet sends the request from the node, with the node's network, to whatever address is
    /// written: a way to reach metadata services and other tenants past every network policy. Without it the pod's
    /// own address is meant, which is nearly always right. In a pod with `hostNetwork` the loopback addresses are the
    /// pod's own as well: `kubernetes/loopback-probe`.
    ///
    /// Pod Security Standards refuse it at level baseline from Kubernetes 1.34 on.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    {
        row: Row { is_pod_itself: false },
        id: "kubernetes/probe-host",
        severity: Medium,
        since: "2026.11",
        aliases: ["gatekeeper:K8sPSPHostProbesLifecycle"],
        profiles: [Default, Security],
        remedy: "Remove host; the kubelet then asks the pod itself.",
        cwe: [918],
    }

    /// Probe of the loopback that pod and node share
    ///
    /// The pod is in the network of its node (`kubernetes/host-network`), so `localhost` is its own. Agents of nodes serve
    /// their health there so that nobody else reaches it; without `host` the kubelet would ask the node's address, and the
    /// agent had to listen on it. Pod Security refuses `host` all the same at level baseline from Kubernetes 1.34 on.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
    {
        row: Row { is_pod_itself: true },
        id: "kubernetes/loopback-probe",
        severity: Info,
        since: "2026.11",
        aliases: ["gatekeeper:K8sPSPHostProbesLifecycle"],
        profiles: [Strict],
        remedy: "Take the pod out of the node's network, or probe with a command.",
        cwe: [918],
    }
}

fn check(Row { is_pod_itself }: &Row, container: &Container, context: &mut Context) {
    if context.run.versions.newest() < 34 {
        return;
    }
    let in_network = container.workload().shares("hostNetwork").is_some();
    for (_, host) in called_hosts(container) {
        if *is_pod_itself == (in_network && is_loopback(host.content())) {
            let message = format!("The node itself calls {} on behalf of {}.", host.content(), container.describe());
            context.hit(host, message);
        }
    }
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}
