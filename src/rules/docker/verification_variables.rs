//! Variables by which a program does not check whom it talks to.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule_table};

/// The variable, the values of it that switch verification off, and whose.
struct Row {
    is_named: fn(&str) -> bool,
    switches_off: fn(&str) -> bool,
    program: &'static str,
}

rule_table! {
    |ROW: Row| Body::Instructions(&[Keyword::Env, Keyword::Arg, Keyword::Run], |instruction, context| {
        check(&ROW, instruction, context)
    });

    /// git that verifies nobody
    ///
    /// `GIT_SSL_NO_VERIFY`, whatever its value, turns TLS verification off: anybody on the way can hand the build
    /// another repository.
    ///
    /// ENV, ARG and assignments in RUN count.
    {
        row: Row {
            is_named: |name| name == "GIT_SSL_NO_VERIFY",
            switches_off: |value| !value.is_empty(),
            program: "git",
        },
        id: "docker/git-without-verification",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_14"],
        profiles: [Default, Security],
        remedy: "Remove the setting and install the authority's certificate.",
        cwe: [295],
    }

    /// Node.js that verifies nobody
    ///
    /// `NODE_TLS_REJECT_UNAUTHORIZED=0` turns TLS verification off for Node.js programs, and in ENV for every
    /// container of the image.
    ///
    /// ENV, ARG and assignments in RUN count.
    {
        row: Row {
            is_named: |name| name == "NODE_TLS_REJECT_UNAUTHORIZED",
            switches_off: |value| value == "0",
            program: "Node.js",
        },
        id: "docker/node-without-verification",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_6"],
        profiles: [Default, Security],
        remedy: "Remove the setting and install the authority's certificate.",
        cwe: [295],
    }

    /// npm that verifies nobody, by a variable
    ///
    /// `NPM_CONFIG_STRICT_SSL=false` turns TLS verification off for npm.
    ///
    /// ENV, ARG and assignments in RUN count.
    {
        row: Row {
            is_named: |name| name.eq_ignore_ascii_case("NPM_CONFIG_STRICT_SSL"),
            switches_off: |value| value.eq_ignore_ascii_case("false"),
            program: "npm",
        },
        id: "docker/npm-without-verification-variable",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_12"],
        profiles: [Default, Security],
        remedy: "Remove the setting and install the authority's certificate.",
        cwe: [295],
    }

    /// pip that verifies nobody, by a variable
    ///
    /// `PIP_TRUSTED_HOST` turns TLS verification off for a host, in ENV for every container of the image.
    ///
    /// ENV, ARG and assignments in RUN count.
    {
        row: Row {
            is_named: |name| name == "PIP_TRUSTED_HOST",
            switches_off: |value| !value.is_empty(),
            program: "pip",
        },
        id: "docker/pip-trusted-host-variable",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_16"],
        profiles: [Default, Security],
        remedy: "Remove the setting and install the authority's certificate.",
        cwe: [295],
    }

    /// Python that verifies nobody
    ///
    /// `PYTHONHTTPSVERIFY=0` turns TLS verification off for Python programs, and in ENV for every container of the
    /// image.
    ///
    /// ENV, ARG and assignments in RUN count.
    {
        row: Row {
            is_named: |name| name == "PYTHONHTTPSVERIFY",
            switches_off: |value| value == "0",
            program: "Python",
        },
        id: "docker/python-without-verification",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_5"],
        profiles: [Default, Security],
        remedy: "Remove the setting and install the authority's certificate.",
        cwe: [295],
    }
}

fn check(row: &Row, instruction: &Instruction, context: &mut Context) {
    for setting in instruction.settings() {
        if (row.is_named)(&setting.name) && (row.switches_off)(&setting.value) {
            context.hit(setting.place, format!("{} does not check whom it talks to.", row.program));
        }
    }
}
