//! OpenShift constraints that allow privileged containers.

use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// SecurityContextConstraints with privileged containers
    ///
    /// Whoever may use these constraints runs privileged containers, which own their nodes.
    ///
    /// References:
    /// <https://docs.redhat.com/en/documentation/openshift_container_platform/4.17/html/authentication_and_authorization/managing-pod-security-policies>
    PRIVILEGED_SECURITY_CONSTRAINT = {
        id: "kubernetes/privileged-security-constraint",
        severity: High,
        since: "2026.11",
        aliases: ["kube-linter:scc-deny-privileged-container"],
        profiles: [Default, Security],
        remedy: "Set allowPrivilegedContainer to false and list allowedCapabilities.",
        cwe: [250],
        body: Body::Objects(&["SecurityContextConstraints.security.openshift.io", "SecurityContextConstraints"], check),
    }
}

fn check(object: &KubeObject, context: &mut Context) {
    let allowed = object.at_path(&["allowPrivilegedContainer"]);
    if let Some(allowed) = allowed.filter(|allowed| allowed.as_bool() == Some(true)) {
        context.hit(allowed, "Who uses these constraints runs containers that own their nodes.");
    }
}
