//! Package managers that are not there.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages;
use crate::model::shell::{Link, Scope, ScopeKind};
use crate::rule::{Body, Context, rule};

rule! {
    /// Package manager that the base does not have
    ///
    /// The base image belongs to another family of distributions: this RUN fails, or its author meant another image. The
    /// family is known from the image's name and tag; where neither tells it, the rule is silent.
    ///
    /// References: <https://docs.docker.com/build/building/base-images/>
    FOREIGN_PACKAGE_MANAGER = {
        id: "docker/foreign-package-manager",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default],
        remedy: "Use the package manager of the base image.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    let Some(family) = run.stage().and_then(|stage| stage.root().family()) else { return };
    for call in packages::calls(*run) {
        // A script that asks which distribution it is on may hold commands of others.
        let asked = |scope: Scope| matches!(scope.kind(), ScopeKind::Branch | ScopeKind::Condition);
        if call.command.scope().chain().any(asked) || call.command.pipeline().link() == Link::Or {
            continue;
        }
        if let Some(needed) = packages::family_of(call.manager).filter(|needed| *needed != family) {
            let message = format!("{} is for {needed}; the base image is {family}.", call.program.text());
            context.hit(run.place_of(call.program.span()), message);
            return;
        }
    }
}
