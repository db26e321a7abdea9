//! Containers without a ceiling on CPU.

use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule};

rule! {
    /// Container without a CPU limit
    ///
    /// CPU can be taken back at any time, and requests already share it fairly, so a limit mostly throttles a
    /// container while the node is idle. Whether to demand one is the most disputed question of all manifest
    /// linters; this rule is in no profile but `all`. Its opposite is `kubernetes/cpu-limit`. Gatekeeper's templates for
    /// resources ask for it only where a constraint says so, but no ratio can be told without it.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
    MISSING_CPU_LIMIT = {
        id: "kubernetes/missing-cpu-limit",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:container-resources", "polaris:cpuLimitsMissing", "KSV-0011", "CKV_K8S_11", "gatekeeper:K8sContainerRatios", "kyverno:require-cpu-limits"],
        profiles: [],
        remedy: "Set resources.limits.cpu where one tenant must not use idle CPU of another.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.role() == Role::Regular && container.limit("cpu").is_none() {
        let message = format!("{} may use all idle CPU of its node.", container.subject());
        context.hit(container.lacking(&["resources", "limits", "cpu"]), message);
    }
}
