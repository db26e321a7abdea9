//! Security groups that let everybody reach services made for a private network.

use crate::model::terraform::ResourceChange;
use crate::model::terraform::network::{PrivatePorts, aws};
use crate::rule::{Body, Context, rule};

rule! {
    /// Private service open to the world
    ///
    /// Databases, caches, directories and administration interfaces are made for a private network: many ask for no
    /// password, and few are patched as fast as what faces the internet. The parameter `ports` says which ports these
    /// are; SSH and Remote Desktop have rules of their own.
    ///
    /// What counts as the world, and which forms of rules are read, is told in `terraform/open-ingress`.
    ///
    /// References: <https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html>
    OPEN_SERVICE_INGRESS = {
        id: "terraform/open-service-ingress",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Allow these ports only from the networks of the clients, or move the service to a private network.",
        cwe: [284],
        parameters: PrivatePorts,
        body: Body::Resources(aws::INGRESS_TYPES, check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    let ports = context.parameters::<PrivatePorts>();
    context.hits_mut().extend(aws::ingress_openings(change, &ports.wanted()));
}
