//! Entries of ConfigMaps that are called like secrets.

use crate::model::kubernetes::KubeObject;
use crate::model::kubernetes::credentials::{self, Literal};
use crate::model::secret;
use crate::rule::{Body, Context, rule_table};

/// Which entries are meant, and what is said of one behind its name.
struct Row(fn(&Literal) -> bool, &'static str);

rule_table! {
    |ROW: Row| Body::Objects(&["ConfigMap"], |config_map, context| check(&ROW, config_map, context));

    /// Cloud key in a ConfigMap
    ///
    /// The key is one under which cloud tools expect credentials (`AZURE_…KEY`, `GOOGLE_APPLICATION_CREDENTIALS`,
    /// `OCI_CLI_KEY_CONTENT`, bearer tokens).
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/secret/>
    {
        row: Row(|entry| is_of_cloud(entry) && !is_password(entry), "is where cloud tools look for credentials"),
        id: "kubernetes/cloud-key-in-config-map",
        severity: Medium,
        since: "2026.11",
        aliases: ["polaris:sensitiveConfigmapContent"],
        profiles: [Strict, Security],
        remedy: "Move the value to a Secret that is not in the repository.",
        cwe: [312],
    }

    /// ConfigMap key that is only called a secret
    ///
    /// The key looks like that of a secret and the value is a placeholder, a path, a script or a number. Trivy and
    /// Polaris report the name; `kubernetes/secret-in-config-map` reports secrets.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/secret/>
    {
        row: Row(|entry| is_of_cloud(entry) && is_password(entry) && !holds_secret(entry), "is called a secret"),
        id: "kubernetes/named-secret-in-config-map",
        severity: Info,
        since: "2026.11",
        aliases: ["polaris:sensitiveConfigmapContent", "KSV-0109"],
        profiles: [],
        remedy: "Nothing, unless the value is a secret after all.",
    }

    /// ConfigMap key with pass or pwd in its name
    ///
    /// Trivy takes every key with `pass`, `pwd`, `pword`, `pswrd` or `aws_access_key_id` in it for a secret,
    /// `compass` and `bypass` included.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/secret/>
    {
        row: Row(|entry| is_password(entry) && !is_of_cloud(entry), "sounds like a password"),
        id: "kubernetes/password-key-in-config-map",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0109"],
        profiles: [],
        remedy: "Nothing, unless the value is a secret after all.",
    }

    /// Secret in a ConfigMap
    ///
    /// The key is called a password, a token or a secret and its value is one: neither a placeholder nor a path.
    /// Everybody who may read the namespace reads ConfigMaps. Trivy and Polaris go by the name only and also report
    /// a key such as `password_validation.py`.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/secret/>
    {
        row: Row(|entry| is_of_cloud(entry) && is_password(entry) && holds_secret(entry), "holds a secret in plain text"),
        id: "kubernetes/secret-in-config-map",
        severity: High,
        since: "2026.11",
        aliases: ["polaris:sensitiveConfigmapContent", "KSV-0109"],
        profiles: [Default, Security],
        remedy: "Move the value to a Secret that is not in the repository.",
        cwe: [312],
    }
}

fn check(Row(is_meant, fault): &Row, config_map: &KubeObject, context: &mut Context) {
    for entry in credentials::entries(config_map.node()).filter(is_meant) {
        context.hit(entry.name_node, format!("{} {fault}.", entry.name));
    }
}

fn is_of_cloud(entry: &Literal) -> bool {
    credentials::is_credential_name(entry.name)
}

fn is_password(entry: &Literal) -> bool {
    credentials::is_password_key(entry.name)
}

fn holds_secret(entry: &Literal) -> bool {
    !credentials::is_program(entry) && secret::is_secret(entry.name, entry.value.content())
}
