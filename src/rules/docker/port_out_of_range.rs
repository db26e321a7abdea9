//! EXPOSE of a port that cannot exist.

use crate::model::dockerfile::{ExposedPort, Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// EXPOSE of a port that cannot exist
    ///
    /// TCP and UDP ports end at 65535. Docker refuses the instruction.
    PORT_OUT_OF_RANGE = {
        id: "docker/port-out-of-range",
        severity: High,
        since: "2026.11",
        aliases: ["DL3011", "DS-0008"],
        profiles: [Default, Hadolint],
        remedy: "Name a port from 0 to 65535.",

        body: Body::Instructions(&[Keyword::Expose], check),
    }
}

fn check(expose: &Instruction, context: &mut Context) {
    for word in expose.words() {
        let text = word.text();
        let port = ExposedPort::parse(&text);
        if port.ends.iter().flatten().any(|&end| end > 65535) {
            context.hit(word.place(), format!("There is no port {}.", word.text()));
        }
    }
}
