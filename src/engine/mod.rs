//! Floor 4: [`Checker::check`], the only loop over rules.

mod allow;
mod catalogue;
mod excerpt;
mod fingerprint;
mod ignore;
mod offer;
mod redact;
mod report;
mod select;
mod settle;
mod suppress;

use std::ops::Deref;
use std::sync::Arc;

use rayon::prelude::*;

use crate::finding::{Hit, Problem};
use crate::model::{Run, Workspace};
use crate::rule::Rule;

pub use catalogue::{Catalogue, MOST_GUESSES, closest};
pub use excerpt::Excerpt;
pub use ignore::{Ignore, Objects};
pub use report::{Report, Summary, Verdict};
pub use select::{Ruleset, Selection, Setting};
pub(crate) use suppress::{Dialect, Named, day};

/// Chosen rules; built once, immutable, shared by every face.
#[derive(Debug)]
pub struct Checker {
    selection: Selection,
}

/// A hit and the rule that said it: an index into [`Selection::rules`].
pub(crate) struct Said {
    pub(crate) rule: usize,
    pub(crate) hit: Box<Hit>,
}

impl Checker {
    /// A checker for a selection.
    pub fn new(selection: Selection) -> Self {
        Self { selection }
    }

    /// The rules and how they are set.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// Looks at every document with every rule that is chosen for its path, then at all of them together, and
    /// settles what was said. Uses the caller's rayon pool; its threads need 16 MiB of stack.
    pub fn check(&self, workspace: &Workspace, run: &Run) -> Report {
        let asked: Vec<settle::Asked> = workspace
            .documents
            .par_iter()
            .map(|document| {
                let ruleset = self.selection.ruleset(document.source.name());
                let answers = offer::document(document, &self.selection.rules, &ruleset, workspace, run);
                settle::Asked { answers, suppressions: suppress::read(document), ruleset }
            })
            .collect();
        let joins = offer::workspace(&self.selection, workspace, run);
        settle::settle(&self.selection, workspace, run, asked, joins)
    }
}

/// Problems that were met before the checker was called go into the same report.
pub fn with_problems(mut report: Report, problems: impl IntoIterator<Item = Problem>) -> Report {
    redact::add_problems(&mut report, problems);
    report.sort_problems();
    report
}

/// A rule as the engine holds it. What comes with the program is not copied: there are a thousand of them, at each start.
#[derive(Debug, Clone)]
pub enum SharedRule {
    /// Came with the program.
    BuiltIn(&'static Rule),
    /// Made for this run: a policy, or a second form of another rule.
    Made(Arc<Rule>),
}

impl SharedRule {
    /// Where it stands in memory, which its clones share.
    fn address(&self) -> usize {
        std::ptr::from_ref::<Rule>(self).addr()
    }
}

impl Deref for SharedRule {
    type Target = Rule;

    fn deref(&self) -> &Rule {
        match self {
            SharedRule::BuiltIn(rule) => rule,
            SharedRule::Made(rule) => rule,
        }
    }
}

impl From<&'static Rule> for SharedRule {
    fn from(rule: &'static Rule) -> Self {
        SharedRule::BuiltIn(rule)
    }
}

impl From<Arc<Rule>> for SharedRule {
    fn from(rule: Arc<Rule>) -> Self {
        SharedRule::Made(rule)
    }
}
