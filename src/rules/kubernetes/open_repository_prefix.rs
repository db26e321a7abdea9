//! Allowed repositories that allow more.

use crate::model::kubernetes::{Fields, KubeObject};
use crate::rule::{Body, Context, rule};

rule! {
    /// Gatekeeper repository prefix without an end
    ///
    /// The constraint compares prefixes: `example` also allows `example-evil.com/x`, and `docker.io/shop` allows
    /// `docker.io/shop-evil/x`.
    ///
    /// References: <https://open-policy-agent.github.io/gatekeeper-library/website/validation/allowedrepos>
    OPEN_REPOSITORY_PREFIX = {
        id: "kubernetes/open-repository-prefix",
        severity: High,
        since: "2026.11",
        aliases: ["KSV-0124"],
        profiles: [Default, Security],
        remedy: "End the prefix with a slash, or name the registry and the whole path.",
        cwe: [183],
        body: Body::Objects(&["K8sAllowedRepos.constraints.gatekeeper.sh"], check),
    }
}

fn check(constraint: &KubeObject, context: &mut Context) {
    for prefix in constraint.node().list_at(&["spec", "parameters", "repos"]) {
        let text = prefix.content();
        let bare = !text.contains('/') && !text.contains(':');
        let hub = text
            .strip_prefix("docker.io")
            .is_some_and(|rest| rest.matches('/').count() <= 1 && (rest.is_empty() || rest.starts_with('/')));
        if bare || hub {
            context.hit(prefix, format!("Everything that begins with {text} is allowed."));
        }
    }
}
