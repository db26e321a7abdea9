//! ADD for what COPY cannot do.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// ADD that unpacks or downloads
    ///
    /// ADD unpacks archives and fetches URLs and repositories, which is easily overlooked: what arrives in the image is
    /// not what the line names, and a URL may serve something else tomorrow.
    ///
    /// Docker recommends ADD for just that, with `--checksum` for URLs, so the rule is only for those who want none at
    /// all, as Checkov does. ADD for files that COPY copies as well is `docker/add-for-plain-files`.
    ///
    /// References: <https://docs.docker.com/build/building/best-practices/#add-or-copy>
    ADD_FOR_UNPACKING_OR_DOWNLOAD = {
        id: "docker/add-for-unpacking-or-download",
        severity: Info,
        since: "2026.11",
        aliases: ["CKV_DOCKER_4"],
        profiles: [],
        remedy: "Fetch and unpack in a RUN that checks a digest, or in a builder.",
        body: Body::Instructions(&[Keyword::Add], check),
    }
}

fn check(add: &Instruction, context: &mut Context) {
    if add.plain_source().is_none() && !add.is_trigger() {
        context.hit(add.place(), "ADD does more here than copying.");
    }
}
