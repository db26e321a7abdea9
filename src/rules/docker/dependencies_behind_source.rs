//! Dependencies that every edit installs again.

use crate::model::dockerfile::{Instruction, Keyword};
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
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let Some(stage) = run.stage().filter(|_| !run.is_trigger()) else { return };
    let broad = |copy: &Instruction| {
        copy.flag("from").is_none() && copy.sources().iter().any(|source| matches!(&*source.text(), "." | "./" | "*"))
    };
    let Some(copy) = stage.all(Keyword::Copy).take_while(|copy| copy.index() < run.index()).find(broad) else { return };
    for invocation in run.commands().into_iter().filter_map(|command| command.invocation()) {
        if installs_dependencies(invocation) {
            let message = format!("{} installs everything again after every edit.", invocation.program());
            context
                .hit(run.place_of(invocation.name().span()), message)
                .related(copy, "the whole context is copied here");
            return;
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
