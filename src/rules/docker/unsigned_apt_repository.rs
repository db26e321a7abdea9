//! Repositories that nobody signs.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::ShellWord;
use crate::rule::{Body, Context, rule};

rule! {
    /// APT repository without signatures
    ///
    /// `[trusted=yes]` switches off the only thing that protects packages on their way, for this repository and whatever
    /// it serves later.
    ///
    /// References: <https://manpages.debian.org/stable/apt/sources.list.5.en.html>
    UNSIGNED_APT_REPOSITORY = {
        id: "docker/unsigned-apt-repository",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Put the key into /etc/apt/keyrings and name it with signed-by.",
        cwe: [347],
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let Some(script) = run.script() else { return };
    for script in script.scripts() {
        let trusting = |word: &ShellWord| word.text().contains("trusted=yes") && !is_local(&word.text());
        if let Some(word) = script.words().into_iter().find(trusting) {
            context.hit(run.place_of(word.span()), "Packages of this repository are installed whoever signed them.");
            return;
        }
    }
}

/// Whether the repository of a line is a folder of the image, which the build filled itself.
fn is_local(line: &str) -> bool {
    line.split_once(']')
        .is_some_and(|(_, rest)| rest.trim_start().starts_with("file:") || rest.trim_start().starts_with("copy:"))
}
