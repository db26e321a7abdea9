//! Containers whose user only the image knows.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// No user id
    ///
    /// Without `runAsUser` the image decides. `kubernetes/root-container` asks the weaker and more useful question,
    /// whether it may be root.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    UNSET_USER_ID = {
        id: "kubernetes/unset-user-id",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-score:container-security-context-user-group-id", "KSV-0020", "CKV_K8S_40"],
        profiles: [],
        remedy: "Set runAsUser to the user id that the image was built for.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.run_as_user().is_none() && !container.workload().has_user_namespace() {
        let message = format!("Only the image knows as which user {} runs.", container.describe());
        context.hit(container.lacking_security(&["runAsUser"]), message);
    }
}
