//! Containers that run as a user but are not held to it.

use crate::finding::Place;
use crate::model::kubernetes::{Container, security};
use crate::rule::{Body, Context, rule};

rule! {
    /// User without runAsNonRoot
    ///
    /// A user other than 0 is named, so the container does not run as root. Pod Security wants `runAsNonRoot: true`
    /// besides, at level restricted, which also holds when somebody changes the number.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>
    UNENFORCED_NON_ROOT = {
        id: "kubernetes/unenforced-non-root",
        severity: Low,
        since: "2026.11",
        aliases: ["KSV-0012", "kyverno:require-run-as-nonroot", "kyverno:service-mesh-require-run-as-nonroot"],
        profiles: [Strict],
        remedy: "Set runAsNonRoot to true as well.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let enforced = container.run_as_non_root();
    let confined = security::is_root_confined(container.workload(), &context.run.versions);
    let other_user = container.run_as_user().is_some_and(|user| user.value != 0);
    if other_user && !enforced.value && !confined {
        let place = enforced.node.map_or_else(|| container.lacking_security(&["runAsNonRoot"]), Place::of);
        context.hit(
            place,
            format!("{} has a user other than root but may still be changed to root.", container.subject()),
        );
    }
}
