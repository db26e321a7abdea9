//! Containers in the group root.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Container told to run in the group root
    ///
    /// `runAsGroup: 0` holds for this container: every file that is open to the group root is open to it, on
    /// mounted volumes and, after a break-out, on the node.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    ROOT_GROUP = {
        id: "kubernetes/root-group",
        severity: Low,
        since: "2026.11",
        aliases: ["kube-linter:run-as-non-root", "kyverno:require-non-root-groups"],
        profiles: [Strict, Security, KubeLinter],
        remedy: "Name a group other than 0.",
        cwe: [250],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let root = container.run_as_group().filter(|group| group.value == 0);
    if let Some(node) = root.and_then(|group| group.node) {
        context.hit(node, format!("{} is told to run in the group root.", container.subject()));
    }
}
