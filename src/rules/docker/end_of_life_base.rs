//! Releases that nobody mends.

use crate::model::dockerfile::{Base, Stage};
use crate::model::releases;
use crate::rule::{Body, Context, rule};

rule! {
    /// Base image past its end of life
    ///
    /// Nobody mends this release any more: new weaknesses in it stay. The dates are those that endoflife.date gathers from
    /// the publishers (August 2026; Debian's with its long term support); a newer date of the run counts, an older one does
    /// not bring a release back. Known are the official images of Alpine, Debian, Ubuntu, CentOS, Fedora, Amazon Linux,
    /// Node.js, Go, Python, PHP and Ruby, and the distribution named in their tags.
    ///
    /// References: <https://endoflife.date/>
    END_OF_LIFE_BASE = {
        id: "docker/end-of-life-base",
        severity: High,
        since: "2026.11",
        aliases: [],
        profiles: [Default, Security],
        remedy: "Build on a release that is still maintained.",
        cwe: [1104],
        body: Body::Stages(check),
    }
}

fn check(stage: &Stage, context: &mut Context) {
    let Base::Image { word, text, complete: true } = stage.base() else { return };
    if let Some((release, ended)) = releases::ended(&text, context.run.today) {
        context.hit(word, format!("{release} has had no security fixes since {ended}."));
    }
}
