//! SSH port exposed.

use crate::model::dockerfile::{ExposedPort, Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// SSH port exposed
    ///
    /// A container that people log in to cannot be rebuilt from its image, and one more service takes passwords or
    /// keys. `docker exec` and `kubectl exec` need no daemon inside.
    ///
    /// Ranges that hold port 22 count; Trivy and Checkov miss them.
    SSH_PORT = {
        id: "docker/ssh-port",
        severity: Medium,
        since: "2026.11",
        aliases: ["DS-0004", "CKV_DOCKER_1"],
        profiles: [Default, Security],
        remedy: "Leave the SSH server out of the image.",
        cwe: [1188],
        body: Body::Instructions(&[Keyword::Expose], check),
    }
}

fn check(expose: &Instruction, context: &mut Context) {
    for word in expose.words() {
        let text = word.text();
        let port = ExposedPort::parse(&text);
        let holds = matches!(port.ends, [Some(first), last] if (first..=last.unwrap_or(first)).contains(&22));
        if holds {
            context.hit(word.place(), "Port 22 is for SSH.");
        }
    }
}
