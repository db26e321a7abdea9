//! Keeps secrets out of everything that is printed: the texts of findings and problems are cleaned once, here, and
//! excerpts can only be had masked ([`Report::excerpt`]).

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::AhoCorasick;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use rayon::prelude::*;

use super::report::are_in_one_file;
use super::{Excerpt, Report};
use crate::document::{Pointer, Source, Span};
use crate::finding::{Extras, Finding, Hit, Place, Problem, Status};
use crate::model::secret::{self, MASK, Reach, Secret};
use crate::model::{Document, Workspace};

/// What must not be printed of a run's texts.
#[derive(Debug, Default)]
pub(super) struct Redaction {
    /// What is masked everywhere.
    run: Phrases,
    /// What is masked in what is said about one file, by its name.
    files: BTreeMap<String, FileRedaction>,
}

/// What must not be printed of one file.
#[derive(Debug, Default)]
struct FileRedaction {
    /// The bytes that excerpts mask.
    masks: Vec<Span>,
    /// Texts that are masked in what is said about the file.
    texts: BTreeSet<String>,
    /// The same, ready to be looked for.
    phrases: Phrases,
    /// Whether `masks` also holds where texts of secrets stand a second time, and `phrases` is made.
    is_complete: bool,
}

/// Cleans a report of the secrets in a workspace and makes it ready to give excerpts.
pub(super) fn redact(report: &mut Report, workspace: &Workspace) {
    if report.findings.is_empty() && report.problems.is_empty() {
        return; // Nothing is said about the workspace; problems that come later bring their texts along.
    }
    report.redaction = Redaction::of(workspace);
    report.redaction.complete(report.findings.iter().flat_map(|finding| places(&finding.hit)));
    let redaction = &report.redaction;
    let files: Vec<&mut [Finding]> = report.findings.chunk_by_mut(are_in_one_file).collect();
    files.into_par_iter().for_each(|findings| redaction.clean_findings(findings));
    let problems = std::mem::take(&mut report.problems);
    add_problems(report, problems);
}

/// Adds problems to a report, cleaned of secrets, those in the texts that they point into included.
pub(super) fn add_problems(report: &mut Report, problems: impl IntoIterator<Item = Problem>) {
    let mut problems: Vec<Problem> = problems.into_iter().collect();
    report.redaction.learn_broken(problems.iter().filter_map(|problem| problem.place.as_ref()));
    problems.iter_mut().for_each(|problem| report.redaction.clean_problem(problem));
    report.problems.append(&mut problems);
}

fn places(hit: &Hit) -> impl Iterator<Item = &Place> {
    std::iter::once(&hit.place).chain(hit.others().map(|(place, _)| place))
}

/// The files that places lie in, each once, by name.
fn files<'p>(places: impl IntoIterator<Item = &'p Place>) -> BTreeMap<String, Arc<Source>> {
    let mut files = BTreeMap::new();
    let mut last: Option<&Arc<Source>> = None;
    for place in places {
        // Mostly they come file by file.
        if last.replace(&place.source).is_some_and(|last| Arc::ptr_eq(last, &place.source)) {
            continue;
        }
        let file = place.source.in_file(place.span).0;
        if !files.contains_key(file.name()) {
            files.insert(file.name().to_owned(), file);
        }
    }
    files
}

/// The lines of a secret over several lines, which are said one by one or joined by blanks.
fn lines_of(secret: &Secret) -> Vec<String> {
    const SHORTEST_LINE: usize = 8;
    let several = secret.texts.iter().filter(|text| text.contains('\n'));
    several
        .flat_map(|text| text.lines().map(str::trim))
        .filter(|line| line.len() >= SHORTEST_LINE)
        .map(str::to_owned)
        .collect()
}

/// The sources of a workspace with the documents that stand in them; where a source was decoded out of a file, the file
/// too.
fn sources(workspace: &Workspace) -> Vec<(Arc<Source>, Vec<&Document>)> {
    let mut sources: Vec<(Arc<Source>, Vec<&Document>)> = Vec::new();
    for document in &workspace.documents {
        match sources.last_mut() {
            Some((source, documents)) if Arc::ptr_eq(source, &document.source) => documents.push(document),
            _ => sources.push((Arc::clone(&document.source), vec![document])),
        }
        let (file, _) = document.source.in_file(Span::default());
        if !Arc::ptr_eq(&file, &document.source) {
            sources.push((file, Vec::new()));
        }
    }
    sources
}

