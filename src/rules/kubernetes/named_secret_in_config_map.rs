//! ConfigMap keys that are called secrets and hold something else.

use crate::model::kubernetes::{KubeObject, credentials};
use crate::model::secret;
use crate::rule::{Body, Context, rule};

rule! {
    /// ConfigMap key that is only called a secret
    ///
    /// The key looks like that of a secret and the value is a placeholder, a path, a script or a number. Trivy and
    /// Polaris report the name; `kubernetes/secret-in-config-map` reports secrets.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/secret/>
    NAMED_SECRET_IN_CONFIG_MAP = {
        id: "kubernetes/named-secret-in-config-map",
        severity: Info,
        since: "2026.11",
        aliases: ["polaris:sensitiveConfigmapContent", "KSV-0109"],
        profiles: [],
        remedy: "Nothing, unless the value is a secret after all.",
        body: Body::Objects(&["ConfigMap"], check),
    }
}

fn check(config_map: &KubeObject, context: &mut Context) {
    for entry in credentials::entries(config_map.node()) {
        let named = credentials::is_credential_name(entry.name) && credentials::is_password_key(entry.name);
        if named && (credentials::is_program(&entry) || !secret::is_secret(entry.name, entry.value.content())) {
            context.hit(entry.name_node, format!("{} is called a secret.", entry.name));
        }
    }
}
