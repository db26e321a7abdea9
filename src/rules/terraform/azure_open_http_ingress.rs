//! Azure security groups that let everybody reach HTTP without TLS.

use crate::model::terraform::Plan;
use crate::model::terraform::network::{HTTP, azure};
use crate::rule::{Body, Context, rule};

rule! {
    /// HTTP open to the world on Azure
    ///
    /// A gateway that redirects to HTTPS needs port 80 open, so this is a matter of taste and not in the default
    /// profile. Anything else that answers there sends what it has in clear.
    ///
    /// Rules inside `azurerm_network_security_group` and `azurerm_network_security_rule` are read together per group:
    /// a rule that denies the same to everybody and has a lower priority number wins. `*`, `Internet`, `any`,
    /// `0.0.0.0/0`, `::/0` and ranges wider than a /8 are the world.
    ///
    /// References: <https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview>
    AZURE_OPEN_HTTP_INGRESS = {
        id: "terraform/azure-open-http-ingress",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_AZURE_160"],
        profiles: [Strict],
        remedy: "Serve HTTPS on port 443, and open port 80 only on the gateway that redirects.",
        cwe: [284],
        body: Body::Plans(check),
    }
}

fn check(plan: &Plan, context: &mut Context) {
    context.hits_mut().extend(azure::inbound_openings(plan, &HTTP));
}
