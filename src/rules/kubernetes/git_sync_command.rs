//! git-sync with a git of one's own.

use crate::model::kubernetes::{Container, Fields};
use crate::rule::{Body, Context, rule};

rule! {
    /// git-sync runs another program
    ///
    /// `GITSYNC_GIT` names the program that git-sync runs in place of git: who sets it runs what he likes with
    /// git-sync's service account.
    ///
    /// References:
    /// <https://www.akamai.com/blog/security-research/2024-august-kubernetes-gitsync-command-injection-defcon>
    GIT_SYNC_COMMAND = {
        id: "kubernetes/git-sync-command",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_K8S_159"],
        profiles: [Security],
        remedy: "Remove GITSYNC_GIT.",
        cwe: [78],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    for name in container.env().filter_map(|variable| variable.field("name")) {
        if name.content() == "GITSYNC_GIT" {
            context.hit(name, format!("{} runs another program in place of git.", container.subject()));
        }
    }
}
