//! Google firewalls that let everybody reach HTTP without TLS.

use crate::model::terraform::ResourceChange;
use crate::model::terraform::network::{HTTP, google};
use crate::rule::{Body, Context, rule};

rule! {
    /// HTTP open to the world on Google Cloud
    ///
    /// A server that redirects to HTTPS needs port 80 open, so this is a matter of taste and not in the default
    /// profile. Anything else that answers there sends what it has in clear.
    ///
    /// An `allow` without ports, or with protocol `all`, is every port. `0.0.0.0/0`, `::/0`, ranges wider than a /8
    /// and a rule that names no source at all are the world. Disabled rules are passed over.
    ///
    /// Checkov passes protocol `all` and `::/0`.
    ///
    /// References: <https://cloud.google.com/firewall/docs/firewalls>
    GOOGLE_OPEN_HTTP_INGRESS = {
        id: "terraform/google-open-http-ingress",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_GCP_106"],
        profiles: [Strict],
        remedy: "Serve HTTPS on port 443, best behind a load balancer.",
        cwe: [284],
        body: Body::Resources(google::INGRESS_TYPES, check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    context.hits_mut().extend(google::ingress_openings(change, &HTTP));
}
