//! Instruction in another case than the rest.

use crate::model::dockerfile::{Dockerfile, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Instruction in another case than the rest
    ///
    /// Keywords work in any case; a file that mixes them is harder to scan, and a word in an odd case looks like an
    /// argument.
    ///
    /// As in BuildKit the majority of the file decides, words in mixed case have no vote, and a tie is for upper
    /// case.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/consistent-instruction-casing/>
    INCONSISTENT_KEYWORD_CASING = {
        id: "docker/inconsistent-keyword-casing",
        severity: Low,
        since: "2026.11",
        aliases: ["ConsistentInstructionCasing"],
        profiles: [Strict],
        remedy: "Write the keyword in the case of the rest of the file.",

        body: Body::Dockerfile(check),
    }
}

fn check(file: &Dockerfile, context: &mut Context) {
    let written = || file.instructions().filter(|instruction| !instruction.is(Keyword::Unknown));
    let upper = written().filter(|instruction| is_upper(instruction.keyword_word().raw())).count();
    let lower = written().filter(|instruction| is_lower(instruction.keyword_word().raw())).count();
    let majority_is_lower = lower > upper;
    for instruction in written() {
        let keyword = instruction.keyword_word();
        let fits = if majority_is_lower { is_lower(keyword.raw()) } else { is_upper(keyword.raw()) };
        if !fits {
            let case = if majority_is_lower { "lower" } else { "upper" };
            context
                .hit(keyword.place(), format!("`{}` is not in {case} case as the rest of the file is.", keyword.raw()));
        }
    }
}

fn is_upper(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
}

fn is_lower(word: &str) -> bool {
    word.chars().all(char::is_lowercase)
}
