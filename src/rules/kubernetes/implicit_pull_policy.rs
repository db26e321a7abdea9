//! A pull policy that only the default decides.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Pull policy left to the default
    ///
    /// For `latest` and for no tag the API server fills in `Always`, so nothing is wrong yet. It becomes wrong when
    /// somebody adds a tag and the default silently turns into `IfNotPresent`. Polaris and Kyverno want the policy
    /// written down.
    ///
    /// References: <https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting>
    IMPLICIT_PULL_POLICY = {
        id: "kubernetes/implicit-pull-policy",
        severity: Info,
        since: "2026.11",
        aliases: ["polaris:pullPolicyNotAlways", "kyverno:imagepullpolicy-always"],
        profiles: [],
        remedy: "Write imagePullPolicy: Always.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let moves = container.image_reference().is_some_and(|image| image.moves() && !image.text().trim().is_empty());
    if moves && container.pull_policy().node.is_none() {
        let message = format!("{} leaves its pull policy to the default.", container.subject());
        context.hit(container.lacking(&["imagePullPolicy"]), message);
    }
}
