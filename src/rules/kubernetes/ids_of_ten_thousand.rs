//! User and group ids on the boundary that Trivy draws elsewhere than the others.

use crate::model::kubernetes::{Container, Effective};
use crate::rule::{Body, Context, rule_table};

/// Which id of a container is meant, and its name.
struct Row(for<'d> fn(&Container<'d>) -> Option<Effective<'d, i64>>, &'static str);

rule_table! {
    |ROW: Row| Body::Containers(|container, context| check(&ROW, container, context));

    /// User id of exactly 10000
    ///
    /// Ids below 10000 may exist on the node, and `kubernetes/low-user-id` reports them. Trivy draws the line one higher than
    /// kube-score and Checkov and asks for more than 10000.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    {
        row: Row(|container| container.run_as_user().filter(|_| !container.workload().has_user_namespace()), "user"),
        id: "kubernetes/user-id-ten-thousand",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0020"],
        profiles: [],
        remedy: "Choose a user id above 10000.",
    }

    /// Group id of exactly 10000
    ///
    /// Ids below 10000 may exist on the node, and `kubernetes/low-group-id` reports them. Trivy draws the line one higher than
    /// kube-score and asks for more than 10000.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    {
        row: Row(|container| container.run_as_group(), "group"),
        id: "kubernetes/group-id-ten-thousand",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0021"],
        profiles: [],
        remedy: "Choose a group id above 10000.",
    }
}

fn check(Row(id, name): &Row, container: &Container, context: &mut Context) {
    let boundary = id(container).filter(|id| id.value == 10_000);
    if let Some(node) = boundary.and_then(|id| id.node) {
        context.hit(node, format!("{} runs as {name} 10000, where Trivy wants more.", container.subject()));
    }
}
