//! Substring in sh.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::{PartKind, VariableForm};
use crate::rule::{Body, Context, rule};

rule! {
    /// Substring in sh
    ///
    /// `${name:1:2}` is bash's: dash ends with "Bad substitution", and the build with it.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_02>
    SUBSTRING_IN_SH = {
        id: "docker/substring-in-sh",
        severity: Low,
        since: "2026.11",
        aliases: ["SC3057"],
        profiles: [Hadolint],
        remedy: "Use ${name#…}, ${name%…} or cut, or name bash with SHELL.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for word in run.sh_script().into_iter().flat_map(|script| script.words()) {
        for part in word.parts() {
            if matches!(&part.kind, PartKind::Variable { form: VariableForm::Slice, .. }) {
                context.hit(run.place_of(word.part_span(part)), "POSIX's sh cannot cut a value this way.");
            }
        }
    }
}