impl Redaction {
    fn of(workspace: &Workspace) -> Self {
        let sources = sources(workspace);
        let secrets =
            |(source, documents): &(Arc<Source>, Vec<&Document>)| secret::secrets(source, documents.iter().copied());
        let known: Vec<Vec<Secret>> = sources.par_iter().map(secrets).collect();
        let mut everywhere = BTreeSet::new();
        let mut redaction = Self::default();
        for ((source, _), secrets) in sources.iter().zip(known) {
            for secret in secrets {
                let (file, span) = source.in_file(secret.span);
                let own = redaction.file(file.name());
                own.masks.push(span);
                own.texts.extend(lines_of(&secret));
                match secret.reach {
                    Reach::Place => {}
                    Reach::File => own.texts.extend(secret.texts),
                    Reach::Run => everywhere.extend(secret.texts),
                }
            }
        }
        redaction.run = Phrases::new(&everywhere);
        redaction
    }

    fn file(&mut self, name: &str) -> &mut FileRedaction {
        if !self.files.contains_key(name) {
            self.files.insert(name.to_owned(), FileRedaction::default());
        }
        self.files.get_mut(name).expect("just put there")
    }

    /// Makes the files ready in which places lie, so that what is said about them can be cleaned and excerpts given.
    fn complete<'p>(&mut self, places: impl IntoIterator<Item = &'p Place>) {
        let waiting: Vec<(Arc<Source>, FileRedaction)> = files(places)
            .into_values()
            .filter_map(|file| {
                let own = self.file(file.name());
                (!own.is_complete).then(|| (file, std::mem::take(own)))
            })
            .collect();
        let run = &self.run;
        let completed: Vec<(String, FileRedaction)> =
            waiting.into_par_iter().map(|(file, own)| (file.name().to_owned(), own.completed(&file, run))).collect();
        self.files.extend(completed);
    }

    /// Adds what can be recognised without a parse in the files that problems point into: nobody has parsed them.
    fn learn_broken<'p>(&mut self, places: impl Iterator<Item = &'p Place> + Clone) {
        for (name, file) in files(places.clone()) {
            let own = self.file(&name);
            for secret in secret::secrets_in_text(file.text()) {
                own.masks.push(secret.span);
                if secret.reach > Reach::Place {
                    own.texts.extend(secret.texts);
                }
            }
            own.is_complete = false;
        }
        self.complete(places);
    }

    /// Cleans the findings of one file.
    fn clean_findings(&self, findings: &mut [Finding]) {
        let file = findings.first().map(|finding| finding.hit.place.source.name());
        let own = self.phrases(file.into_iter());
        let mut known = Known::default();
        for finding in findings {
            if finding.hit.others().all(|(place, _)| Arc::ptr_eq(&place.source, &finding.hit.place.source)) {
                clean_finding(finding, &own, &mut known);
            } else {
                let all = self.phrases(places(&finding.hit).map(|place| place.source.name()));
                clean_finding(finding, &all, &mut Known::default());
            }
        }
    }

    /// What must not be printed of a file that nothing was said about so far.
    fn of_unknown(&self, file: &Source) -> FileRedaction {
        let masks = secret::secrets_in_text(file.text()).into_iter().map(|secret| secret.span);
        let known = self.files.get(file.name()).into_iter().flat_map(|own| own.masks.iter().copied());
        FileRedaction { masks: masks.chain(known).collect(), ..FileRedaction::default() }.completed(file, &self.run)
    }

    fn clean_problem(&self, problem: &mut Problem) {
        let phrases = self.phrases(std::iter::once(&*problem.file));
        clean(&mut problem.message, &phrases);
    }

    /// What must not be printed of the run and of some files.
    fn phrases<'f>(&self, files: impl Iterator<Item = &'f str>) -> Vec<&Phrases> {
        let mut names: Vec<&str> = files.collect();
        names.sort_unstable();
        names.dedup();
        let own = names.into_iter().filter_map(|file| Some(&self.files.get(file)?.phrases));
        std::iter::once(&self.run).chain(own).filter(|phrases| phrases.automaton.is_some()).collect()
    }
}

