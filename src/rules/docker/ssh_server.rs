//! SSH server in the image.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages;
use crate::rule::{Body, Context, rule};

rule! {
    /// SSH server in the image
    ///
    /// A container has `docker exec` and `kubectl exec`; an SSH server adds keys and passwords that nobody rotates, a second process,
    /// and a door. Looked at are the stages that ship.
    ///
    /// References: <https://docs.docker.com/reference/cli/docker/container/exec/>
    SSH_SERVER = {
        id: "docker/ssh-server",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict, Security],
        remedy: "Leave it out, and open a shell with docker exec or kubectl exec.",
        cwe: [1125],
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

const SERVERS: [&str; 6] = ["openssh-server", "openssh", "openssh-server-pam", "dropbear", "dropbear-bin", "telnetd"];

fn check(run: &Instruction, context: &mut Context) {
    if run.is_trigger() || !run.stage().is_some_and(|stage| stage.ships()) {
        return;
    }
    for call in packages::calls(*run).iter().filter(|call| call.installs() && packages::is_system(call.manager)) {
        for package in &call.operands {
            let text = package.text();
            let name = text.split(['=', ':']).next().unwrap_or_default();
            // Elsewhere than on Alpine `openssh` alone is the client with its keys.
            let is_server = SERVERS.contains(&name) && (name != "openssh" || call.manager == packages::Manager::Apk);
            if is_server {
                context.hit(run.place_of(package.span()), format!("{name} waits for logins from the network."));
            }
        }
    }
}
