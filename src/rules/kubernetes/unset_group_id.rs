//! Containers whose group only the image knows.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// No group id
    ///
    /// Without `runAsGroup` the image decides, and the group is root's for many images that set a user.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    UNSET_GROUP_ID = {
        id: "kubernetes/unset-group-id",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:container-security-context-user-group-id", "KSV-0021", "kyverno:require-non-root-groups"],
        profiles: [],
        remedy: "Set runAsGroup to the group id that the image was built for.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.run_as_group().is_none() {
        let message = format!("Only the image knows as which group {} runs.", container.describe());
        context.hit(container.lacking_security(&["runAsGroup"]), message);
    }
}
