//! ConfigMaps with secrets in them.

use crate::model::kubernetes::{KubeObject, credentials};
use crate::model::secret;
use crate::rule::{Body, Context, rule};

rule! {
    /// Secret in a ConfigMap
    ///
    /// The key is called a password, a token or a secret and its value is one: neither a placeholder nor a path.
    /// Everybody who may read the namespace reads ConfigMaps. Trivy and Polaris go by the name only and also report
    /// a key such as `password_validation.py`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/secret/>
    SECRET_IN_CONFIG_MAP = {
        id: "kubernetes/secret-in-config-map",
        severity: High,
        since: "2026.11",
        aliases: ["polaris:sensitiveConfigmapContent", "KSV-0109"],
        profiles: [Default, Security],
        remedy: "Move the value to a Secret that is not in the repository.",
        cwe: [312],
        body: Body::Objects(&["ConfigMap"], check),
    }
}

fn check(config_map: &KubeObject, context: &mut Context) {
    for entry in credentials::entries(config_map.node()) {
        let named = credentials::is_credential_name(entry.name) && credentials::is_password_key(entry.name);
        if named && !credentials::is_program(&entry) && secret::is_secret(entry.name, entry.value.content()) {
            context.hit(entry.name_node, format!("{} holds a secret in plain text.", entry.name));
        }
    }
}
