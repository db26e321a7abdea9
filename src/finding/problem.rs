//! What could not be checked: never a finding, never silent, and nothing switches it off.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Place;
use crate::document::{Pointer, Source, SyntaxError};

/// What hadolint calls a Dockerfile that it cannot parse (<https://github.com/hadolint/hadolint#rules>). No other tool
/// for our kinds of input has an id for such a thing.
const UNPARSABLE_DOCKERFILE: &[&str] = &["DL1000"];

/// Whose fault a [`Problem`] is and what kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// A file or folder could not be read.
    Unreadable,
    /// A document that claims to be ours could not be parsed.
    Unparsable,
    /// A Helm chart or another template that must be rendered first.
    NeedsRendering,
    /// Another tool's configuration that holds here cannot be understood.
    ConfigurationBroken,
    /// A policy could not be loaded.
    PolicyBroken,
    /// A policy failed on an input.
    PolicyFailed,
    /// A built-in rule panicked: a bug of ours.
    RulePanicked,
    /// A limit of time or size was reached.
    LimitReached,
}

impl ProblemKind {
    /// Every kind, in the order of the page that explains them.
    pub const ALL: [ProblemKind; 8] = [
        ProblemKind::Unreadable,
        ProblemKind::Unparsable,
        ProblemKind::NeedsRendering,
        ProblemKind::ConfigurationBroken,
        ProblemKind::PolicyBroken,
        ProblemKind::PolicyFailed,
        ProblemKind::RulePanicked,
        ProblemKind::LimitReached,
    ];

    /// As written in reports.
    pub const fn name(self) -> &'static str {
        match self {
            ProblemKind::Unreadable => "unreadable",
            ProblemKind::Unparsable => "unparsable",
            ProblemKind::NeedsRendering => "needs-rendering",
            ProblemKind::ConfigurationBroken => "configuration-broken",
            ProblemKind::PolicyBroken => "policy-broken",
            ProblemKind::PolicyFailed => "policy-failed",
            ProblemKind::RulePanicked => "rule-panicked",
            ProblemKind::LimitReached => "limit-reached",
        }
    }

    /// What it means, in one sentence.
    pub const fn title(self) -> &'static str {
        match self {
            ProblemKind::Unreadable => "A file or folder could not be read.",
            ProblemKind::Unparsable => "A document could not be parsed.",
            ProblemKind::NeedsRendering => "A template must be rendered before it can be checked.",
            ProblemKind::ConfigurationBroken => "Another tool's configuration could not be understood.",
            ProblemKind::PolicyBroken => "A policy could not be loaded.",
            ProblemKind::PolicyFailed => "A policy failed on an input.",
            ProblemKind::RulePanicked => "A built-in rule broke: a bug of tidegate.",
            ProblemKind::LimitReached => "A limit of time or size was reached.",
        }
    }

    /// When it is said, what is checked all the same, and what to do about it.
    pub const fn docs(self) -> &'static str {
        match self {
            ProblemKind::Unreadable => {
                "The file is there, and the system refuses to give it, or what it gives is no text. What else was to be \
                 checked is checked. Give the right to read it, or `exclude` it."
            }
            ProblemKind::Unparsable => {
                "A Dockerfile, a document with `apiVersion` or `kind`, a plan, or a file that was named is not what its \
                 language allows: what it would do cannot be said. Of a Dockerfile every instruction that can be \
                 understood is checked, of a YAML file every other document; but a fault may hide in what is left. Mend \
                 it where the place points to; if it is no file for this gate, `exclude` it."
            }
            ProblemKind::NeedsRendering => {
                "A Helm chart or a file with actions of a template language in it: what will be applied is what comes \
                 out of it. Render it and check the result: `helm template . | tidegate check -`."
            }
            ProblemKind::ConfigurationBroken => {
                "The file of another tool that holds here, such as `.hadolint.yaml`, is broken or says what that tool \
                 drops in silence. Whoever wrote it believes that it holds, so the gate does not guess. Mend it where the \
                 place points to."
            }
            ProblemKind::PolicyBroken => {
                "The policy does not parse, calls what is not there, calls itself, or is no policy. The others are \
                 evaluated. Mend it where the place points to."
            }
            ProblemKind::PolicyFailed => {
                "The policy was evaluated and stopped with an error, so nobody knows what it would have said of this \
                 input. Mend the policy, or the input that it does not expect."
            }
            ProblemKind::RulePanicked => {
                "The rule that is named stopped in the middle of a document; the other rules went on. Please report it \
                 with the document, and switch the rule off until it is mended."
            }
            ProblemKind::LimitReached => {
                "The input, or what a policy makes of it, is larger or deeper than the gate goes into, so that nobody can \
                 keep it busy. What lies beyond the limit was not checked."
            }
        }
    }

    /// What other tools call problems of this kind. Each name is for one kind of input only: what a certain problem is
    /// called is in [`Problem::aliases`].
    pub const fn aliases(self) -> &'static [&'static str] {
        match self {
            ProblemKind::Unparsable => UNPARSABLE_DOCKERFILE,
            _ => &[],
        }
    }

    /// The kind that has this name, here or in another tool, in any case.
    pub fn called(id: &str) -> Option<Self> {
        let is_called = |kind: &Self| std::iter::once(&kind.name()).chain(kind.aliases()).any(|name| is_same(name, id));
        Self::ALL.into_iter().find(is_called)
    }

    /// What to say to somebody who asks for the rule `id`, which is a name of this kind; without a period.
    pub fn is_no_rule(self, id: &str) -> String {
        let kind = if id == self.name() { String::new() } else { format!(" (`{}`)", self.name()) };
        format!("`{id}` is no rule but a problem{kind}, which nothing can switch off or lower")
    }
}

fn is_same(name: &str, id: &str) -> bool {
    name.eq_ignore_ascii_case(id.trim())
}

/// Something that could not be checked: never a finding, never silent.
#[derive(Debug, Clone)]
pub struct Problem {
    /// What kind.
    pub kind: ProblemKind,
    /// What other tools call it, as they spell it.
    pub aliases: &'static [&'static str],
    /// What happened, for the one who has to mend it.
    pub message: String,
    /// The file, even where there is no text to point into.
    pub file: String,
    /// The place, if there is a text.
    pub place: Option<Place>,
}

impl Problem {
    /// A problem with a file as a whole.
    pub fn new(kind: ProblemKind, file: impl Into<String>, message: impl Into<String>) -> Self {
        Self { kind, aliases: &[], message: message.into(), file: file.into(), place: None }
    }

    /// A problem with a place in a text.
    pub fn at(kind: ProblemKind, place: Place, message: impl Into<String>) -> Self {
        let file = place.source.name().to_owned();
        Self { place: Some(place), ..Self::new(kind, file, message) }
    }

    /// A text that could not be parsed.
    pub fn syntax(source: &Arc<Source>, error: SyntaxError) -> Self {
        let place = Place::new(Arc::clone(source), error.span, Pointer::root());
        Self::at(ProblemKind::Unparsable, place, error.message)
    }

    /// A Dockerfile, or an instruction of it, that could not be parsed.
    pub fn dockerfile_syntax(source: &Arc<Source>, error: SyntaxError) -> Self {
        Self { aliases: UNPARSABLE_DOCKERFILE, ..Self::syntax(source, error) }
    }

    /// Whether `id` is the name of its kind or one of its aliases, in any case.
    pub fn answers_to(&self, id: &str) -> bool {
        std::iter::once(&self.kind.name()).chain(self.aliases).any(|name| is_same(name, id))
    }
}
