//! Azure security groups that let everybody reach every port.

use crate::model::terraform::Plan;
use crate::model::terraform::network::{Wanted, azure};
use crate::rule::{Body, Context, rule};

rule! {
    /// Azure security group open to the world on every port
    ///
    /// Every port of everything behind the group answers to everybody: administration, databases, and whatever
    /// somebody starts there next year. Nobody needs that; a public service needs one or two ports.
    ///
    /// Rules inside `azurerm_network_security_group` and `azurerm_network_security_rule` are read together per group:
    /// a rule that denies the same to everybody and has a lower priority number wins. `*`, `Internet`, `any`,
    /// `0.0.0.0/0`, `::/0` and ranges wider than a /8 are the world.
    ///
    /// References: <https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview>
    AZURE_OPEN_INGRESS = {
        id: "terraform/azure-open-ingress",
        severity: Critical,
        since: "2026.11",
        aliases: ["AZU-0047"],
        profiles: [Default, Security],
        remedy: "Allow only the ports of the public service, and only the addresses that need the others.",
        covers: ["terraform/azure-open-http-ingress", "terraform/azure-open-rdp-ingress", "terraform/azure-open-ssh-ingress", "terraform/azure-open-udp-ingress"],
        cwe: [284],
        body: Body::Plans(check),
    }
}

fn check(plan: &Plan, context: &mut Context) {
    context.hits_mut().extend(azure::inbound_openings(plan, &Wanted::Everything));
}
