//! useradd that blows up a sparse file.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages;
use crate::rule::{Body, Context, rule};

rule! {
    /// User with a high UID
    ///
    /// useradd writes /var/log/lastlog and faillog as sparse files that reach up to the UID; with a UID over 99999 the
    /// layer grows to gigabytes when it is packed. `--no-log-init` (`-l`) leaves them alone.
    ///
    /// References: <https://docs.docker.com/build/building/best-practices/#user>
    SPARSE_LASTLOG = {
        id: "docker/sparse-lastlog",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3046"],
        profiles: [Default, Hadolint],
        remedy: "Add -l.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for command in run.commands() {
        let Some(invocation) = command.invocation() else { continue };
        let arguments: Vec<_> = invocation.arguments().map(|word| word.text().into_owned()).collect();
        let separate = arguments.windows(2).any(|pair| matches!(&*pair[0], "-u" | "--uid") && is_high(&pair[1]));
        let joined = |text: &String| text.strip_prefix("--uid=").or(text.strip_prefix("-u")).is_some_and(is_high);
        let high = invocation.runs("useradd") && (separate || arguments.iter().any(joined));
        let quiet = arguments.iter().any(|text| packages::option_matches(text, "-l") || text == "--no-log-init");
        if high && !quiet {
            context.hit(run.place_of(invocation.name().span()), "The log of last logins grows with the UID.");
        }
    }
}

/// Whether a UID has more than five digits; a variable may have any.
fn is_high(id: &str) -> bool {
    id.len() > 5 && id.bytes().all(|digit| digit.is_ascii_digit())
}
