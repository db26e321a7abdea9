//! Azure security groups that let everybody reach something over UDP.

use crate::model::terraform::Plan;
use crate::model::terraform::network::{Wanted, azure};
use crate::rule::{Body, Context, rule};

rule! {
    /// UDP open to the world on Azure
    ///
    /// Services that answer over UDP are misused to amplify attacks on others, because the sender of a datagram can be
    /// forged, and few of them ask who is there. The rule looks for protocol `Udp`; protocol `*` with every port is
    /// `terraform/azure-open-ingress`.
    ///
    /// Rules inside `azurerm_network_security_group` and `azurerm_network_security_rule` are read together per group:
    /// a rule that denies the same to everybody and has a lower priority number wins. `*`, `Internet`, `any`,
    /// `0.0.0.0/0`, `::/0` and ranges wider than a /8 are the world.
    ///
    /// References: <https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview>
    AZURE_OPEN_UDP_INGRESS = {
        id: "terraform/azure-open-udp-ingress",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AZURE_77"],
        profiles: [Default, Security],
        remedy: "Allow UDP only from known addresses, or put a service that must be public behind DDoS protection.",
        cwe: [284],
        body: Body::Plans(check),
    }
}

fn check(plan: &Plan, context: &mut Context) {
    context.hits_mut().extend(azure::inbound_openings(plan, &Wanted::AnyUdp));
}
