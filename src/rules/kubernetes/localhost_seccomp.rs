//! Seccomp profiles of one's own.

use crate::model::kubernetes::{Container, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// Seccomp profile from the node
    ///
    /// `type: Localhost` loads a profile from the node's disk. It confines, often better than RuntimeDefault, and
    /// Pod Security accepts it; only Checkov does not. A node that lacks the file cannot start the container.
    ///
    /// References: <https://kubernetes.io/docs/tutorials/security/seccomp/>
    LOCALHOST_SECCOMP = {
        id: "kubernetes/localhost-seccomp",
        severity: Info,
        since: "2026.11",
        aliases: ["CKV_K8S_31"],
        profiles: [],
        remedy: "Nothing needs to change where the profile is on every node; RuntimeDefault needs no such care.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if let Some(profile) = security::seccomp_type(container).filter(|profile| profile.content() == "Localhost") {
        context.hit(profile, format!("{} needs a profile on its node.", container.subject()));
    }
}
