//! Cache mounts that hold only half of what apt keeps.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages;
use crate::rule::{Body, Context, rule};

rule! {
    /// Cache mount for half of what apt keeps
    ///
    /// A mount on `/var/lib/apt` keeps the package lists out of the layer, but packages and indexes that apt downloads
    /// go to `/var/cache/apt`. Where the base image does not clean that folder by itself, or the build has switched
    /// that off (`rm /etc/apt/apt.conf.d/docker-clean`), they stay in the layer.
    ///
    /// hadolint calls it `DL3009`, as it does lists that nothing removes, which is `docker/kept-apt-lists`.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#example-cache-apt-packages>
    HALF_MOUNTED_APT_CACHE = {
        id: "docker/half-mounted-apt-cache",
        severity: Info,
        since: "2026.11",
        aliases: ["DL3009"],
        profiles: [Hadolint],
        remedy: "Mount a cache on /var/cache/apt, too.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let targets = run.temporary_mounts();
    let mounts = |folder: &str| targets.iter().any(|target| target.trim_end_matches('/') == folder);
    let half = mounts("/var/lib/apt") && !mounts("/var/lib/apt/lists") && !mounts("/var/cache/apt");
    if let Some(update) = packages::kept_apt_lists(*run).filter(|_| half) {
        let message = "What apt downloads to /var/cache/apt is not in the mount and may stay in this layer.";
        context.hit(run.place_of(update.verb_or_program().span()), message);
    }
}
