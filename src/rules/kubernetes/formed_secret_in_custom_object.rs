//! Secrets in objects of operators.

use std::collections::HashSet;

use crate::document::{Kind, Node};
use crate::model::kubernetes::KubeObject;
use crate::model::secret;
use crate::rule::{Body, Context, rule};

rule! {
    /// Token, key or URL with a password in a custom object
    ///
    /// A value of a custom object (a chart value of Argo CD or Flux, a webhook of an alert receiver, a trigger of KEDA)
    /// has the form of a secret: what a provider issues, a private key, or a URL with a password in it. What is
    /// encrypted, by Sealed Secrets or SOPS, is none, and environments, commands and annotations have rules of their
    /// own.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/secrets-good-practices/>
    FORMED_SECRET_IN_CUSTOM_OBJECT = {
        id: "kubernetes/formed-secret-in-custom-object",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Revoke the secret, put a new one into a Secret that is not in the repository, and refer to it.",
        cwe: [312],
        body: Body::Objects(&[], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let encrypted = object.is("SealedSecret.bitnami.com") || object.at_path(&["sops"]).is_some();
    if object.is_builtin() || encrypted {
        return;
    }
    // Containers and metadata are looked at by rules of their own; what several aliases lead to is seen once.
    let containers = object.workloads().flat_map(|workload| workload.containers());
    let mut seen: HashSet<u32> = containers.map(|container| container.node().id()).collect();
    seen.extend(object.metadata().map(Node::id));
    let mut left = vec![object.node()];
    while let Some(node) = left.pop() {
        if !seen.insert(node.id()) {
            continue;
        }
        match node.kind() {
            Kind::Mapping => left.extend(node.written_entries().map(|(_, value)| value)),
            Kind::Sequence => left.extend(node.items()),
            Kind::String => {
                if let Some(what) = secret::kind_of(&node.text()) {
                    context.hit(node, format!("{} holds {what}.", object.describe()));
                }
            }
            _ => {}
        }
    }
}
