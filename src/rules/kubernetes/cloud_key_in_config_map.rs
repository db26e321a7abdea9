//! ConfigMap keys of cloud credentials.

use crate::model::kubernetes::{KubeObject, credentials};
use crate::rule::{Body, Context, rule};

rule! {
    /// Cloud key in a ConfigMap
    ///
    /// The key is one under which cloud tools expect credentials (`AZURE_…KEY`, `GOOGLE_APPLICATION_CREDENTIALS`,
    /// `OCI_CLI_KEY_CONTENT`, bearer tokens).
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/secret/>
    CLOUD_KEY_IN_CONFIG_MAP = {
        id: "kubernetes/cloud-key-in-config-map",
        severity: Medium,
        since: "2026.11",
        aliases: ["polaris:sensitiveConfigmapContent"],
        profiles: [Strict, Security],
        remedy: "Move the value to a Secret that is not in the repository.",
        cwe: [312],
        body: Body::Objects(&["ConfigMap"], check),
    }
}

fn check(config_map: &KubeObject, context: &mut Context) {
    for entry in credentials::entries(config_map.node()) {
        if credentials::is_credential_name(entry.name) && !credentials::is_password_key(entry.name) {
            context.hit(entry.name_node, format!("{} is where cloud tools look for credentials.", entry.name));
        }
    }
}
