//! Private keys in ConfigMaps.

use crate::model::kubernetes::{KubeObject, credentials};
use crate::rule::{Body, Context, rule};

rule! {
    /// Private key in a ConfigMap
    ///
    /// A PEM private key stands in a ConfigMap. Everybody who may read the namespace reads ConfigMaps.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/secret/>
    PRIVATE_KEY_IN_CONFIG_MAP = {
        id: "kubernetes/private-key-in-config-map",
        severity: High,
        since: "2026.11",
        aliases: ["polaris:sensitiveConfigmapContent"],
        profiles: [Default, Security],
        remedy: "Revoke the key and put a new one into a Secret that is not in the repository.",
        cwe: [312],
        body: Body::Objects(&["ConfigMap"], check),
    }
}

fn check(config_map: &KubeObject, context: &mut Context) {
    for entry in credentials::entries(config_map.node()) {
        if credentials::holds_private_key(entry.value.content()) {
            context.hit(entry.name_node, format!("{} holds a private key.", entry.name));
        }
    }
}
