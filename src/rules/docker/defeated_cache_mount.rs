//! Cache mounts that the RUN itself empties or goes round.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{Download, cache_mounts, downloads, first_of_each, removes};
use crate::model::shell::Command;
use crate::rule::{Body, Context, rule};

rule! {
    /// Cache mount that the command defeats
    ///
    /// A cache is mounted, and an option says not to use it (`pip --no-cache-dir`, `apk --no-cache`), or the RUN empties it
    /// (`apt-get clean`, `rm -rf /var/lib/apt/lists/*`, `dnf clean all`): the next build downloads everything again. With a
    /// cache mount nothing of that is needed, since nothing of the cache is in the image.
    ///
    /// References: <https://docs.docker.com/build/cache/optimize/#use-cache-mounts>
    DEFEATED_CACHE_MOUNT = {
        id: "docker/defeated-cache-mount",
        severity: Low,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Drop the option or the cleanup: the mount is not in the image.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let mounts = cache_mounts(*run);
    let kept = |download: &Download| mounts.iter().any(|(_, target)| download.cache.is_kept_in(target));
    let downloads: Vec<Download> = downloads(*run).into_iter().filter(kept).collect();
    for download in &downloads {
        let mut words = download.command.words();
        if let Some(option) = words.find(|word| matches!(&*word.text(), "--no-cache-dir" | "--no-cache")) {
            let message =
                format!("{} keeps {} from using the cache that is mounted.", option.text(), download.program.text());
            context.hit(run.place_of(option.span()), message);
        }
    }
    if downloads.is_empty() {
        return;
    }
    let downloads = first_of_each(&downloads);
    let targets: Vec<&str> = mounts.iter().map(|(_, target)| target.trim_end_matches('/')).collect();
    for command in run.commands() {
        let cleans = downloads.iter().any(|download| cleans(command, download.cache.programs));
        if let Some(name) = command.name().filter(|_| cleans || removes(command, &targets)) {
            context.hit(run.place_of(name.span()), "This empties the cache that is mounted.");
        }
    }
}

/// `apt-get clean`, `yarn cache clean`, `dnf clean all`.
fn cleans(command: Command, programs: &[&str]) -> bool {
    let Some(invocation) = command.invocation().filter(|it| programs.contains(&&*it.program())) else { return false };
    let mut words = invocation.arguments().filter(|word| !word.is_option());
    let first = words.next();
    let is = |word: Option<_>, wanted: &[&str]| {
        word.is_some_and(|word: crate::model::shell::ShellWord| wanted.contains(&&*word.text()))
    };
    is(first, &["clean", "autoclean"]) || (is(first, &["cache"]) && is(words.next(), &["clean", "purge", "prune"]))
}
