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

const ARCHIVES: [&str; 17] = [
    ".tar",
    ".tar.gz",
    ".tgz",
    ".gz",
    ".tar.bz2",
    ".tbz2",
    ".tbz",
    ".bz2",
    ".tar.xz",
    ".txz",
    ".xz",
    ".tar.lzma",
    ".tlz",
    ".lzma",
    ".tar.zst",
    ".tzst",
    ".tar.Z",
];

fn check(add: &Instruction, context: &mut Context) {
    let plain = add.sources().into_iter().find(|source| !needs_add(&source.text()));
    if let Some(source) = plain.filter(|_| !add.is_trigger()) {
        context.hit(add.place(), format!("{} is neither an archive nor a URL.", source.text()));
    }
}

/// Whether COPY could not do it, or nobody can tell.
fn needs_add(source: &str) -> bool {
    let remote = source.contains("://") || source.starts_with("git@");
    remote || source.starts_with("<<") || source.contains('$') || ARCHIVES.iter().any(|ending| source.ends_with(ending))
}
