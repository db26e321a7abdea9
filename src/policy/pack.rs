//! Policies of one dialect that are evaluated together: [`PolicyPack`] for the checker.

use std::sync::Arc;

use super::dialect::{Answer, Dialect, Stated};
use super::rego::{Engine, Failure, Value};
use super::subject::Subject;
use crate::document::Pointer;
use crate::finding::{Hit, Place, Problem, ProblemKind};
use crate::model::{Document, Shape, Workspace};
use crate::rule::{PolicyAnswers, PolicyPack};

/// The most faults that one policy may report about one input: more is a policy gone wrong.
const MOST_HITS: usize = 1000;

/// The longest message, in characters; the rest is cut off.
const LONGEST_MESSAGE: usize = 2000;

/// One policy of a pack.
#[derive(Debug)]
pub struct Member {
    /// The rule's id.
    pub id: String,
    /// What it is asked about.
    pub shapes: Vec<Shape>,
    /// The policy's file and package, where problems have no better place.
    pub place: Place,
    /// What is said where the policy gives no message.
    pub title: String,
}

/// An engine, its dialect and its policies.
pub struct Pack {
    dialect: &'static dyn Dialect,
    engine: Engine,
    members: Vec<Member>,
}

impl Pack {
    /// A pack; the engine's entries are those of `members`, in order.
    pub fn new(dialect: &'static dyn Dialect, engine: Engine, members: Vec<Member>) -> Self {
        Self { dialect, engine, members }
    }
}

impl PolicyPack for Pack {
    fn evaluate(&self, entries: &[usize], document: &Document, _workspace: &Workspace) -> PolicyAnswers {
        let mut answers = PolicyAnswers::default();
        let mut wanted: Vec<usize> = entries.to_vec();
        wanted.retain(|&entry| self.members.get(entry).is_some_and(|member| member.shapes.contains(&document.shape)));
        wanted.sort_unstable();
        if wanted.is_empty() {
            return answers;
        }
        match self.dialect.subjects(document) {
            Some(subjects) => {
                for subject in subjects {
                    self.ask(&wanted, document, &subject, &mut answers);
                }
            }
            None => {
                let message = "too big to be shown to policies";
                answers.problems.push(Problem::new(ProblemKind::LimitReached, document.source.name(), message));
            }
        }
        answers
    }
}

impl Pack {
    fn ask(&self, wanted: &[usize], document: &Document, subject: &Subject, answers: &mut PolicyAnswers) {
        let spoken = self.engine.ask(wanted, &subject.value);
        for (entry, failure) in &spoken.failures {
            answers.problems.push(self.failed(&self.members[*entry], failure, document));
        }
        for (entry, value) in &spoken.values {
            let member = &self.members[*entry];
            match self.read(value) {
                Ok(found) => {
                    let hits = found.iter().map(|answer| hit(answer, member, subject, document, &spoken.trail));
                    answers.hits.extend(hits.map(|hit| (*entry, hit)));
                }
                Err(message) => {
                    let failure = Failure { message, place: None, limit: false };
                    answers.problems.push(self.failed(member, &failure, document));
                }
            }
        }
    }

    fn read<'v>(&self, value: &'v Value) -> Result<Vec<Answer<'v>>, String> {
        let found = self.dialect.answers(value).map_err(|what| format!("its value has {what}"))?;
        if found.len() > MOST_HITS {
            return Err(format!("it reports {} faults in one input, more than {MOST_HITS}", found.len()));
        }
        Ok(found)
    }

    /// A policy that gave no answer about an input.
    fn failed(&self, member: &Member, failure: &Failure, document: &Document) -> Problem {
        let kind = if failure.limit { ProblemKind::LimitReached } else { ProblemKind::PolicyFailed };
        let place = match &failure.place {
            Some((source, span)) => Place::new(Arc::clone(source), *span, Pointer::root()),
            None => member.place.clone(),
        };
        let message = format!("{} failed on {}: {}", member.id, document.source.name(), failure.message);
        Problem::at(kind, place, message)
    }
}

fn hit(answer: &Answer, member: &Member, subject: &Subject, document: &Document, trail: &super::rego::Trail) -> Hit {
    let message = if answer.message.trim().is_empty() { &member.title } else { &answer.message };
    let place = match &answer.place {
        Stated::Path(path) => subject.at_path(path),
        Stated::Line(line) => line_of(document, *line).unwrap_or_else(|| subject.whole()),
        Stated::Nowhere => {
            let carried = subject.carried_by(&answer.values, trail);
            carried.or_else(|| subject.named_in(message)).unwrap_or_else(|| subject.whole())
        }
    };
    let mut hit = Hit::new(place, shortened(message));
    hit.object = subject.describe(&hit.place).into();
    if answer.severity.is_some() || answer.remedy.is_some() {
        let extras = hit.extras_mut();
        extras.severity = answer.severity;
        extras.remedy.clone_from(&answer.remedy);
    }
    hit
}

fn shortened(message: &str) -> String {
    match message.char_indices().nth(LONGEST_MESSAGE) {
        Some((at, _)) => format!("{}…", &message[..at]),
        None => message.to_owned(),
    }
}

/// What stands on a line of the file, without blanks around it.
fn line_of(document: &Document, line: u32) -> Option<Place> {
    let source = &document.source;
    let line = (line as usize).checked_sub(1).filter(|&line| line < source.lines().lines())?;
    let span = source.lines().line_span(source.text(), line);
    let text = source.slice(span);
    let start = span.range().start + (text.len() - text.trim_start().len());
    let span = crate::document::Span::new(start, start + text.trim().len());
    (!span.is_empty()).then(|| Place::new(Arc::clone(source), span, Pointer::root()))
}
