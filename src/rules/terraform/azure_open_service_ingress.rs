//! Azure security groups that let everybody reach services made for a private network.

use crate::model::terraform::Plan;
use crate::model::terraform::network::{PrivatePorts, azure};
use crate::rule::{Body, Context, rule};

rule! {
    /// Private service open to the world on Azure
    ///
    /// Databases, caches, directories and administration interfaces are made for a private network: many ask for no
    /// password, and few are patched as fast as what faces the internet. The parameter `ports` says which ports these
    /// are; SSH and Remote Desktop have rules of their own.
    ///
    /// What counts as the world, and which forms of rules are read, is told in `terraform/azure-open-ingress`.
    ///
    /// References: <https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview>
    AZURE_OPEN_SERVICE_INGRESS = {
        id: "terraform/azure-open-service-ingress",
        severity: High,
        since: "2026.11",
        aliases: ["AZU-0074"],
        profiles: [Default, Security],
        remedy: "Allow these ports only from the networks of the clients, or move the service to a private network.",
        cwe: [284],
        parameters: PrivatePorts,
        body: Body::Plans(check),
    }
}

fn check(plan: &Plan, context: &mut Context) {
    let ports = context.parameters::<PrivatePorts>();
    context.hits_mut().extend(azure::inbound_openings(plan, &ports.wanted()));
}
