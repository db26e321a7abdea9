//! FROM and AS in different case.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// FROM and AS in different case
    ///
    /// `FROM debian as build` reads as if `as build` were arguments. The two keywords belong together.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/from-as-casing/>
    MIXED_FROM_AS_CASING = {
        id: "docker/mixed-from-as-casing",
        severity: Low,
        since: "2026.11",
        aliases: ["FromAsCasing"],
        profiles: [Strict],
        remedy: "Write both keywords in the same case.",

        body: Body::Instructions(&[Keyword::From], check),
    }
}

fn check(from: &Instruction, context: &mut Context) {
    let keyword = from.keyword_word().raw();
    let Some(name) = from.words().into_iter().nth(1) else { return };
    let mixed = keyword.chars().any(char::is_uppercase) && keyword.chars().any(char::is_lowercase);
    let upper = |word: &str| word.chars().all(char::is_uppercase);
    if !mixed && name.raw().eq_ignore_ascii_case("as") && upper(name.raw()) != upper(keyword) {
        context.hit(name.place(), format!("`{}` and `{}` are written in different case.", keyword, name.raw()));
    }
}
