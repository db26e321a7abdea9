//! apk's index, removed by hand.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, ApkIndex};
use crate::rule::{Body, Context, rule};

rule! {
    /// apk's index removed by hand
    ///
    /// `apk add … && rm -rf /var/cache/apk/*` leaves nothing behind, but `apk add --no-cache` does the same in one word
    /// and cannot be forgotten.
    ///
    /// hadolint and Trivy ask for the option, whether the index is removed or not. Where it stays it is
    /// `docker/kept-apk-cache`.
    ///
    /// References: <https://github.com/gliderlabs/docker-alpine/blob/master/docs/usage.md#disabling-cache>
    APK_CACHE_REMOVED_BY_HAND = {
        id: "docker/apk-cache-removed-by-hand",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3019", "DS-0025"],
        profiles: [Hadolint],
        remedy: "Use apk add --no-cache.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for (call, index) in packages::apk_indexes(*run) {
        if index == ApkIndex::RemovedByHand {
            let message = "apk keeps its index for a later command to remove.";
            context.hit(run.place_of(call.verb_or_program().span()), message);
        }
    }
}
