//! Packages that go installs in whatever version is newest.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// Package from go without a version
    ///
    /// `go install` of a module without a version, or with `@latest`, takes whatever is newest. Local packages and files
    /// pass (hadolint reports `go run main.go`).
    ///
    /// References: <https://go.dev/ref/mod#go-install>
    UNPINNED_GO_TOOL = {
        id: "docker/unpinned-go-tool",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3062"],
        profiles: [Hadolint],
        remedy: "Write module@version.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for call in packages::calls(*run) {
        if !matches!(call.manager, Manager::Go) {
            continue;
        }
        let unpinned = packages::unpinned(&call, *run);
        if let Some(first) = unpinned.first() {
            let names = packages::names(&unpinned);
            context.hit(run.place_of(first.span()), format!("Nothing says which version of {names} is installed."));
        }
    }
}
