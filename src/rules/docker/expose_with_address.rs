//! EXPOSE with an address or host port.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// EXPOSE with an address or host port
    ///
    /// EXPOSE documents ports of the container. An address or a host port in it is ignored, so `EXPOSE
    /// 127.0.0.1:80:80` binds nothing to loopback; publishing is up to `docker run -p`.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/expose-invalid-format/>
    EXPOSE_WITH_ADDRESS = {
        id: "docker/expose-with-address",
        severity: Medium,
        since: "2026.11",
        aliases: ["ExposeInvalidFormat"],
        profiles: [Default],
        remedy: "Name the container port only and publish it with `-p`.",

        body: Body::Instructions(&[Keyword::Expose], check),
    }
}

fn check(expose: &Instruction, context: &mut Context) {
    for word in expose.words() {
        let without_variables = word.variables().is_empty();
        if without_variables && word.text().contains(':') {
            context.hit(word.place(), "EXPOSE takes no address and no host port.");
        }
    }
}
