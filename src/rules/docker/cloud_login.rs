//! Logins that stay in the image.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Cloud login in the image
    ///
    /// `aws configure set`, `gcloud auth activate-service-account`, `az login -p` and `doctl auth init -t` write a
    /// credential into the home directory, and their arguments into the history of the image. Silent where the RUN mounts
    /// a secret, and outside of the image that ships (Trivy looks at the last stage only, too).
    ///
    /// References: <https://docs.docker.com/build/building/secrets/>
    CLOUD_LOGIN = {
        id: "docker/cloud-login",
        severity: Critical,
        since: "2026.11",
        aliases: ["DS-0031"],
        profiles: [Default, Security],
        remedy: "Mount the credential with --mount=type=secret and log in at run time.",
        cwe: [522],
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    if run.is_trigger() || run.has_secret_mount() || !run.stage().is_some_and(|stage| stage.ships()) {
        return;
    }
    for command in run.commands() {
        let Some(invocation) = command.invocation() else { continue };
        let words: Vec<String> = invocation.arguments().map(|word| word.text().into_owned()).collect();
        if logs_in(&invocation.program(), &words) {
            context.hit(run.place_of(invocation.name().span()), "This login leaves a credential in the image.");
        }
    }
}

fn logs_in(program: &str, words: &[String]) -> bool {
    let starts =
        |verbs: &[&str]| words.len() >= verbs.len() && words.iter().zip(verbs).all(|(word, verb)| word == verb);
    let has = |options: &[&str]| words.iter().any(|word| options.contains(&word.split('=').next().unwrap_or("")));
    match program {
        "aws" => {
            starts(&["configure", "set", "aws_access_key_id"]) || starts(&["configure", "set", "aws_secret_access_key"])
        }
        "gcloud" => starts(&["auth", "activate-service-account"]),
        "az" => starts(&["login"]) && has(&["-p", "--password", "--federated-token"]),
        "doctl" => starts(&["auth", "init"]) && has(&["-t", "--access-token"]),
        _ => false,
    }
}
