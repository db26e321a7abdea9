//! Downloads that nobody verifies.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::shell::{Invocation, RedirectKind};
use crate::rule::{Body, Context, rule};

rule! {
    /// Download that is run without verification
    ///
    /// The RUN fetches a file and runs it, and nothing in between compares a checksum or a signature: whoever controls
    /// the server or the connection decides what is in the image. `ADD --checksum` and `sha256sum -c` are enough; a
    /// version in the URL is not.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#add---checksum>
    UNVERIFIED_DOWNLOAD = {
        id: "docker/unverified-download",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict, Security],
        remedy: "Compare a checksum: ADD --checksum=sha256:…, or sha256sum -c.",
        cwe: [494],
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let commands = run.commands();
    let programs: Vec<Invocation> = commands.iter().filter_map(|command| command.invocation()).collect();
    if programs.iter().any(|it| VERIFIERS.contains(&&*it.program())) {
        return;
    }
    for (number, fetch) in programs.iter().enumerate() {
        let Some(file) = fetched(*fetch) else { continue };
        if let Some(runs) = programs[number + 1..].iter().find(|it| runs(**it, &file)) {
            let message = format!("Nothing verifies {file} before it is run.");
            let place = run.place_of(fetch.name().span());
            context.hit(place, message).related(run.place_of(runs.command().span()), "made runnable or run here");
        }
    }
}

const VERIFIERS: [&str; 13] = [
    "sha256sum",
    "sha512sum",
    "sha1sum",
    "sha384sum",
    "shasum",
    "md5sum",
    "gpg",
    "gpgv",
    "cosign",
    "minisign",
    "openssl",
    "b2sum",
    "slsa-verifier",
];

/// The name of the file that a command fetches.
fn fetched(invocation: Invocation) -> Option<String> {
    let words: Vec<String> = invocation.arguments().map(|word| word.text().into_owned()).collect();
    let behind =
        |options: &[&str]| words.windows(2).find(|pair| options.contains(&&*pair[0])).map(|pair| pair[1].clone());
    let url = || words.iter().find(|word| word.contains("://")).cloned();
    let path = match &*invocation.program() {
        "curl" if words.iter().any(|word| word.starts_with('-') && !word.starts_with("--") && word.ends_with('O')) => {
            url()
        }
        "curl" => behind(&["-o", "--output", "-Lo", "-fsSLo", "-sSLo", "-sLo", "-fLo", "-SLo"])
            .or_else(|| redirected(invocation)),
        "wget" => behind(&["-O", "-qO", "--output-document", "-nvO"]).or_else(url),
        _ => None,
    }?;
    Some(path).filter(|path| path != "-" && !path.is_empty())
}

fn redirected(invocation: Invocation) -> Option<String> {
    let output =
        invocation.command().redirects().find(|it| it.kind() == RedirectKind::Output && it.descriptor().is_none())?;
    output.target().map(|word| word.text().into_owned())
}

/// Whether a command runs a file, or makes it runnable.
fn runs(invocation: Invocation, file: &str) -> bool {
    let name = |path: &str| path.rsplit('/').next().unwrap_or("").to_owned();
    let is_file = |path: &str| name(path) == name(file);
    let program = invocation.program();
    let makes_runnable = || {
        let mode = invocation.arguments().next().map(|word| word.text().into_owned()).unwrap_or_default();
        program == "chmod" && (mode.contains('x') || mode.starts_with('7') || mode.starts_with("07"))
    };
    let interprets = matches!(&*program, "sh" | "bash" | "python" | "python3" | "perl" | "node" | "php" | "ruby");
    let itself = invocation.name().text().contains('/') && is_file(&invocation.name().text());
    itself || ((interprets || makes_runnable()) && invocation.arguments().any(|word| is_file(&word.text())))
}
