//! Azure security groups that let everybody reach SSH.

use crate::model::terraform::Plan;
use crate::model::terraform::network::{SSH, azure};
use crate::rule::{Body, Context, rule};

rule! {
    /// SSH open to the world on Azure
    ///
    /// SSH is the first door that scanners try: an address that answers on port 22 sees password guessing within
    /// minutes, and a weak password, a leaked key or the next flaw in the server is all that it takes.
    ///
    /// Rules inside `azurerm_network_security_group` and `azurerm_network_security_rule` are read together per group:
    /// a rule that denies the same to everybody and has a lower priority number wins. `*`, `Internet`, `any`,
    /// `0.0.0.0/0`, `::/0` and ranges wider than a /8 are the world.
    ///
    /// References: <https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview>
    AZURE_OPEN_SSH_INGRESS = {
        id: "terraform/azure-open-ssh-ingress",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AZURE_10", "AZU-0050", "FG_R00191"],
        profiles: [Default, Security],
        remedy: "Allow port 22 only from known addresses, or use Azure Bastion and close it.",
        cwe: [284],
        body: Body::Plans(check),
    }
}

fn check(plan: &Plan, context: &mut Context) {
    context.hits_mut().extend(azure::inbound_openings(plan, &SSH));
}
