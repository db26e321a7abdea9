//! Certificates that live for long.

use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Certificate for more than 100 days
    ///
    /// The longer a certificate lives, the longer a stolen key is of use. Let's Encrypt decides itself and is left
    /// alone. The default is that of the published sample policy; set your own.
    ///
    /// References: <https://cert-manager.io/docs/usage/certificate/#creating-certificate-resources>
    LONG_LIVED_CERTIFICATE = {
        id: "kubernetes/long-lived-certificate",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:cert-manager-limit-duration"],
        profiles: [],
        remedy: "Choose a duration of 100 days or less.",
        cwe: [324],
        parameters: Longest,
        body: Body::Objects(&["Certificate.cert-manager.io"], check),
    }
}

/// How long certificates may live.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Longest {
    /// The longest duration, in hours.
    hours: u64,
}

impl Default for Longest {
    fn default() -> Self {
        Self { hours: 2400 }
    }
}

fn check(certificate: &KubeObject, context: &mut Context) {
    let longest = context.parameters::<Longest>().hours;
    let issuer = certificate.node().text_at(&["spec", "issuerRef", "name"]).unwrap_or("");
    let Some(duration) = certificate.at_path(&["spec", "duration"]).filter(|_| !issuer.contains("letsencrypt")) else {
        return;
    };
    let hours = duration.content().split_once('h').and_then(|(hours, _)| hours.parse::<u64>().ok());
    if hours.is_some_and(|hours| hours > longest) {
        context.hit(duration, format!("The certificate lives for more than {longest} hours."));
    }
}
