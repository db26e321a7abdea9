//! Description comment that does not begin with the name.

use crate::document::Span;
use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Description comment that does not begin with the name
    ///
    /// `docker build --call=outline` shows the comment directly above a stage or ARG as its description if it begins
    /// with the name. A comment that does not is not shown.
    ///
    /// BuildKit has this check off by default, and so have our profiles: most comments are not meant as descriptions.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/invalid-definition-description/>
    MALFORMED_DESCRIPTION = {
        id: "docker/malformed-description",
        severity: Info,
        since: "2026.11",
        aliases: ["InvalidDefinitionDescription"],
        profiles: [],
        remedy: "Begin the comment with the name, or leave a blank line between them.",

        body: Body::Instructions(&[Keyword::From, Keyword::Arg], check),
    }
}

fn check(instruction: &Instruction, context: &mut Context) {
    let name = match instruction.keyword() {
        Keyword::From => instruction.stage().and_then(|stage| stage.name()),
        _ => instruction.pairs().next().map(|pair| pair.key()),
    };
    let (Some(name), Some((comment, text))) = (name, comment_above(instruction)) else { return };
    let described = text.split_whitespace().next() == Some(&*name.text());
    if !described {
        context.hit(
            instruction.place_of(comment),
            format!("The comment does not begin with `{}`, so it is no description.", name.text()),
        );
    }
}

/// The comment on the line directly above, and its text without `#`, unless it is a directive or a linter's.
fn comment_above<'d>(instruction: &Instruction<'d>) -> Option<(Span, &'d str)> {
    let source = instruction.file().source();
    let line = source.lines().line_of(instruction.keyword_span().start).checked_sub(1)?;
    let above = source.lines().line_span(source.text(), line);
    let comment =
        instruction.file().comments().iter().find(|comment| above.contains(comment.span) && comment.own_line)?;
    let text = source.slice(comment.span).trim_start_matches('#').trim();
    let directive = text.contains("hadolint") || text.contains('=') && !text.contains(' ');
    (!text.is_empty() && !directive).then_some((comment.span, text))
}
