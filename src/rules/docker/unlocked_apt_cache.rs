//! apt's cache, used by two builds at once.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{cache_mounts, downloads};
use crate::rule::{Body, Context, rule};

rule! {
    /// Cache mount of apt without a lock
    ///
    /// apt wants its folders for itself. By default BuildKit shares a cache among all builds that run at the same time, and
    /// then one of them fails because it cannot lock `/var/cache/apt/archives` or `/var/lib/apt/lists`.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#example-cache-apt-packages>
    UNLOCKED_APT_CACHE = {
        id: "docker/unlocked-apt-cache",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Add sharing=locked, or sharing=private.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let Some(apt) = downloads(*run).into_iter().find(|download| download.cache.locked) else { return };
    for (mount, target) in cache_mounts(*run).into_iter().filter(|(_, target)| apt.cache.is_kept_in(target)) {
        let sharing = mount.option("sharing");
        if sharing.is_none_or(|sharing| sharing.raw() == "shared") {
            let place =
                sharing.or_else(|| mount.option("target")).map_or_else(|| mount.word().place(), |word| word.place());
            context.hit(place, format!("Two builds may use {target} at the same time."));
        }
    }
}
