//! Ways in which policies are written. A dialect is one file that answers: do I claim this module, which rules are in
//! it, what is `input`, what do I read from the result. Everything else is not its business.

mod house;

use super::metadata::Annotation;
use super::rego::syntax::Module;
use super::rego::{Path, Value};
use super::subject::Subject;
use crate::document::Source;
use crate::finding::{Meta, Problem, Severity};
use crate::model::{Document, Shape};

/// A module with what its comments say about it.
pub struct Annotated<'a> {
    /// Its text.
    pub source: &'a std::sync::Arc<Source>,
    /// Its rules.
    pub module: &'a Module,
    /// Its METADATA.
    pub annotations: &'a [Annotation],
}

/// Whether a dialect takes a module as its own.
pub enum Claim {
    /// It does.
    Mine,
    /// It does not; half a sentence that says why: "it has no `custom.id`".
    Not(&'static str),
}

/// One rule of ours that a module holds.
#[derive(Debug)]
pub struct Entry {
    /// The Rego rule to ask, behind `data`.
    pub path: Path,
    /// Who it is.
    pub meta: Meta,
    /// What it is asked about.
    pub shapes: Vec<Shape>,
}

/// One fault that a policy reports.
#[derive(Debug, Default)]
pub struct Answer<'v> {
    /// What is wrong.
    pub message: String,
    /// Where, as the policy says it.
    pub place: Stated,
    /// The values that came with it, for tracing them back to the input; the message first.
    pub values: Vec<&'v Value>,
    /// How bad, if the policy says so itself.
    pub severity: Option<Severity>,
    /// What to do, if the policy says so itself.
    pub remedy: Option<String>,
}

/// Where a policy says that a fault is.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub enum Stated {
    /// It does not say.
    #[default]
    Nowhere,
    /// A path in the input.
    Path(Vec<String>),
    /// A line of the file, from 1.
    Line(u32),
}

/// A way in which policies are written.
pub trait Dialect: Sync {
    /// Its name, as in `--dialect` and in reports.
    fn name(&self) -> &'static str;

    /// Whether a module is written in it.
    fn claims(&self, module: &Annotated) -> Claim;

    /// The rules in a module that it claims, and what is wrong with them.
    fn entries(&self, module: &Annotated) -> (Vec<Entry>, Vec<Problem>);

    /// What policies are asked about in a document; several where it holds several objects. `None` where it is too big.
    fn subjects<'d>(&self, document: &'d Document) -> Option<Vec<Subject<'d>>>;

    /// The faults that a rule's value reports.
    ///
    /// # Errors
    /// Half a sentence that says what the value is instead: "a number".
    fn answers<'v>(&self, value: &'v Value) -> Result<Vec<Answer<'v>>, String>;
}

/// Every dialect, in the order in which they are asked for a claim.
pub static DIALECTS: &[&dyn Dialect] = &[&house::House];
