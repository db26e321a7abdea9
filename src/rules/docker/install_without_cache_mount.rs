//! Downloads that every build fetches again.

use crate::model::dockerfile::{Dockerfile, Keyword};
use crate::model::packages::{cache_mounts, downloads, first_of_each, is_moved, is_moved_by_variables};
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
        body: Body::Dockerfile(check),
    }
}

fn check(file: &Dockerfile, context: &mut Context) {
    let moved = is_moved_by_variables(file);
    for run in file.instructions().filter(|instruction| instruction.is(Keyword::Run)) {
        let mounts = cache_mounts(run);
        if !mounts.is_empty() && (moved || is_moved(run)) {
            continue;
        }
        for download in first_of_each(&downloads(run)) {
            if mounts.iter().any(|(_, target)| download.cache.is_kept_in(target)) {
                continue;
            }
            let name = download.program.text();
            let message = format!("{name} downloads everything again whenever this layer is built again.");
            let cleanup = if download.cache.locked { ", and remove docker-clean before" } else { "" };
            let hit = context.hit(run.place_of(download.program.span()), message);
            hit.about(run.describe()).remedy(format!("Write RUN {}{cleanup}.", download.cache.mounts()));
        }
    }
}
