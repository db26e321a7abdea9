//! Google firewalls that let everybody reach every port.

use crate::model::terraform::ResourceChange;
use crate::model::terraform::network::{Wanted, google};
use crate::rule::{Body, Context, rule};

rule! {
    /// Google firewall open to the world on every port
    ///
    /// Every port of everything that the rule applies to answers to everybody: administration, databases, and whatever
    /// somebody starts there next year. Nobody needs that; a public service needs one or two ports.
    ///
    /// An `allow` without ports, or with protocol `all`, is every port. `0.0.0.0/0`, `::/0`, ranges wider than a /8
    /// and a rule that names no source at all are the world. Disabled rules are passed over.
    ///
    /// Checkov passes protocol `all` and `::/0`.
    ///
    /// References: <https://cloud.google.com/firewall/docs/firewalls>
    GOOGLE_OPEN_INGRESS = {
        id: "terraform/google-open-ingress",
        severity: Critical,
        since: "2026.11",
        aliases: ["CKV2_GCP_12", "GCP-0072", "GCP-0027"],
        profiles: [Default, Security],
        remedy: "Allow only the ports of the public service, and only the addresses that need the others.",
        covers: ["terraform/google-open-ftp-data-ingress", "terraform/google-open-ftp-ingress", "terraform/google-open-http-ingress", "terraform/google-open-mysql-ingress", "terraform/google-open-rdp-ingress", "terraform/google-open-ssh-ingress"],
        cwe: [284],
        body: Body::Resources(google::INGRESS_TYPES, check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    context.hits_mut().extend(google::ingress_openings(change, &Wanted::Everything));
}
