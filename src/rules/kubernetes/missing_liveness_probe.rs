//! Containers that hang for ever.

use crate::model::kubernetes::{Container, Role};
use crate::rule::{Body, Context, rule};

rule! {
    /// Container without a liveness probe
    ///
    /// A process that hangs keeps its place until somebody notices; a liveness probe restarts it. A bad one is
    /// worse than none: it kills slow containers under load. So this is a question to ask, not a fault, and stands
    /// in no low-noise profile.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/>
    MISSING_LIVENESS_PROBE = {
        id: "kubernetes/missing-liveness-probe",
        severity: Info,
        since: "2026.11",
        aliases: ["kube-linter:no-liveness-probe", "polaris:livenessProbeMissing", "CKV_K8S_8", "gatekeeper:K8sRequiredProbes"],
        profiles: [Strict],
        remedy: "Add a livenessProbe if the program can hang without ending; leave it out if it cannot.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if container.role() != Role::Regular || container.workload().runs_to_completion() {
        return;
    }
    if container.probe("livenessProbe").is_none() {
        let message = format!("Nothing notices when {} hangs.", container.describe());
        context.hit(container.lacking(&["livenessProbe"]), message);
    }
}
