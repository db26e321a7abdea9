//! Download over plain HTTP.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Download over plain HTTP
    ///
    /// Everybody on the way can read and change what comes over `http://`. Addresses of the own machine are left alone, and downloads
    /// whose checksum is verified in the same instruction.
    ///
    /// References: <https://cwe.mitre.org/data/definitions/319.html>
    PLAIN_HTTP_DOWNLOAD = {
        id: "docker/plain-http-download",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict, Security],
        remedy: "Use https, or verify a checksum.",
        cwe: [319],
        body: Body::Instructions(&[Keyword::Run, Keyword::Add], check),
    }
}

const LOCAL: [&str; 5] = ["localhost", "127.", "[::1]", "0.0.0.0", "host.docker.internal"];

fn check(instruction: &Instruction, context: &mut Context) {
    if instruction.is(Keyword::Add) {
        let verified = instruction.flag("checksum").is_some();
        for word in instruction.sources().into_iter().filter(|word| !verified && is_plain(&word.text())) {
            context.hit(word.place(), "This is fetched over plain HTTP.");
        }
        return;
    }
    let commands = instruction.commands();
    let sums = ["sha256sum", "sha512sum", "sha1sum", "md5sum", "shasum", "gpg", "cosign", "minisign"];
    let verifies = |program: &str| sums.contains(&program);
    if commands.iter().filter_map(|command| command.invocation()).any(|it| verifies(&it.program())) {
        return;
    }
    for invocation in commands.iter().filter_map(|command| command.invocation()) {
        if !["curl", "wget"].iter().any(|program| invocation.runs(program)) {
            continue;
        }
        for word in invocation.arguments().filter(|word| is_plain(&word.text())) {
            context.hit(instruction.place_of(word.span()), "This is fetched over plain HTTP.");
        }
    }
}

fn is_plain(address: &str) -> bool {
    address.strip_prefix("http://").is_some_and(|host| !LOCAL.iter().any(|local| host.starts_with(local)))
}
