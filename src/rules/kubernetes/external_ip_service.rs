//! Services that claim foreign addresses.

use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Service with external addresses
    ///
    /// Every node sends traffic for `externalIPs` to this Service, whoever owns the addresses: with it one tenant
    /// reads what others send there (CVE-2020-8554, which is not mended).
    ///
    /// References: <https://github.com/kubernetes/kubernetes/issues/97076>
    EXTERNAL_IP_SERVICE = {
        id: "kubernetes/external-ip-service",
        severity: High,
        since: "2026.11",
        aliases: ["KSV-0108", "gatekeeper:K8sExternalIPs", "kyverno:restrict-external-ips"],
        profiles: [Default, Security],
        remedy: "Remove externalIPs and use a load balancer.",
        cwe: [300],
        body: Body::Objects(&["Service"], check),
    }
}

fn check(service: &KubeObject, context: &mut Context) {
    for address in service.node().list_at(&["spec", "externalIPs"]) {
        context.hit(address, format!("Every node sends traffic for {} here, whoever owns it.", address.content()));
    }
}
