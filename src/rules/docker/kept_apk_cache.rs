//! apk that leaves its index behind.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, ApkIndex};
use crate::rule::{Body, Context, rule};

rule! {
    /// Package index left by apk
    ///
    /// Without `--no-cache` apk writes its index to /var/cache/apk, where it stays in the layer. A cache mount there
    /// keeps it out as well (hadolint sees that, Trivy does not).
    ///
    /// References: <https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper>
    KEPT_APK_CACHE = {
        id: "docker/kept-apk-cache",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3019", "DS-0025"],
        profiles: [Default, Hadolint],
        remedy: "Add --no-cache.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for (call, index) in packages::apk_indexes(*run) {
        if index == ApkIndex::Kept {
            context.hit(run.place_of(call.verb_or_program().span()), "apk leaves its index in this layer.");
        }
    }
}
