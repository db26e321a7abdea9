//! Base image pinned to one platform.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Base image pinned to one platform
    ///
    /// `FROM --platform=linux/amd64` builds that platform whoever asks for another: a multi-platform build silently
    /// yields an image that runs under emulation or not at all. Asking for the platform belongs to the build command.
    ///
    /// `$BUILDPLATFORM` and other variables pass, also those that hadolint reports because they are neither
    /// `BUILDPLATFORM` nor `TARGETPLATFORM`: their value is decided outside. As in BuildKit, a stage whose name says
    /// its operating system or architecture is meant that way.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/>
    CONSTANT_PLATFORM = {
        id: "docker/constant-platform",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3029", "FromPlatformFlagConstDisallowed"],
        profiles: [Default, Hadolint],
        remedy: "Leave the flag out and build with `--platform`, or use `$BUILDPLATFORM` for a cross-compiling stage.",

        body: Body::Instructions(&[Keyword::From], check),
    }
}

fn check(from: &Instruction, context: &mut Context) {
    let Some(platform) = from.flag("platform").and_then(|flag| flag.value()) else { return };
    if platform.text().is_empty() || !platform.variables().is_empty() || names_platform(from, &platform.text()) {
        return;
    }
    context.hit(
        platform.place(),
        format!("This stage is built for {} whatever platform the build asks for.", platform.text()),
    );
}

/// Whether the stage's name has the operating system or the architecture in it.
fn names_platform(from: &Instruction, platform: &str) -> bool {
    let Some(name) = from.stage().and_then(|stage| stage.name()) else { return false };
    let name = name.text().to_lowercase();
    platform.to_lowercase().split('/').any(|part| !part.is_empty() && name.contains(part))
}
