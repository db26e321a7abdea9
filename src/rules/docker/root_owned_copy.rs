//! Copies that belong to root.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Files copied as root behind USER
    ///
    /// COPY and ADD give files to root whatever USER says: the program that runs as this user cannot change them, and a
    /// `chown -R` in a later RUN doubles their size. Where the program should not change them this is right, so the rule
    /// is only in the profile strict.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#copy---chown---chmod>
    ROOT_OWNED_COPY = {
        id: "docker/root-owned-copy",
        severity: Info,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Add --chown.",
        body: Body::Instructions(&[Keyword::Copy, Keyword::Add], check),
    }
}

fn check(copy: &Instruction, context: &mut Context) {
    let Some(user) = copy.user().filter(|_| copy.flag("chown").is_none() && !copy.is_trigger()) else { return };
    let name = user.body().expanded();
    let root = matches!(name.text.split(':').next().unwrap_or(""), "root" | "0" | "");
    if name.complete && !root {
        context
            .hit(copy.place(), format!("These files belong to root, not to {}.", name.text))
            .related(user, "the user from here on");
    }
}
