//! Names under which other tools expect credentials, and literal values of environments and ConfigMaps.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::container::Container;
use super::fields::Fields;
use crate::document::{self, Node};
use crate::model::secret;

/// A name with a literal value.
#[derive(Debug, Clone, Copy)]
pub struct Literal<'d> {
    /// The name, as text.
    pub name: &'d str,
    /// The node of the name: the value of `name`, or the key.
    pub name_node: Node<'d>,
    /// The literal value.
    pub value: Node<'d>,
}

/// The environment variables of a container that have a literal value, empty ones included.
pub fn literals<'d>(container: &Container<'d>) -> impl Iterator<Item = Literal<'d>> + use<'d> {
    container.env().filter_map(|variable| {
        let name_node = variable.field("name")?;
        Some(Literal { name: name_node.content(), name_node, value: variable.field("value")? })
    })
}

/// The entries of a ConfigMap's `data`.
pub fn entries<'d>(config_map: Node<'d>) -> impl Iterator<Item = Literal<'d>> {
    document::entries(config_map.field("data")).map(|(key, value)| Literal {
        name: key.content(),
        name_node: key,
        value,
    })
}

/// Whether an entry is the source of a program that is called after what it does: `rotate-token.js`. What it says is
/// another rule's question.
pub fn is_program(entry: &Literal) -> bool {
    const ENDINGS: [&str; 12] = ["bash", "go", "js", "lua", "php", "pl", "ps1", "py", "rb", "sh", "sql", "ts"];
    let ending = entry.name.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| ENDINGS.contains(&ending)) && entry.value.content().contains('\n')
}

/// Whether a name has `secret` in it, in any case: kube-linter's question.
pub fn mentions_secret(name: &str) -> bool {
    may_be_credential(name) && name.to_ascii_lowercase().contains("secret")
}

/// Whether a name holds the beginning of a word for credentials.
fn may_be_credential(name: &str) -> bool {
    secret::holds_beginning(name, |letters| {
        matches!(letters, b"pas" | b"pwo" | b"pwd" | b"psw" | b"sec" | b"tok" | b"bea" | b"key" | b"goo")
    })
}

/// Whether Polaris takes a name for that of a credential.
pub fn is_credential_name(name: &str) -> bool {
    if !may_be_credential(name) {
        return false;
    }
    let name = name.to_ascii_lowercase();
    let azure =
        name.strip_prefix("azure_").and_then(|rest| rest.strip_suffix("key")).is_some_and(|middle| !middle.is_empty());
    azure
        || matches!(&*name, "aws_secret_access_key" | "google_application_credentials" | "oci_cli_key_content")
        || ["password", "token", "bearer", "secret"].iter().any(|word| name.contains(word))
}

/// Whether Trivy takes the key of a ConfigMap for that of a credential.
pub fn is_password_key(name: &str) -> bool {
    if !may_be_credential(name) {
        return false;
    }
    let name = name.to_ascii_lowercase();
    ["pass", "pword", "secret", "aws_access_key_id", "pswrd", "token", "pwd"].iter().any(|word| name.contains(word))
}

/// Whether a text holds a private key in PEM form.
pub fn holds_private_key(text: &str) -> bool {
    const BEGIN: &str = "-BEGIN";
    const KEY: &str = "PRIVATE KEY-";
    let may = text.len() >= BEGIN.len() + KEY.len() && memchr::memchr(b'-', text.as_bytes()).is_some();
    let begin = may.then(|| memchr::memmem::find(text.as_bytes(), BEGIN.as_bytes())).flatten();
    begin.is_some_and(|begin| text[begin..].contains(KEY))
}

/// Whether a key of a Secret object is that of a name, of a user or an account, which stands there beside the password.
pub fn is_name(key: &str) -> bool {
    let squeezed: String =
        key.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).take(64).collect();
    squeezed.ends_with("name") || squeezed.ends_with("user")
}

/// Whether a value of a Secret object is one: neither empty nor a placeholder, a reference, ciphertext, a certificate,
/// a path or a URL without a password. `encoded` says that it is base64, as under `data`.
pub fn is_real(value: &str, encoded: bool) -> bool {
    let is_secret = |text: &str| {
        !secret::stands_for_secret(text.trim()) && !secret::is_plainly_something_else(text) && !is_certificate(text)
    };
    if !encoded {
        return is_secret(value);
    }
    let value: String = value.split_whitespace().collect();
    let decoded = STANDARD.decode(value.as_bytes()).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    !secret::stands_for_secret(&value) && decoded.is_none_or(|text| is_secret(&text))
}

/// Whether a text begins with a certificate in PEM form and holds no private key behind it.
fn is_certificate(text: &str) -> bool {
    text.trim_start().starts_with("-----BEGIN CERTIFICATE-----") && !holds_private_key(text)
}
