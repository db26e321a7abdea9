//! Port for remote control exposed.

use crate::model::dockerfile::{ExposedPort, Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Port for remote control exposed
    ///
    /// Behind these ports somebody steers the machine: telnet (23), the Docker API (2375, 2376), RDP (3389), VNC (5900 and up), X11
    /// (6000), debuggers (5005 of Java, 9229 of Node.js). What is exposed is published by `docker run -P`. SSH has a rule of its own,
    /// `docker/ssh-port`.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#expose>
    REMOTE_CONTROL_PORT = {
        id: "docker/remote-control-port",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict, Security],
        remedy: "Do not expose it; forward it to whom needs it while it is needed.",
        cwe: [668],
        body: Body::Instructions(&[Keyword::Expose], check),
    }
}

/// Port, and who listens there.
const PORTS: [(u32, &str); 9] = [
    (23, "telnet"),
    (2375, "the Docker API"),
    (2376, "the Docker API"),
    (3389, "RDP"),
    (5005, "Java's debugger"),
    (5900, "VNC"),
    (5901, "VNC"),
    (6000, "X11"),
    (9229, "the debugger of Node.js"),
];

fn check(expose: &Instruction, context: &mut Context) {
    if !expose.stage().is_some_and(|stage| stage.ships()) {
        return;
    }
    for word in expose.words() {
        let text = word.text();
        let port = ExposedPort::parse(&text);
        let [Some(first), last] = port.ends else { continue };
        let range = first..=last.unwrap_or(first);
        if let Some((number, program)) = PORTS.iter().find(|(number, _)| range.contains(number)) {
            context.hit(word.place(), format!("Port {number} is for {program}."));
        }
    }
}
