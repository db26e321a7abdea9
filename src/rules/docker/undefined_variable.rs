//! Variable that nothing sets.

use crate::model::dockerfile::{Base, Instruction, Keyword, Operator};
use crate::rule::{Body, Context, rule};

rule! {
    /// Variable that nothing sets
    ///
    /// The instruction uses a variable that no ARG or ENV of this stage sets, so it is replaced by nothing. Mostly a
    /// misspelling, or an ARG that was declared above FROM and not again below it.
    ///
    /// The base image may set it, which this file does not show; a stage on an image from elsewhere is therefore
    /// judged only where an ARG above FROM or a name like it shows what was meant, or the name is in small letters,
    /// which images do not give their variables.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/undefined-var/>
    UNDEFINED_VARIABLE = {
        id: "docker/undefined-variable",
        severity: Medium,
        since: "2026.11",
        aliases: ["UndefinedVar"],
        profiles: [Default],
        remedy: "Declare it with ARG or ENV in this stage.",

        body: Body::Instructions(&[Keyword::Add, Keyword::Arg, Keyword::Copy, Keyword::Env, Keyword::Expose, Keyword::Label, Keyword::Stopsignal, Keyword::User, Keyword::Volume, Keyword::Workdir], check),
    }
}

fn check(instruction: &Instruction, context: &mut Context) {
    if instruction.is_trigger() || instruction.stage().is_none() {
        return;
    }
    let values = instruction.pairs().filter_map(|pair| pair.value());
    for word in instruction.words().into_iter().chain(values) {
        for variable in word.variables() {
            let name = word.slice(variable.name.clone());
            let is_set = instruction.binding(name.raw()).is_some() || instruction.is_brought_by_base(name.raw());
            if variable.operator != Operator::Plain || is_set {
                continue;
            }
            if let Some(meant) = meant(instruction, name.raw()) {
                context.hit(name.place(), format!("Nothing sets {} here; {meant}.", name.raw()));
            }
        }
    }
}

/// What the author probably thought of; `None` where the base image may well set it.
fn meant(instruction: &Instruction, name: &str) -> Option<String> {
    if instruction
        .file()
        .globals()
        .flat_map(|global| global.pairs().collect::<Vec<_>>())
        .any(|pair| pair.key().text() == name)
    {
        return Some("the ARG above FROM must be declared again in the stage".to_owned());
    }
    let from_nothing = instruction.stage()?.chain().last().is_some_and(|first| matches!(first.base(), Base::Scratch));
    let near = instruction.name_meant(name);
    match near {
        Some(near) => Some(format!("{near} is set")),
        None if from_nothing => Some("the stage begins from nothing".to_owned()),
        None => is_in_small_letters(name).then(|| "images name their variables in capitals".to_owned()),
    }
}

fn is_in_small_letters(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase()) && !name.contains(|c: char| c.is_ascii_uppercase())
}
