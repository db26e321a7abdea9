//! Instructions that a later one of the same stage replaces.

use crate::model::dockerfile::{Keyword, Stage};
use crate::rule::{Body, Context, rule_table};

/// The instruction and how it is written.
struct Row(Keyword, &'static str);

rule_table! {
    |ROW: Row| Body::Stages(|stage, context| check(&ROW, stage, context));

    /// CMD that a later one replaces
    ///
    /// Only the last CMD of a stage counts; the earlier one is dead text, and whoever edits it changes nothing.
    ///
    /// The finding stands at the one that is ignored, as in BuildKit; hadolint marks the later one.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/>
    {
        row: Row(Keyword::Cmd, "CMD"),
        id: "docker/multiple-cmd",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL4003", "DS-0016", "MultipleInstructionsDisallowed"],
        profiles: [Default, Hadolint],
        remedy: "Keep one CMD a stage.",
    }

    /// ENTRYPOINT that a later one replaces
    ///
    /// Only the last ENTRYPOINT of a stage counts; the earlier one is dead text, and whoever edits it changes
    /// nothing.
    ///
    /// The finding stands at the one that is ignored, as in BuildKit; hadolint marks the later one.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/>
    {
        row: Row(Keyword::Entrypoint, "ENTRYPOINT"),
        id: "docker/multiple-entrypoint",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL4004", "DS-0007", "MultipleInstructionsDisallowed"],
        profiles: [Default, Hadolint],
        remedy: "Keep one ENTRYPOINT a stage.",
    }

    /// HEALTHCHECK that a later one replaces
    ///
    /// Only the last HEALTHCHECK of a stage counts; the earlier probe never runs.
    ///
    /// The finding stands at the one that is ignored, as in BuildKit; hadolint marks the later one.
    ///
    /// References: <https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/>
    {
        row: Row(Keyword::Healthcheck, "HEALTHCHECK"),
        id: "docker/multiple-healthcheck",
        severity: Medium,
        since: "2026.11",
        aliases: ["DL3012", "DS-0023", "MultipleInstructionsDisallowed"],
        profiles: [Default, Hadolint],
        remedy: "Keep one HEALTHCHECK a stage.",
    }
}

fn check(Row(keyword, name): &Row, stage: &Stage, context: &mut Context) {
    for (ignored, last) in stage.replaced(*keyword) {
        context
            .hit(ignored.place(), format!("A later {name} of this stage replaces this one."))
            .related(last.place(), "this one counts");
    }
}
