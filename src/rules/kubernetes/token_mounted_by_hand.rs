//! Volumes where the API token lies.

use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule};

rule! {
    /// Volume mounted over the service account token
    ///
    /// The container mounts a volume at `/var/run/secrets/kubernetes.io/serviceaccount`, where libraries look for
    /// the token, while the pod does not say whether it wants one.
    ///
    /// References:
    /// <https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#launch-a-pod-using-service-account-token-projection>
    TOKEN_MOUNTED_BY_HAND = {
        id: "kubernetes/token-mounted-by-hand",
        severity: Low,
        since: "2026.11",
        aliases: ["KSV-0036", "gatekeeper:K8sPSPAutomountServiceAccountTokenPod"],
        profiles: [Strict],
        remedy: "Use a projected token volume with an audience and a lifetime, in a path of its own.",
        cwe: [522],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.workload().pod(&["automountServiceAccountToken"]).is_some() {
        return;
    }
    for path in container.list(&["volumeMounts"]).filter_map(|mount| mount.field("mountPath")) {
        if path.content().trim_end_matches('/') == "/var/run/secrets/kubernetes.io/serviceaccount" {
            context.hit(path, format!("{} brings its own volume for the API token.", container.subject()));
        }
    }
}
