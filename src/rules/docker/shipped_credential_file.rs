//! Credential files in the image.

use crate::model::dockerfile::{Instruction, Keyword, Stage};
use crate::rule::{Body, Context, rule};

rule! {
    /// Credential file copied into the image
    ///
    /// AWS_CONFIG_FILE, GOOGLE_APPLICATION_CREDENTIALS and HF_TOKEN_PATH name a file with a credential. Where the same
    /// stage copies something to that path, the credential is in a layer of the image that ships.
    ///
    /// References: <https://docs.docker.com/build/building/secrets/>
    SHIPPED_CREDENTIAL_FILE = {
        id: "docker/shipped-credential-file",
        severity: Critical,
        since: "2026.11",
        aliases: ["DS-0031"],
        profiles: [Default, Security],
        remedy: "Mount the file at run time, or with --mount=type=secret.",
        cwe: [522],
        body: Body::Stages(check),
    }
}

const FILES: [&str; 3] = ["AWS_CONFIG_FILE", "HF_TOKEN_PATH", "GOOGLE_APPLICATION_CREDENTIALS"];

fn check(stage: &Stage, context: &mut Context) {
    if !stage.ships() {
        return;
    }
    let copies: Vec<(Instruction, String)> = stage.all(Keyword::Copy).filter_map(destination).collect();
    for instruction in stage.instructions().filter(|it| matches!(it.keyword(), Keyword::Env | Keyword::Arg)) {
        for pair in instruction.pairs().filter(|pair| FILES.contains(&&*pair.key().text())) {
            let Some(value) = pair.value().filter(|value| !value.text().is_empty()) else { continue };
            let path = absolute(&value.expanded().text, instruction);
            let copied = copies.iter().find(|(copy, to)| is_below(&path, &absolute(to, *copy)));
            if let Some((copy, _)) = copied {
                let message = format!("{} names a file that is copied into the image.", pair.key().text());
                let hit = context.hit(pair.key(), message);
                hit.step(*copy, "the file comes in").step(pair.key(), "this names it");
                hit.step(stage.place(), format!("{} ships", stage.describe()));
            }
        }
    }
    for (copy, to) in &copies {
        if let Some(name) = FILES.iter().find(|name| to.trim_start_matches(['$', '{']).trim_end_matches('}') == **name)
        {
            let message = format!("The file that {name} names is copied into the image.");
            context.hit(copy.destination().map_or_else(|| copy.place(), |word| word.place()), message);
        }
    }
}

fn destination(copy: Instruction) -> Option<(Instruction, String)> {
    let word = copy.destination()?;
    let expanded = word.expanded();
    let known = expanded.complete && !expanded.text.is_empty();
    Some((copy, if known { expanded.text } else { word.text().into_owned() }))
}

/// A path from the root on, without `.`: what is relative is below the WORKDIR in force at `instruction`.
fn absolute(path: &str, instruction: Instruction) -> String {
    let before = instruction.workdir().and_then(|workdir| workdir.words().into_iter().next());
    let folder = before.filter(|_| !path.starts_with('/')).map(|word| word.expanded().text).unwrap_or_default();
    let parts = folder.split('/').chain(path.split('/')).filter(|part| !matches!(*part, "" | "."));
    parts.fold(String::new(), |path, part| path + "/" + part)
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
