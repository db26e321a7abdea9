//! Google firewalls that let everybody reach Remote Desktop.

use crate::model::terraform::ResourceChange;
use crate::model::terraform::network::{RDP, google};
use crate::rule::{Body, Context, rule};

rule! {
    /// Remote Desktop open to the world on Google Cloud
    ///
    /// Remote Desktop that the whole internet reaches is the usual way in for ransomware: passwords are guessed, and
    /// flaws such as BlueKeep need no password at all.
    ///
    /// An `allow` without ports, or with protocol `all`, is every port. `0.0.0.0/0`, `::/0`, ranges wider than a /8
    /// and a rule that names no source at all are the world. Disabled rules are passed over.
    ///
    /// Checkov passes protocol `all` and `::/0`.
    ///
    /// References: <https://cloud.google.com/firewall/docs/firewalls>
    GOOGLE_OPEN_RDP_INGRESS = {
        id: "terraform/google-open-rdp-ingress",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_GCP_3", "GCP-0070", "FG_R00408"],
        profiles: [Default, Security],
        remedy: "Allow port 3389 only from known addresses, or from 35.235.240.0/20 for Identity-Aware Proxy.",
        cwe: [284],
        body: Body::Resources(google::INGRESS_TYPES, check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    context.hits_mut().extend(google::ingress_openings(change, &RDP));
}
