//! Security groups that let everybody reach SSH.

use crate::model::terraform::ResourceChange;
use crate::model::terraform::network::{SSH, aws};
use crate::rule::{Body, Context, rule};

rule! {
    /// SSH open to the world
    ///
    /// SSH is the first door that scanners try: an address that answers on port 22 sees password guessing within
    /// minutes, and a weak password, a leaked key or the next flaw in the server is all that it takes.
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
    OPEN_SSH_INGRESS = {
        id: "terraform/open-ssh-ingress",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_24", "AWS-0107", "FG_R00085"],
        profiles: [Default, Security],
        remedy: "Allow port 22 only from known addresses, or use Session Manager and close it.",
        cwe: [284],
        body: Body::Resources(aws::INGRESS_TYPES, check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    context.hits_mut().extend(aws::ingress_openings(change, &SSH));
}
