//! Certificates of foreign issuers.

use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Certificate of an issuer that is not the company's
    ///
    /// Certificates for the company's own domain come from its own issuer. The default is that of the published sample
    /// policy; set your own.
    ///
    /// References: <https://cert-manager.io/docs/configuration/issuers/>
    FOREIGN_CERTIFICATE_ISSUER = {
        id: "kubernetes/foreign-certificate-issuer",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:cert-manager-restrict-issuer"],
        profiles: [],
        remedy: "Name the company's issuer.",
        parameters: Company,
        body: Body::Objects(&["Certificate.cert-manager.io"], check),
    }
}

/// The company's own domain and issuer.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Company {
    /// The end of its names.
    domain: String,
    /// The ClusterIssuer.
    issuer: String,
}

impl Default for Company {
    fn default() -> Self {
        Self { domain: ".corp.com".to_owned(), issuer: "our-corp-issuer".to_owned() }
    }
}

fn check(certificate: &KubeObject, context: &mut Context) {
    let Company { domain, issuer } = context.parameters::<Company>();
    let mut names = certificate.node().list_at(&["spec", "dnsNames"]).peekable();
    let own = names.peek().is_some() && names.all(|name| name.content().ends_with(domain.as_str()));
    let Some(reference) = certificate.at_path(&["spec", "issuerRef"]).filter(|_| own) else { return };
    let name = reference.field("name").filter(|name| name.content() != issuer);
    let kind = reference.field("kind").filter(|kind| kind.content() != "ClusterIssuer");
    if let Some(wrong) = name.or(kind) {
        context.hit(wrong, format!("Names of {domain} are certified by the ClusterIssuer {issuer}."));
    }
}
