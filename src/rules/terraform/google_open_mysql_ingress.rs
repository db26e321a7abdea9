//! Google firewalls that let everybody reach MySQL.

use crate::model::terraform::ResourceChange;
use crate::model::terraform::network::{Wanted, google};
use crate::rule::{Body, Context, rule};

rule! {
    /// MySQL open to the world on Google Cloud
    ///
    /// A database that the whole internet reaches has its passwords guessed and its next flaw used before anybody
    /// patches it.
    ///
    /// An `allow` without ports, or with protocol `all`, is every port. `0.0.0.0/0`, `::/0`, ranges wider than a /8
    /// and a rule that names no source at all are the world. Disabled rules are passed over.
    ///
    /// Checkov passes protocol `all` and `::/0`.
    ///
    /// References: <https://cloud.google.com/firewall/docs/firewalls>
    GOOGLE_OPEN_MYSQL_INGRESS = {
        id: "terraform/google-open-mysql-ingress",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_GCP_88"],
        profiles: [Default, Security],
        remedy: "Allow port 3306 only from the networks of the applications.",
        cwe: [284],
        body: Body::Resources(google::INGRESS_TYPES, check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    context
        .hits_mut()
        .extend(google::ingress_openings(change, &Wanted::Service { port: 3306, name: "MySQL", by_udp: false }));
}
