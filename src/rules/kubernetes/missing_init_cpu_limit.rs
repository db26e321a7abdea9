//! Init containers and sidecars without a ceiling on CPU.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Init container or sidecar without a CPU limit
    ///
    /// See `kubernetes/missing-cpu-limit`; Polaris leaves init containers out, the other tools do not.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    MISSING_INIT_CPU_LIMIT = {
        id: "kubernetes/missing-init-cpu-limit",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:container-resources", "KSV-0011", "CKV_K8S_11", "gatekeeper:K8sContainerRatios", "kyverno:require-cpu-limits"],
        profiles: [],
        remedy: "Set resources.limits.cpu where one tenant must not use idle CPU of another.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.is_initial() && container.limit("cpu").is_none() {
        let message = format!("{} may use all idle CPU of its node.", container.subject());
        context.hit(container.lacking(&["resources", "limits", "cpu"]), message);
    }
}
