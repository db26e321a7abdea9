//! Compilers that ship.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages;
use crate::model::shell::ShellWord;
use crate::rule::{Body, Context, rule};

rule! {
    /// Build tools in the image that ships
    ///
    /// Compilers, make and git make the image bigger and give an attacker tools. A builder stage keeps them out. Quiet
    /// where the same RUN removes them again (`apk del`, `apt-get purge`).
    ///
    /// References: <https://docs.docker.com/build/building/multi-stage/>
    BUILD_TOOLS_SHIPPED = {
        id: "docker/build-tools-shipped",
        severity: Info,
        since: "2026.11",
        aliases: [],
        profiles: [Strict],
        remedy: "Build in a stage of its own and copy the result.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    if !run.stage().is_some_and(|stage| stage.ships()) || run.is_trigger() {
        return;
    }
    let calls = packages::calls(*run);
    if calls.iter().any(|call| call.does(&["del", "purge", "remove", "autoremove", "erase"])) {
        return;
    }
    for call in calls.iter().filter(|call| call.installs() && packages::is_system(call.manager)) {
        let tool = |word: &&ShellWord| TOOLS.contains(&word.text().split('=').next().unwrap_or(""));
        if let Some(tool) = call.operands.iter().find(tool) {
            context.hit(run.place_of(tool.span()), format!("{} ships with the image.", tool.text()));
        }
    }
}

const TOOLS: [&str; 22] = [
    "gcc",
    "g++",
    "make",
    "cmake",
    "build-essential",
    "build-base",
    "musl-dev",
    "libc-dev",
    "libc6-dev",
    "automake",
    "autoconf",
    "clang",
    "gcc-c++",
    "golang",
    "go",
    "rustc",
    "cargo",
    "maven",
    "gradle",
    "default-jdk",
    "python3-dev",
    "linux-headers",
];
