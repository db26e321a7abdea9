//! apt-get that installs what packages recommend.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::model::packages::{self, Manager};
use crate::rule::{Body, Context, rule};

rule! {
    /// Recommended packages come along
    ///
    /// apt-get installs what a package recommends unless it is told not to: documentation, fonts, mail servers. Images
    /// grow by a half and carry code that nobody asked for. `--no-install-recommends` and `-o
    /// APT::Install-Recommends=false` pass.
    ///
    /// References: <https://docs.docker.com/build/building/best-practices/#apt-get>
    RECOMMENDED_PACKAGES = {
        id: "docker/recommended-packages",
        severity: Low,
        since: "2026.11",
        aliases: ["DL3015", "DS-0029"],
        profiles: [Default, Hadolint],
        remedy: "Add --no-install-recommends.",
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    for call in packages::calls(*run) {
        let switched_off = call.options.iter().any(|word| {
            let text = word.text().to_ascii_lowercase();
            text == "--no-install-recommends"
                || text.ends_with("apt::install-recommends=false")
                || text.ends_with("apt::install-recommends=0")
        });
        let setting = call.operands.iter().any(|word| word.text().starts_with("APT::Install-Recommends="));
        if call.manager == Manager::AptGet && call.installs() && !switched_off && !setting {
            context.hit(run.place_of(call.verb_or_program().span()), "Recommended packages are installed too.");
        }
    }
}
