//! Azure security groups that let everybody reach Remote Desktop.

use crate::model::terraform::Plan;
use crate::model::terraform::network::{RDP, azure};
use crate::rule::{Body, Context, rule};

rule! {
    /// Remote Desktop open to the world on Azure
    ///
    /// Remote Desktop that the whole internet reaches is the usual way in for ransomware: passwords are guessed, and
    /// flaws such as BlueKeep need no password at all.
    ///
    /// Rules inside `azurerm_network_security_group` and `azurerm_network_security_rule` are read together per group:
    /// a rule that denies the same to everybody and has a lower priority number wins. `*`, `Internet`, `any`,
    /// `0.0.0.0/0`, `::/0` and ranges wider than a /8 are the world.
    ///
    /// References: <https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview>
    AZURE_OPEN_RDP_INGRESS = {
        id: "terraform/azure-open-rdp-ingress",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AZURE_9", "AZU-0048", "FG_R00190"],
        profiles: [Default, Security],
        remedy: "Allow port 3389 only from known addresses, or use Azure Bastion and close it.",
        cwe: [284],
        body: Body::Plans(check),
    }
}

fn check(plan: &Plan, context: &mut Context) {
    context.hits_mut().extend(azure::inbound_openings(plan, &RDP));
}
