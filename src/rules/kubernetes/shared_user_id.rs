//! Users that run in several workloads.

use std::collections::HashMap;

use crate::model::Workspace;
use crate::model::kubernetes::{Role, Workload};
use crate::rule::{Body, Context, rule};

rule! {
    /// User id of another workload
    ///
    /// A container of another workload of this run runs as the same user. Whoever breaks out of one of them onto a node
    /// owns the files and processes of the other there; where user ids are handed out one by one, that says whose
    /// process a node's is. Often not wanted: images bring their users with them.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    SHARED_USER_ID = {
        id: "kubernetes/shared-user-id",
        severity: Info,
        since: "2026.11",
        aliases: ["kyverno:require-unique-uid-per-workload"],
        profiles: [],
        remedy: "Give each workload a user id of its own.",
        body: Body::Workspace(check),
    }
}

fn check(workspace: &Workspace, context: &mut Context) {
    let mut seen: HashMap<i64, Workload> = HashMap::new();
    for workload in workspace.cluster().workloads() {
        for container in workload.containers().filter(|container| container.role() == Role::Regular) {
            let Some(node) = container.security(&["runAsUser"]) else { continue };
            let Some(user) = node.as_i64() else { continue };
            let first = *seen.entry(user).or_insert(workload);
            if first.template() != workload.template() {
                let message = format!("{} runs as user {user} too.", first.object().describe());
                context
                    .hit(node, message)
                    .related(first.object().name_place(), "the other workload")
                    .about(workload.object().describe());
            }
        }
    }
}
