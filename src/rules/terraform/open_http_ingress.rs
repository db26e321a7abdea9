//! Security groups that let everybody reach HTTP without TLS.

use crate::model::terraform::ResourceChange;
use crate::model::terraform::network::{HTTP, aws};
use crate::rule::{Body, Context, rule};

rule! {
    /// HTTP open to the world
    ///
    /// A load balancer that redirects to HTTPS needs port 80 open, so this is a matter of taste and not in the default
    /// profile. Anything else that answers there sends what it has in clear.
    ///
    /// Security groups are read in all their forms: rules inside `aws_security_group` and
    /// `aws_default_security_group`, `aws_security_group_rule` and `aws_vpc_security_group_ingress_rule`. Protocol
    /// `-1` or `all` is every port, whatever the ports say. A range wider than a /8 counts as the world, and so do
    /// ranges that are it together, as `0.0.0.0/1` and `128.0.0.0/1`. Addresses that are known only after apply give a
    /// note.
    ///
    /// Checkov passes protocol `-1` in `aws_vpc_security_group_ingress_rule` and split ranges.
    ///
    /// References: <https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html>
    OPEN_HTTP_INGRESS = {
        id: "terraform/open-http-ingress",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_AWS_260", "FG_R00041"],
        profiles: [Strict],
        remedy: "Serve HTTPS on port 443, and open port 80 only on the load balancer that redirects.",
        cwe: [284],
        body: Body::Resources(aws::INGRESS_TYPES, check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    context.hits_mut().extend(aws::ingress_openings(change, &HTTP));
}
