//! && and || written for if and else.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::{Link, List, Pipeline, ScopeKind};
use crate::rule::{Body, Context, rule};

rule! {
    /// && and || written for if and else
    ///
    /// In `a && b || c` the last command also runs if `a` went well and `b` failed, and its exit code then hides that failure:
    /// a build goes on with half of its work done.
    ///
    /// Silent if the last command only ends or reports (`exit 1`, `echo`, `true`), and where the whole is a condition.
    ///
    /// References: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_09_03>
    AND_OR_AS_IF = {
        id: "docker/and-or-as-if",
        severity: Low,
        since: "2026.11",
        aliases: ["SC2015"],
        profiles: [Hadolint],
        remedy: "Write if … then … else … fi.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

/// Commands that cannot fail in a way that matters.
const HARMLESS: [&str; 6] = ["echo", "exit", "return", "printf", "true", ":"];

fn check(run: &Instruction, context: &mut Context) {
    for list in run.shell_script().into_iter().flat_map(|script| script.lists()) {
        let pipelines: Vec<Pipeline> = list.pipelines().collect();
        let [.., middle, last] = &pipelines[..] else { continue };
        let mixed = middle.link() == Link::And && last.link() == Link::Or;
        if !mixed || is_harmless(*last) || is_condition(list) {
            continue;
        }
        if let Some(span) = last.link_span() {
            context.hit(run.place_of(span), "What follows also runs if the command before it fails.");
        }
    }
}

fn is_harmless(pipeline: Pipeline) -> bool {
    let simple = pipeline.simple(0).filter(|_| pipeline.segments().len() == 1);
    pipeline.is_negated()
        || simple.is_some_and(|command| {
            command.name().is_none_or(|name| HARMLESS.contains(&&*name.text())) && !command.is("export")
        })
}

/// Whether its outcome only decides what runs next: in `if` and `while`, or in front of another `&&` or `||`.
fn is_condition(list: List) -> bool {
    list.scope().chain().any(|scope| {
        let decides = || {
            let pipeline = scope.pipeline().filter(|_| matches!(scope.kind(), ScopeKind::Subshell | ScopeKind::Group));
            pipeline.is_some_and(|pipeline| !pipeline.is_last_of_list())
        };
        *scope.kind() == ScopeKind::Condition || decides()
    })
}
