//! Cache mounts that cache nothing.

use crate::model::dockerfile::{Dockerfile, Instruction, Keyword};
use crate::model::packages::{
    cache_mounts, caches_at, calls_script, downloads, first_of_each, is_moved, is_moved_by_variables,
};
use crate::rule::{Body, Context, rule};

rule! {
    /// Cache mount where the program keeps nothing
    ///
    /// The folder belongs to another program, or to another user: what this RUN downloads goes elsewhere, into the layer, and
    /// the cache stays empty. `~` is the home of the user that RUN runs as, `/root` only as long as no USER says otherwise.
    ///
    /// Quiet where options or variables move a cache, and where the RUN calls scripts that may use it.
    ///
    /// References: <https://docs.docker.com/build/cache/optimize/#use-cache-mounts>
    CACHE_MOUNT_AT_WRONG_PATH = {
        id: "docker/cache-mount-at-wrong-path",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Mount the cache where the program of this RUN keeps its downloads.",
        body: Body::Dockerfile(check),
    }
}

fn check(file: &Dockerfile, context: &mut Context) {
    if is_moved_by_variables(file) {
        return;
    }
    for run in file.instructions().filter(|instruction| instruction.is(Keyword::Run)) {
        judge(run, context);
    }
}

fn judge(run: Instruction, context: &mut Context) {
    let (mounts, downloads) = (cache_mounts(run), first_of_each(&downloads(run)));
    if mounts.is_empty() || downloads.is_empty() || is_moved(run) || calls_script(run) {
        return;
    }
    let is_root = run.user().is_none_or(|user| user.root_account().is_some());
    for (mount, target) in &mounts {
        let Some(owner) = caches_at(target).next() else { continue };
        let used = downloads.iter().any(|download| download.cache.is_kept_in(target));
        let place = ["target", "dst", "destination"].iter().find_map(|name| mount.option(name));
        let place = place.map_or_else(|| mount.word().place(), |word| word.place());
        if !used {
            let (owner, program) = (owner.programs[0], downloads[0].program.text());
            let hit = context.hit(place, format!("{target} belongs to {owner}, this RUN calls {program}."));
            hit.about(run.describe()).remedy(format!("Write {}.", downloads[0].cache.mounts()));
        } else if !is_root && target.starts_with("/root/") {
            let message = format!("{target} is the home of root, but this RUN runs as another user.");
            context.hit(place, message).about(run.describe());
        }
    }
}
