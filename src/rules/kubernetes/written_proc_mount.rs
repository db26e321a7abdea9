//! procMount written down as the default.

use crate::model::kubernetes::Container;
use crate::rule::{Body, Context, rule};

rule! {
    /// procMount Default
    ///
    /// `Default` is the default, so nothing is wrong. Trivy reports any value.
    ///
    /// References: <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
    WRITTEN_PROC_MOUNT = {
        id: "kubernetes/written-proc-mount",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-0027"],
        profiles: [],
        remedy: "Remove the line.",
        body: Body::Containers(check),
    }
}

fn check(container: &Container, context: &mut Context) {
    if let Some(mount) = container.security(&["procMount"]).filter(|mount| mount.content() == "Default") {
        context.hit(mount, format!("{} writes the default of procMount down.", container.subject()));
    }
}
