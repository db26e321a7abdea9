//! Image without a HEALTHCHECK.

use crate::model::dockerfile::Dockerfile;
use crate::rule::{Body, Context, rule};

rule! {
    /// Image without a HEALTHCHECK
    ///
    /// Docker and Swarm cannot tell a hung container from a working one. Kubernetes ignores HEALTHCHECK and has
    /// probes, which is why the rule is in `strict` only.
    ///
    /// Looked at is the stage that ships, with what it inherits along `FROM alias`; `HEALTHCHECK NONE` says that none
    /// is wanted. Trivy and Checkov are content with one anywhere in the file, hadolint also asks builders for one.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#healthcheck>
    MISSING_HEALTHCHECK = {
        id: "docker/missing-healthcheck",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3057", "DS-0026", "CKV_DOCKER_2"],
        profiles: [Strict],
        remedy: "Add HEALTHCHECK, or `HEALTHCHECK NONE` where an orchestrator probes.",

        body: Body::Dockerfile(check),
    }
}

fn check(file: &Dockerfile, context: &mut Context) {
    for stage in file.targets().filter(|stage| stage.healthcheck().is_none()) {
        let message = "Docker cannot tell whether a container of this image works.";
        context.hit(stage.place(), message).about(stage.describe());
    }
}
