//! Security groups that let everybody reach Remote Desktop.

use crate::model::terraform::ResourceChange;
use crate::model::terraform::network::{RDP, aws};
use crate::rule::{Body, Context, rule};

rule! {
    /// Remote Desktop open to the world
    ///
    /// Remote Desktop that the whole internet reaches is the usual way in for ransomware: passwords are guessed, and
    /// flaws such as BlueKeep need no password at all.
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
    OPEN_RDP_INGRESS = {
        id: "terraform/open-rdp-ingress",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_25", "AWS-0107", "FG_R00087"],
        profiles: [Default, Security],
        remedy: "Allow port 3389 only from known addresses, or use Fleet Manager and close it.",
        cwe: [284],
        body: Body::Resources(aws::INGRESS_TYPES, check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    context.hits_mut().extend(aws::ingress_openings(change, &RDP));
}
