//! Google firewalls that let everybody reach SSH.

use crate::model::terraform::ResourceChange;
use crate::model::terraform::network::{SSH, google};
use crate::rule::{Body, Context, rule};

rule! {
    /// SSH open to the world on Google Cloud
    ///
    /// SSH is the first door that scanners try: an address that answers on port 22 sees password guessing within
    /// minutes, and a weak password, a leaked key or the next flaw in the server is all that it takes.
    ///
    /// An `allow` without ports, or with protocol `all`, is every port. `0.0.0.0/0`, `::/0`, ranges wider than a /8
    /// and a rule that names no source at all are the world. Disabled rules are passed over.
    ///
    /// Checkov passes protocol `all` and `::/0`.
    ///
    /// References: <https://cloud.google.com/firewall/docs/firewalls>
    GOOGLE_OPEN_SSH_INGRESS = {
        id: "terraform/google-open-ssh-ingress",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_GCP_2", "GCP-0071", "FG_R00407"],
        profiles: [Default, Security],
        remedy: "Allow port 22 only from known addresses, or from 35.235.240.0/20 for Identity-Aware Proxy.",
        cwe: [284],
        body: Body::Resources(google::INGRESS_TYPES, check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    context.hits_mut().extend(google::ingress_openings(change, &SSH));
}
