//! Secrets in the repository.

use crate::document::Node;
use crate::model::kubernetes::{KubeObject, credentials};
use crate::model::secret;
use crate::rule::{Body, Context, rule};

rule! {
    /// Secret object with its data
    ///
    /// base64 is no encryption: a Secret in a repository is known to everybody who can read that. Values that are
    /// encrypted by SOPS, empty, or placeholders are left alone, and so are certificates, names of users and accounts, and kinds that
    /// hold ciphertext (SealedSecret, ExternalSecret). What Helm rendered (it says so in a `# Source:` comment) is left
    /// alone too: its values were given or made up while it was rendered, and nothing says that anybody keeps them.
    /// No other tool reports it.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/secrets-good-practices/#manage-secrets-in-git>
    COMMITTED_SECRET = {
        id: "kubernetes/committed-secret",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Keep only a SealedSecret, an ExternalSecret or a SOPS file in the repository, and replace the secret: it is known now.",
        cwe: [312],
        body: Body::Objects(&["Secret"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    if object.at_path(&["sops"]).is_some() || object.document().template.is_some() {
        return;
    }
    for (list, encoded) in [("data", true), ("stringData", false)] {
        let entries = object.at_path(&[list]).map(Node::entries).unwrap_or_default();
        let is_secret = |(key, value): &(Node, Node)| {
            !credentials::is_name(key.content()) && credentials::is_real(value.content(), encoded)
        };
        // Of several the one whose name says it.
        let told = entries.into_iter().filter(is_secret).min_by_key(|(key, _)| !secret::is_secret_name(key.content()));
        if let Some((key, _)) = told {
            context
                .hit(key, format!("The value of {} is in the manifest for everybody who can read it.", key.content()));
        }
    }
}
