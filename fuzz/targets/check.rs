//! Everything behind reading: every rule over whatever a text is, and every format of the report. No rule panics, and
//! every place lies in its text. The first byte says what the file is called.
#![no_main]

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use tidegate::document::Source;
use tidegate::engine::{Checker, Selection};
use tidegate::finding::{ProblemKind, Severity};
use tidegate::model::classify::classify;
use tidegate::model::{Run, Unit, Workspace};
use tidegate::output::{Format, RenderOptions, render};

const NAMES: [&str; 6] =
    ["Dockerfile", "app.yaml", "compose.yaml", "plan.json", "kustomization.yaml", "templates/web.yaml"];
const FORMATS: [Format; 5] = [Format::Pretty, Format::Concise, Format::Json, Format::Sarif, Format::Github];

static CHECKER: LazyLock<Checker> = LazyLock::new(|| {
    let rules = tidegate::rules::all().into_iter().collect();
    Checker::new(Selection::everywhere(rules, Severity::Medium))
});

fuzz_target!(|data: &[u8]| {
    let Some((kind, text)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let source = Source::new(NAMES[usize::from(*kind) % NAMES.len()], text);
    let documents = classify(&source, true).documents;
    let workspace = Workspace { units: vec![Unit::whole("fuzz")], documents, ..Workspace::default() };
    let report = CHECKER.check(&workspace, &Run::default());
    for problem in &report.problems {
        assert!(problem.kind != ProblemKind::RulePanicked, "{}", problem.message);
    }
    for finding in &report.findings {
        let place = &finding.hit.place;
        assert!(place.source.text().get(place.span.range()).is_some(), "{:?}", finding.hit);
    }
    for format in FORMATS {
        let _ = render(&report, format, &RenderOptions { verbose: true, ..RenderOptions::default() });
    }
});
