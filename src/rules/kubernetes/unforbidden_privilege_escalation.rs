//! Containers that may gain more privileges than they start with.

use crate::finding::Place;
use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// Privilege escalation not forbidden
    ///
    /// Unless `allowPrivilegeEscalation` is false, a set-uid program in the image may give a process more than its
    /// parent had. Pod Security asks for the line at level restricted. There is no such field for the whole pod,
    /// although some documents and one branch in Polaris's schema suggest it. Text (`"false"`) forbids nothing. Windows pods are
    /// exempt.
    ///
    /// References: <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>
    UNFORBIDDEN_PRIVILEGE_ESCALATION = {
        id: "kubernetes/unforbidden-privilege-escalation",
        severity: Low,
        since: "2026.11",
        aliases: ["polaris:privilegeEscalationAllowed", "KSV-0001", "CKV_K8S_20", "gatekeeper:K8sPSPAllowPrivilegeEscalationContainer", "kyverno:disallow-privilege-escalation"],
        profiles: [Strict, Security],
        remedy: "Set allowPrivilegeEscalation to false.",
        cwe: [250],
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    let written = container.security(&["allowPrivilegeEscalation"]);
    if written.and_then(|written| written.as_bool()).is_none() && !container.workload().is_windows() {
        let message = format!("Nothing forbids {} to gain more privileges.", container.describe());
        let place = written.map_or_else(|| container.lacking_security(&["allowPrivilegeEscalation"]), Place::of);
        context.hit(place, message);
    }
}
