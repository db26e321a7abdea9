//! Cache mounts that cache nothing.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{cache_mounts, caches_at, calls_script, downloads, is_moved};
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
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let (mounts, downloads) = (cache_mounts(*run), downloads(*run));
    if mounts.is_empty() || downloads.is_empty() || is_moved(*run) || calls_script(*run) {
        return;
    }
    let is_root = run.user().is_none_or(|user| user.root_account().is_some());
    for (mount, target) in &mounts {
        let mut owners = caches_at(target).peekable();
        if owners.peek().is_none() {
            continue;
        }
        let used = downloads.iter().any(|download| download.cache.is_kept_in(target));
        let place = ["target", "dst", "destination"].iter().find_map(|name| mount.option(name));
        let place = place.map_or_else(|| mount.word().place(), |word| word.place());
        if !used {
            let program = downloads[0].program.text();
            let message = format!(
                "{target} belongs to {}, this RUN calls {program}.",
                owners.next().map_or("", |it| it.programs[0])
            );
            context.hit(place, message).remedy(format!("Write {}.", downloads[0].cache.mounts()));
        } else if !is_root && target.starts_with("/root/") {
            context.hit(place, format!("{target} is the home of root, but this RUN runs as another user."));
        }
    }
}
