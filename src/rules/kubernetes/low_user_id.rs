//! Containers whose user may exist on the node.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// User id below 10000
    ///
    /// A user id that also exists on the node owns that user's files if the container breaks out. The boundary is a
    /// convention (kube-score and Checkov say below 10000, Trivy says up to 10000), and most published images are
    /// below it.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    LOW_USER_ID = {
        id: "kubernetes/low-user-id",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:container-security-context-user-group-id", "KSV-0020", "CKV_K8S_40"],
        profiles: [],
        remedy: "Choose a user id of 10000 or more.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let low = container.run_as_user().filter(|user| user.value < 10_000 && !container.workload().has_user_namespace());
    if let Some(node) = low.and_then(|user| user.node) {
        context.hit(
            node,
            format!("{} runs as user {}, which may exist on the node.", container.subject(), node.content()),
        );
    }
}
