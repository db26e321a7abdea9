//! Certificates for several names.

use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Certificate for several names
    ///
    /// A certificate for several names binds their fates: one lost key or one name that cannot be proved renews, or
    /// fails, all of them. The default is that of the published sample policy; set your own.
    ///
    /// References: <https://cert-manager.io/docs/usage/certificate/>
    CROWDED_CERTIFICATE = {
        id: "kubernetes/crowded-certificate",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:cert-manager-limit-dnsnames"],
        profiles: [],
        remedy: "Make a certificate for each name.",
        parameters: Most,
        body: Body::Objects(&["Certificate.cert-manager.io"], check),
    }
}

/// How many names a certificate may have.
#[derive(Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Most {
    /// The most entries of dnsNames.
    names: usize,
}

impl Default for Most {
    fn default() -> Self {
        Self { names: 1 }
    }
}

fn check(certificate: &KubeObject, context: &mut Context) {
    let most = context.parameters::<Most>().names;
    for name in certificate.node().list_at(&["spec", "dnsNames"]).skip(most) {
        context.hit(name, format!("The certificate is for more than {most} name(s)."));
    }
}
