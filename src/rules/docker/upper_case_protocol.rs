//! EXPOSE protocol that is not in lower case.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// EXPOSE protocol that is not in lower case
    ///
    /// `EXPOSE 80/TCP` works today; BuildKit asks for lower case so that tools that read images need not fold it.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/expose-proto-casing/>
    UPPER_CASE_PROTOCOL = {
        id: "docker/upper-case-protocol",
        severity: Low,
        since: "2026.11",
        aliases: ["ExposeProtoCasing"],
        profiles: [Strict],
        remedy: "Write the protocol in lower case.",

        body: Body::Instructions(&[Keyword::Expose], check),
    }
}

fn check(expose: &Instruction, context: &mut Context) {
    for word in expose.words() {
        let text = word.text();
        let Some((_, protocol)) = text.split_once('/') else { continue };
        if protocol.chars().any(char::is_uppercase) && !protocol.contains('$') {
            context.hit(word.place(), format!("The protocol {protocol} is not in lower case."));
        }
    }
}