/// What was found clean just before, of the texts that many findings in a row have.
#[derive(Default)]
struct Known {
    object: Arc<str>,
    path: Pointer,
}

fn clean_finding(finding: &mut Finding, phrases: &[&Phrases], known: &mut Known) {
    let Hit { place, message, object, .. } = &mut *finding.hit;
    if let Cow::Owned(message) = message {
        clean(message, phrases);
    }
    if *object != known.object {
        let mut text = object.to_string();
        match clean(&mut text, phrases) {
            true => known.object = Arc::clone(object),
            false => *object = text.into(),
        }
    }
    if place.pointer != known.path && clean_pointer(&mut place.pointer, phrases) {
        known.path.clone_from(&place.pointer);
    }
    if let Some(extras) = &mut finding.hit.extras {
        // A remedy that is the rule's own was not made from input.
        if extras.remedy.is_some() {
            clean(finding.remedy.to_mut(), phrases);
        }
        clean_extras(extras, phrases);
    }
    if let Status::Suppressed { reason: Some(reason), .. } = &mut finding.status {
        clean(reason, phrases);
    }
}

fn clean_extras(extras: &mut Extras, phrases: &[&Phrases]) {
    let Extras { related, flow, partial, remedy, .. } = extras;
    for text in partial.iter_mut().chain(remedy) {
        clean(text, phrases);
    }
    for (place, message) in related.iter_mut().chain(flow) {
        clean(message, phrases);
        clean_pointer(&mut place.pointer, phrases);
        clean_pointer(&mut place.named, phrases);
    }
}

/// Masks phrases in a text, and what is a secret by its form. Returns whether there was nothing to mask.
fn clean(text: &mut String, phrases: &[&Phrases]) -> bool {
    let mut was_clean = true;
    for phrases in phrases {
        if let Some(clean) = phrases.masked(text) {
            *text = clean;
            was_clean = false;
        }
    }
    if let Cow::Owned(clean) = secret::redact(text) {
        *text = clean;
        was_clean = false;
    }
    was_clean
}

/// Masks what must not be printed in the tokens of a path, each by itself. Returns whether there was plainly nothing to
/// mask: in a path that is not escaped its tokens stand as they are, so what is not in it is in none of them.
fn clean_pointer(pointer: &mut Pointer, phrases: &[&Phrases]) -> bool {
    let path = pointer.as_str();
    let is_clean =
        !path.contains('~') && !secret::may_hold_secret(path) && !phrases.iter().any(|phrases| phrases.stand_in(path));
    if !is_clean {
        *pointer = Pointer::from_tokens(pointer.tokens().map(|token| {
            let mut token = token.into_owned();
            clean(&mut token, phrases);
            token
        }));
    }
    is_clean
}

impl FileRedaction {
    fn completed(mut self, file: &Source, run: &Phrases) -> Self {
        self.phrases = Phrases::new(&self.texts);
        let again = [run, &self.phrases].into_iter().flat_map(|phrases| phrases.find(file.text()));
        self.masks.extend(again.map(|range| Span::new(range.start, range.end)));
        self.masks = secret::merged(self.masks);
        self.is_complete = true;
        self
    }
}

impl Report {
    /// The bytes of `window` in a file with the secrets masked: the only way by which a format may show input.
    pub fn excerpt(&self, file: &Source, window: Span) -> Excerpt {
        match self.redaction.files.get(file.name()) {
            Some(own) if own.is_complete => Excerpt::new(file, window, &own.masks),
            _ => Excerpt::new(file, window, &self.redaction.of_unknown(file).masks),
        }
    }

    /// A text that is no finding's or problem's, with the run's secrets masked: a file's name, for example.
    pub fn redacted(&self, text: &str) -> String {
        let mut text = text.to_owned();
        clean(&mut text, &self.redaction.phrases(std::iter::empty()));
        text
    }
}

/// Texts that must not be printed, whole or escaped or as base64.
#[derive(Debug, Default)]
struct Phrases {
    /// What each pattern of the automaton is the beginning of.
    whole: Vec<String>,
    automaton: Option<AhoCorasick>,
}

