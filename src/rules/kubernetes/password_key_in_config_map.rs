//! ConfigMap keys that sound like passwords.

use crate::model::kubernetes::{KubeObject, credentials};
use crate::rule::{Body, Context, rule};

rule! {
    /// ConfigMap key with pass or pwd in its name
    ///
    /// Trivy takes every key with `pass`, `pwd`, `pword`, `pswrd` or `aws_access_key_id` in it for a secret,
    /// `compass` and `bypass` included.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/secret/>
    PASSWORD_KEY_IN_CONFIG_MAP = {
        id: "kubernetes/password-key-in-config-map",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0109"],
        profiles: [],
        remedy: "Nothing, unless the value is a secret after all.",
        body: Body::Objects(&["ConfigMap"], check),
    }
}

fn check(config_map: &KubeObject, context: &mut Context) {
    for entry in credentials::entries(config_map.node()) {
        if credentials::is_password_key(entry.name) && !credentials::is_credential_name(entry.name) {
            context.hit(entry.name_node, format!("{} sounds like a password.", entry.name));
        }
    }
}
