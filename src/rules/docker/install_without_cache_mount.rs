//! Downloads that every build fetches again.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{cache_mounts, downloads, is_moved};
use crate::rule::{Body, Context, rule};

rule! {
    /// Install without a cache mount
    ///
    /// When this layer is built again, everything is downloaded again. A cache mount keeps the downloads for the next build,
    /// outside of the image, so that nothing must be cleaned up either. The remedy names the folder of this program; apt
    /// needs `sharing=locked`, because two builds must not use its folders at once, and on Debian's and Ubuntu's images
    /// `/etc/apt/apt.conf.d/docker-clean` must go, which empties them.
    ///
    /// A suggestion and in no profile: name the rule in the configuration to switch it on.
    ///
    /// References: <https://docs.docker.com/build/cache/optimize/#use-cache-mounts>
    INSTALL_WITHOUT_CACHE_MOUNT = {
        id: "docker/install-without-cache-mount",
        severity: Info,
        since: "2026.11",
        aliases: [],
        profiles: [],
        remedy: "Mount a cache at the folder in which the program keeps its downloads.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let mounts = cache_mounts(*run);
    let mut seen: Vec<&str> = Vec::new();
    for download in downloads(*run) {
        let program = download.cache.programs[0];
        let kept = mounts.iter().any(|(_, target)| download.cache.is_kept_in(target));
        if kept || seen.contains(&program) || (!mounts.is_empty() && is_moved(*run)) {
            continue;
        }
        seen.push(program);
        let name = download.program.text();
        let message = format!("{name} downloads everything again whenever this layer is built again.");
        let cleanup = if download.cache.locked { ", and remove docker-clean before" } else { "" };
        context
            .hit(run.place_of(download.program.span()), message)
            .remedy(format!("Write RUN {}{cleanup}.", download.cache.mounts()));
    }
}
