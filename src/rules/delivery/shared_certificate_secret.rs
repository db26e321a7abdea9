//! Certificates that overwrite each other.

use std::collections::HashMap;

use crate::model::Workspace;
use crate::model::kubernetes::together::group;
use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Two Certificates in one Secret
    ///
    /// Two Certificates of one namespace and unit write the same Secret. cert-manager overwrites one with the other
    /// without end, and each time the clients get another certificate.
    ///
    /// References: <https://cert-manager.io/docs/usage/certificate/>
    SHARED_CERTIFICATE_SECRET = {
        id: "delivery/shared-certificate-secret",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Give each Certificate a secretName of its own.",
        body: Body::Workspace(check),
    }
}

fn check(workspace: &Workspace, context: &mut Context) {
    let mut seen = HashMap::new();
    for certificate in workspace.cluster().objects_of("Certificate.cert-manager.io") {
        let Some(secret) = certificate.at_path(&["spec"]).and_then(|spec| spec.field("secretName")) else { continue };
        let key = (group(&certificate, workspace), certificate.namespace(), secret.content());
        let first: KubeObject = *seen.entry(key).or_insert(certificate);
        if first.name() != certificate.name() {
            let message = format!("{} writes the Secret {} too.", first.describe(), secret.content());
            context
                .hit(secret, message)
                .related(first.name_place(), "the other Certificate")
                .about(certificate.describe());
        }
    }
}
