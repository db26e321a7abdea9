//! Dependencies that every edit installs again.

use crate::model::dockerfile::{Instruction, Keyword, Stage};
use crate::model::shell::Invocation;
use crate::rule::{Body, Context, rule};

rule! {
    /// Dependencies installed behind the whole source
    ///
    /// COPY of the whole context changes with every edit, and everything behind it is built again. Copying only the
    /// manifest (package.json and lock, requirements.txt, go.mod and go.sum, …) first lets the installed dependencies
    /// come from the cache.
    ///
    /// References: <https://docs.docker.com/build/cache/optimize/>
    DEPENDENCIES_BEHIND_SOURCE = {
        id: "docker/dependencies-behind-source",
        severity: Info,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Copy the manifests, install, then copy the rest.",
        body: Body::Stages(check),
    }
}

fn check(stage: &Stage, context: &mut Context) {
    let broad = |copy: &Instruction| {
        copy.flag("from").is_none() && copy.sources().iter().any(|source| matches!(&*source.text(), "." | "./" | "*"))
    };
    let Some(copy) = stage.all(Keyword::Copy).find(broad) else { return };
    for run in stage.all(Keyword::Run).filter(|run| run.index() > copy.index()) {
        let mut invocations = run.commands().into_iter().filter_map(|command| command.invocation());
        if let Some(install) = invocations.find(|invocation| installs_dependencies(*invocation)) {
            let message = format!("{} installs everything again after every edit.", install.program());
            context.hit(run.place_of(install.name().span()), message).related(copy, "the whole context is copied here");
        }
    }
}

fn installs_dependencies(invocation: Invocation) -> bool {
    let words: Vec<String> = invocation.arguments().map(|word| word.text().into_owned()).collect();
    let verb = words.iter().find(|word| !word.starts_with('-')).map(String::as_str);
    let named = words.iter().filter(|word| !word.starts_with('-')).count() > 1;
    match (&*invocation.program(), verb) {
        ("npm", Some("ci")) | ("bundle" | "composer" | "poetry" | "pipenv", Some("install")) => true,
        ("npm" | "pnpm" | "yarn", Some("install")) => !named,
        ("yarn", None) => true,
        ("pip" | "pip3", Some("install")) => words.iter().any(|word| word == "-r" || word == "--requirement"),
        ("go", Some("mod")) => words.iter().any(|word| word == "download"),
        ("uv", Some("sync")) | ("cargo", Some("fetch")) | ("dotnet", Some("restore")) => true,
        _ => false,
    }
}
