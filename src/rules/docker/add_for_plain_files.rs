//! ADD for what COPY does.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// ADD for what COPY does
    ///
    /// ADD unpacks archives and fetches URLs; for files and folders it does what COPY does, and a reader has to look
    /// twice. A file that happens to be an archive is unpacked without anybody asking.
    ///
    /// Archives (also `.tgz`, `.tar.zst` and the like, where hadolint or Trivy stumble), URLs, git repositories and
    /// heredocs pass. Checkov reports every ADD.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#add>
    ADD_FOR_PLAIN_FILES = {
        id: "docker/add-for-plain-files",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3020", "DS-0005", "CKV_DOCKER_4"],
        profiles: [Default, Hadolint],
        remedy: "Use COPY.",
        fix: Unsafe,
        body: Body::Instructions(&[Keyword::Add], check),
    }
}

fn check(add: &Instruction, context: &mut Context) {
    if let Some(source) = add.plain_source().filter(|_| !add.is_trigger()) {
        context.hit(add.place(), format!("{} is neither an archive nor a URL.", source.text()));
    }
}
