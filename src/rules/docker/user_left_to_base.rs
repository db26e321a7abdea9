//! Image whose user is whatever its base image says.

use crate::model::dockerfile::Dockerfile;
use crate::model::known_images::Account;
use crate::rule::{Body, Context, rule};

rule! {
    /// User left to the base image
    ///
    /// Nothing in the image that ships says which user it runs as, and the name of its base image does not tell
    /// either. Another version of the base may run as root without anybody noticing here.
    ///
    /// Counted, too, are official images that begin as root and change to an ordinary user by themselves, such as
    /// databases. Where the base is known to run as root to the end it is `docker/missing-user`.
    ///
    /// References: <https://docs.docker.com/reference/dockerfile/#user>
    USER_LEFT_TO_BASE = {
        id: "docker/user-left-to-base",
        severity: Low,
        since: "2026.11",
        aliases: ["DS-0002", "CKV_DOCKER_3"],
        profiles: [Strict],
        remedy: "Add `USER` with the number of the user that the base image means.",
        cwe: [250],
        body: Body::Dockerfile(check),
    }
}

fn check(file: &Dockerfile, context: &mut Context) {
    for stage in file.targets().filter(|stage| stage.names_no_user()) {
        if matches!(stage.account_of_base(), Account::Unknown | Account::LeavesRoot) {
            context
                .hit(stage.place(), "Only the base image decides which user the image that ships runs as.")
                .about(stage.describe());
        }
    }
}
