//! Certificates that are not here.

use crate::model::kubernetes::KubeObject;
use crate::model::kubernetes::references;
use crate::rule::{Body, Context, rule};

rule! {
    /// Certificate that is not here
    ///
    /// An Ingress or Gateway serves TLS with a Secret that no object of this run is. Without it the controller answers
    /// with a certificate of its own, which no client trusts. Where an annotation asks cert-manager for the
    /// certificate, it is made. In an open world the Secret may be made elsewhere, so this is a note until the run is
    /// told that it sees everything.
    ///
    /// References: <https://kubernetes.io/docs/concepts/services-networking/ingress/#tls>
    UNRESOLVED_CERTIFICATE = {
        id: "kubernetes/unresolved-certificate",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Add the Secret or the Certificate that makes it, or correct the name.",
        body: Body::Objects(&["Ingress", "Gateway.gateway.networking.k8s.io"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let cluster = context.workspace.cluster();
    for name in references::certificates(object).into_iter().filter(|name| !name.content().is_empty()) {
        let written = cluster.named("Secret", name.content(), object.namespace()).next().is_some();
        if !written && cluster.makers_of("Secret", name.content(), object.namespace()).next().is_none() {
            context.missing(name, format!("There is no Secret {} to serve as certificate.", name.content()), "it");
        }
    }
}