impl Phrases {
    /// Longer phrases are recognised by their beginning, so that the automaton stays small.
    const LONGEST_PATTERN: usize = 64;
    /// Shorter phrases count only as whole words.
    const SHORTEST_INSIDE: usize = 8;

    fn new(texts: &BTreeSet<String>) -> Self {
        if texts.is_empty() {
            return Self::default();
        }
        let forms: BTreeSet<String> = texts.iter().flat_map(|text| forms(text)).collect();
        let whole: Vec<String> = forms.into_iter().collect();
        let beginning = |text: &'_ String| text.floor_char_boundary(Self::LONGEST_PATTERN.min(text.len()));
        let patterns = whole.iter().map(|text| &text[..beginning(text)]);
        // It can only fail for more patterns than fit into memory.
        let automaton = AhoCorasick::new(patterns).ok();
        Self { whole, automaton }
    }

    /// Where phrases stand in a text, in order, not overlapping.
    fn find(&self, text: &str) -> Vec<Range<usize>> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let matches = automaton.find_overlapping_iter(text).filter_map(|found| {
            let whole = &self.whole[found.pattern()];
            let range = found.start()..found.start() + common_length(&text[found.start()..], whole);
            (whole.len() >= Self::SHORTEST_INSIDE || is_whole_word(text, &range)).then_some(range)
        });
        let spans = matches.map(|range| Span::new(range.start, range.end)).collect();
        secret::merged(spans).into_iter().map(Span::range).collect()
    }

    /// Whether any of them, or the beginning of a long one, stands in a text.
    fn stand_in(&self, text: &str) -> bool {
        self.automaton.as_ref().is_some_and(|automaton| automaton.is_match(text))
    }

    /// The text with its phrases masked, if it holds any.
    fn masked(&self, text: &str) -> Option<String> {
        let found = self.find(text);
        let last = found.last()?.end;
        let mut clean = String::with_capacity(text.len());
        let mut done = 0;
        for range in found {
            clean.push_str(&text[done..range.start]);
            clean.push_str(MASK);
            done = range.end;
        }
        clean.push_str(&text[last..]);
        Some(clean)
    }
}

/// The ways in which a text is written: as it is, escaped for JSON (also as Go does it, and a JSON text inside another)
/// or single-quoted YAML, and as base64.
fn forms(text: &str) -> Vec<String> {
    let json = escaped_json(text);
    let mut forms = base64_forms(text);
    if json != text {
        forms.extend(base64_forms(&json));
    }
    forms.push(escaped_json(&json));
    forms.push(json.replace('&', "\\u0026").replace('<', "\\u003c").replace('>', "\\u003e"));
    forms.push(text.replace('\'', "''"));
    forms.push(text.to_owned());
    forms.push(json);
    forms
}

fn escaped_json(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap_or_default();
    quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or("").to_owned()
}

/// A text as base64 at each of the three alignments, without the digits that also depend on its neighbours.
fn base64_forms(text: &str) -> Vec<String> {
    const SHORTEST_ENCODED: usize = 6;
    let mut forms = Vec::new();
    if text.len() < SHORTEST_ENCODED {
        return forms;
    }
    for shift in 0..3 {
        let padded = [&[0; 2][..shift], text.as_bytes()].concat();
        // A digit holds 6 bits: the first digits also hold bits before the text, the last ones bits behind it.
        let (first, last) = ((shift * 8).div_ceil(6), padded.len() * 8 / 6);
        for engine in [STANDARD_NO_PAD, URL_SAFE_NO_PAD] {
            forms.push(engine.encode(&padded)[first..last].to_owned());
        }
    }
    forms
}

/// How many bytes two texts have in common at their beginnings, up to a character boundary; where the first 4 KiB
/// agree, the rest is taken to agree.
fn common_length(text: &str, phrase: &str) -> usize {
    let common = text.bytes().zip(phrase.bytes()).take_while(|(a, b)| a == b).count();
    if common == phrase.len() && phrase.len() + 8 > Secret::LONGEST_TEXT {
        text.len()
    } else {
        text.floor_char_boundary(common)
    }
}

fn is_whole_word(text: &str, range: &Range<usize>) -> bool {
    let is_word = |c: char| c.is_alphanumeric();
    !text[..range.start].ends_with(is_word) && !text[range.end..].starts_with(is_word)
}
