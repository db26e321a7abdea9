//! Security groups that let everybody reach every port.

use crate::model::terraform::ResourceChange;
use crate::model::terraform::network::{Wanted, aws};
use crate::rule::{Body, Context, rule};

rule! {
    /// Security group open to the world on every port
    ///
    /// Every port of everything in the group answers to everybody: administration, databases, and whatever somebody
    /// starts there next year. Nobody needs that; a public service needs one or two ports.
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
    OPEN_INGRESS = {
        id: "terraform/open-ingress",
        severity: Critical,
        since: "2026.11",
        aliases: ["CKV_AWS_277", "FG_R00044", "FG_R00045", "FG_R00350"],
        profiles: [Default, Security],
        remedy: "Allow only the ports of the public service, and only the addresses that need the others.",
        covers: ["terraform/open-http-ingress", "terraform/open-rdp-ingress", "terraform/open-ssh-ingress"],
        cwe: [284],
        body: Body::Resources(aws::INGRESS_TYPES, check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    context.hits_mut().extend(aws::ingress_openings(change, &Wanted::Everything));
}
