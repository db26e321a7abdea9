//! MAINTAINER is deprecated.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// MAINTAINER is deprecated
    ///
    /// MAINTAINER has been replaced by labels since Docker 1.13; a label can be read with `docker inspect`.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/maintainer-deprecated/>
    DEPRECATED_MAINTAINER = {
        id: "docker/deprecated-maintainer",
        severity: Low,
        since: "2026.11",
        aliases: ["DL4000", "DS-0022", "CKV_DOCKER_6", "MaintainerDeprecated"],
        profiles: [Default, Hadolint],
        remedy: "Write `LABEL org.opencontainers.image.authors=…`.",

        body: Body::Instructions(&[Keyword::Maintainer], check),
    }
}

fn check(maintainer: &Instruction, context: &mut Context) {
    context.hit(maintainer.place(), "MAINTAINER is deprecated.");
}
