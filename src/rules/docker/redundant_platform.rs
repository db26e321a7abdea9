//! Platform flag that repeats the default.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Platform flag that repeats the default
    ///
    /// FROM already uses the target platform, so `--platform=$TARGETPLATFORM` says nothing and reads as if it did.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/redundant-target-platform/>
    REDUNDANT_PLATFORM = {
        id: "docker/redundant-platform",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3065", "RedundantTargetPlatform"],
        profiles: [Strict, Hadolint],
        remedy: "Leave the flag out.",

        body: Body::Instructions(&[Keyword::From], check),
    }
}

fn check(from: &Instruction, context: &mut Context) {
    let Some(platform) = from.flag("platform").and_then(|flag| flag.value()) else { return };
    if matches!(platform.raw(), "$TARGETPLATFORM" | "${TARGETPLATFORM}") {
        context.hit(platform.place(), "The target platform is what FROM uses anyway.");
    }
}
