//! Google firewalls that let everybody reach FTP data.

use crate::model::terraform::ResourceChange;
use crate::model::terraform::network::{Wanted, google};
use crate::rule::{Body, Context, rule};

rule! {
    /// FTP data open to the world on Google Cloud
    ///
    /// FTP sends files in clear, and servers of it are old.
    ///
    /// An `allow` without ports, or with protocol `all`, is every port. `0.0.0.0/0`, `::/0`, ranges wider than a /8
    /// and a rule that names no source at all are the world. Disabled rules are passed over.
    ///
    /// Checkov passes protocol `all` and `::/0`.
    ///
    /// References: <https://cloud.google.com/firewall/docs/firewalls>
    GOOGLE_OPEN_FTP_DATA_INGRESS = {
        id: "terraform/google-open-ftp-data-ingress",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_GCP_77"],
        profiles: [Default, Security],
        remedy: "Use SFTP or a bucket, and close port 20.",
        cwe: [284],
        body: Body::Resources(google::INGRESS_TYPES, check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    context
        .hits_mut()
        .extend(google::ingress_openings(change, &Wanted::Service { port: 20, name: "FTP data", by_udp: false }));
}
