//! Containers whose group may exist on the node.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Group id below 10000
    ///
    /// A group id that also exists on the node opens that group's files if the container breaks out. The boundary
    /// is a convention (kube-score says below 10000, Trivy says up to 10000).
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    LOW_GROUP_ID = {
        id: "kubernetes/low-group-id",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:container-security-context-user-group-id", "KSV-0021"],
        profiles: [],
        remedy: "Choose a group id of 10000 or more.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let low = container.run_as_group().filter(|group| group.value < 10_000);
    if let Some(node) = low.and_then(|group| group.node) {
        context.hit(
            node,
            format!("{} runs as group {}, which may exist on the node.", container.subject(), node.content()),
        );
    }
}
