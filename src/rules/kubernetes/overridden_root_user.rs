//! Pods that say root although no container runs so.

use crate::model::kubernetes::{Container, Workload, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// Pod told to run as root, containers not
    ///
    /// The pod says `runAsUser: 0` and every container overrides it. Nothing runs as root today, the next container
    /// will, and Pod Security refuses the pod at level restricted for the line alone.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>
    OVERRIDDEN_ROOT_USER = {
        id: "kubernetes/overridden-root-user",
        severity: Low,
        since: "2026.11",
        aliases: ["KSV-0105"],
        profiles: [Strict],
        remedy: "Remove runAsUser from the pod, or name the user that the containers run as.",
        body: Body::Workloads(check),
    }
}

fn check(workload: &Workload, context: &mut Context) {
    let Some(user) = workload.pod(&["securityContext", "runAsUser"]).filter(|user| user.as_i64() == Some(0)) else {
        return;
    };
    let overridden = |container: Container| container.security(&["runAsUser"]).is_some();
    let confined = security::is_root_confined(workload, &context.run.versions);
    if !confined && workload.containers().all(overridden) {
        context.hit(user, "The pod says root although all of its containers run as somebody else.");
    }
}
