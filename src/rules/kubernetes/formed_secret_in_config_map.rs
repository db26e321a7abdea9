//! Provider tokens in ConfigMaps.

use crate::document::Node;
use crate::model::kubernetes::{KubeObject, credentials};
use crate::model::secret;
use crate::rule::{Body, Context, rule};

rule! {
    /// Token, key or URL with a password in a ConfigMap
    ///
    /// Whatever the key is called, the value contains something with the form of a secret: what a provider issues,
    /// or a URL with a password in it. Other tools go by names.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/secret/>
    FORMED_SECRET_IN_CONFIG_MAP = {
        id: "kubernetes/formed-secret-in-config-map",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Revoke the secret and put a new one into a Secret that is not in the repository.",
        cwe: [312],
        body: Body::Objects(&["ConfigMap"], check),
    }
}

fn check(config_map: &KubeObject, context: &mut Context) {
    for entry in credentials::entries(config_map.node()) {
        let own = |_: &&str| {
            !credentials::holds_private_key(entry.value.content()) && !credentials::is_credential_name(entry.name)
        };
        if let Some(what) = secret::kind_of(entry.value.content()).filter(own) {
            context.hit(entry.name_node, format!("{} holds {what}.", entry.name));
        }
    }
    for (name, value) in config_map.at_path(&["binaryData"]).map(Node::entries).unwrap_or_default() {
        if let Some(what) = secret::kind_of(value.content()) {
            context.hit(name, format!("{} holds {what}, in base64.", name.content()));
        }
    }
}
