//! Removal that may hit the root.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Removal that may hit the root
    ///
    /// `rm -rf "$dir/"*` is `rm -rf /*` where `dir` is empty or was never set: a spelling mistake in a name empties the image,
    /// or on a mounted folder more than that.
    ///
    /// Counted are a recursive rm and words with variables or a pattern that without values are `/`, `/*` or a folder of the system.
    /// Where the file itself gives the variable a value, it is `docker/unguarded-removal`.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_02>
    REMOVAL_OF_ROOT = {
        id: "docker/removal-of-root",
        severity: Medium,
        since: "2026.11",
        aliases: ["SC2115"],
        profiles: [Strict, Hadolint],
        remedy: "Write ${name:?} so that the build ends where there is no value.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let Some(script) = run.shell_script() else { return };
    for removal in script.open_removals() {
        let held = |(name, _)| run.held_by(name, script).is_some();
        let has_values = removal.word.variables().next().is_some() && removal.word.variables().all(held);
        if has_values {
            continue;
        }
        let condition = if removal.word.is_static() { "This" } else { "Without a value in the variable this" };
        context.hit(run.place_of(removal.word.span()), format!("{condition} removes {}.", removal.path));
    }
}
