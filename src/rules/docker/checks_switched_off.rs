//! Options by which a program does not check what it takes, or from whom.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule_table};

/// An option of some programs, and what is wrong with it.
struct Row {
    programs: &'static [&'static str],
    options: &'static [&'static str],
    fault: &'static str,
}

rule_table! {
    |ROW: Row| Body::Instructions(&[Keyword::Run], |run, context| check(&ROW, run, context));

    /// apk that takes unsigned packages
    ///
    /// `--allow-untrusted` installs packages whose signature nobody checked.
    {
        row: Row {
            programs: &["apk"],
            options: &["--allow-untrusted"],
            fault: "apk takes packages that nobody signed.",
        },
        id: "docker/apk-untrusted",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_7"],
        profiles: [Default, Security],
        remedy: "Add the key of the repository to `/etc/apk/keys`.",
        cwe: [347],
    }

    /// apt-get that overrides every warning
    ///
    /// `--force-yes` answers yes to unsigned packages, downgrades and the removal of essential ones. apt has
    /// deprecated it.
    {
        row: Row {
            programs: &["apt-get", "apt"],
            options: &["--force-yes"],
            fault: "apt-get does not even stop at unsigned packages.",
        },
        id: "docker/apt-force-yes",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_11"],
        profiles: [Default, Security],
        remedy: "Use `-y`, and `--allow-downgrades` and its kin one by one where they are needed.",
        cwe: [347],
    }

    /// apt-get that takes unsigned packages
    ///
    /// `--allow-unauthenticated` installs packages from repositories whose signature nobody checked.
    {
        row: Row {
            programs: &["apt-get", "apt"],
            options: &["--allow-unauthenticated"],
            fault: "apt-get takes packages that nobody signed.",
        },
        id: "docker/apt-unauthenticated",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_8"],
        profiles: [Default, Security],
        remedy: "Add the key of the repository with `signed-by`.",
        cwe: [347],
    }

    /// rpm that checks nothing
    ///
    /// rpm installs the package without looking at its digest or signature.
    {
        row: Row {
            programs: &["rpm"],
            options: &["--nodigest", "--nosignature", "--noverify", "--nofiledigest"],
            fault: "rpm does not check what it installs.",
        },
        id: "docker/rpm-without-signatures",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_10"],
        profiles: [Default, Security],
        remedy: "Import the key with `rpm --import` and leave the option out.",
        cwe: [347],
    }

    /// wget that verifies nobody
    ///
    /// With `--no-check-certificate` wget talks to whoever answers: anybody on the way can hand the build another
    /// file.
    {
        row: Row {
            programs: &["wget"],
            options: &["--no-check-certificate"],
            fault: "wget does not check whom it talks to.",
        },
        id: "docker/wget-without-verification",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_3"],
        profiles: [Default, Security],
        remedy: "Leave the option out and install `ca-certificates`.",
        cwe: [295],
    }

    /// yum or dnf that takes unsigned packages
    ///
    /// `--nogpgcheck` installs packages whose signature nobody checked.
    {
        row: Row {
            programs: &["yum", "dnf", "tdnf", "microdnf"],
            options: &["--nogpgcheck"],
            fault: "Packages are installed that nobody signed.",
        },
        id: "docker/yum-without-signatures",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_DOCKER_9"],
        profiles: [Default, Security],
        remedy: "Import the key of the repository and leave the option out.",
        cwe: [347],
    }
}

fn check(Row { programs, options, fault }: &Row, run: &Instruction, context: &mut Context) {
    for invocation in run.commands().into_iter().filter_map(|command| command.invocation()) {
        let concerned = programs.iter().any(|program| invocation.runs(program));
        if let Some(option) = invocation.option(options).filter(|_| concerned) {
            context.hit(run.place_of(option.span()), *fault);
        }
    }
}
