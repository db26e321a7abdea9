//! Brings findings and suppressions together: what is allowed by which, which allow nothing, which are at fault.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::suppress::{Dialect, Named, Scope, Suppression, Suppressions};
use super::{Ignore, MOST_GUESSES, Ruleset, Said, Selection};
use crate::document::{LineColumn, Span};
use crate::finding::{Finding, Hit, Place, ProblemKind, Status};
use crate::model::{Document, Run, World};
use crate::rule::{Body, SuppressionFault};

/// A suppression whose rules are known.
struct Permission<'a> {
    suppression: Suppression,
    ruleset: &'a Arc<Ruleset>,
    /// Indexes into [`Selection::rules`], of rules that run somewhere.
    rules: Vec<usize>,
    /// It names rules that do not run anywhere, so that nobody can say that it is not needed.
    names_others: bool,
    /// File and bytes in which it holds; nothing where it has ended or nothing stands below it.
    reach: Option<(String, Span)>,
    expired: bool,
    /// It stands in another tool's configuration file, which is for more than what was checked.
    configured: bool,
}

/// Everything that comments and annotations allow in a run.
pub(super) struct Allowing<'a> {
    selection: &'a Selection,
    run: &'a Run,
    permissions: Vec<Permission<'a>>,
    /// By file and rule: where something is allowed, in rising order and not overlapping, and by which permission.
    allowed: HashMap<String, BTreeMap<usize, Vec<(Span, usize)>>>,
    /// By the address of a ruleset: what configuration files of other tools allow wherever it holds, by rule.
    everywhere: HashMap<usize, BTreeMap<usize, usize>>,
    /// By file: the address of its ruleset, where that allows something everywhere.
    rulesets: HashMap<String, usize>,
    /// What is wrong with the suppressions in themselves.
    faults: Vec<Said>,
    /// How often it was guessed which rule is meant.
    guesses: usize,
    foreign: usize,
}

impl<'a> Allowing<'a> {
    /// Finds out what the suppressions of each document name and where they hold.
    pub(super) fn new(
        selection: &'a Selection,
        run: &'a Run,
        documents: Vec<(&'a Document, &'a Arc<Ruleset>, Suppressions)>,
    ) -> Self {
        let mut allowing = Self {
            selection,
            run,
            permissions: Vec::new(),
            allowed: HashMap::new(),
            everywhere: HashMap::new(),
            rulesets: HashMap::new(),
            faults: Vec::new(),
            guesses: 0,
            foreign: 0,
        };
        let mut met = HashSet::new();
        let mut names = Names::of(selection);
        for (document, ruleset, suppressions) in documents {
            if ruleset.ignore_suppressions {
                continue;
            }
            for (fault, place, what) in suppressions.faults {
                allowing.complain(ruleset, fault, place, sentence(&what));
            }
            if !ruleset.ignores.is_empty() {
                allowing.admit_ignores(document, ruleset, &mut met, &mut names);
            }
            let counts = |one: &Suppression| !ruleset.silenced.contains(&one.key().0);
            for suppression in suppressions.all.into_iter().filter(counts) {
                allowing.admit(document, ruleset, suppression, &mut names);
            }
        }
        allowing.allowed = allowing.segments();
        allowing
    }

    /// What is wrong with suppressions in themselves, as hits of the rules that report it.
    pub(super) fn faults(&mut self) -> Vec<Said> {
        std::mem::take(&mut self.faults)
    }

    /// How many name rules of other tools or policies that nobody here knows.
    pub(super) fn foreign(&self) -> usize {
        self.foreign
    }

    fn admit(&mut self, document: &Document, ruleset: &'a Arc<Ruleset>, suppression: Suppression, names: &mut Names) {
        let named = names.named_by(&suppression);
        if named.is_empty() {
            return self.admit_unknown(ruleset, &suppression);
        }
        if let Some(until) = suppression.until.clone().filter(|_| suppression.is_expired(self.run.today)) {
            self.complain_of_end(ruleset, until);
        }
        let span = match suppression.scope {
            Scope::File => Some(Span { start: 0, end: u32::MAX }),
            Scope::Bytes(span) => Some(document.source.in_file(span).1),
            Scope::Nowhere => None,
        };
        self.permit(ruleset, suppression, named, span.map(|span| (file_of(document), span)), false);
    }

    /// What other tools' configuration files allow: once for each ruleset, or the objects of this document.
    fn admit_ignores(
        &mut self,
        document: &Document,
        ruleset: &'a Arc<Ruleset>,
        met: &mut HashSet<*const Ignore>,
        names: &mut Names,
    ) {
        let address = Arc::as_ptr(ruleset).addr();
        let is_new = !self.everywhere.contains_key(&address);
        // What is not about certain objects is the same for every document of a ruleset.
        for ignore in ruleset.ignores.iter().filter(|ignore| is_new || ignore.objects.is_some()) {
            let suppression = Suppression::of_ignore(ignore, Scope::Nowhere);
            let named = names.named_by(&suppression);
            if met.insert(Arc::as_ptr(ignore)) {
                if named.is_empty() {
                    self.admit_unknown(ruleset, &suppression);
                }
                if let Some(until) = suppression.until.clone().filter(|_| suppression.is_expired(self.run.today)) {
                    self.complain_of_end(ruleset, until);
                }
            }
            match &ignore.objects {
                Some(objects) => {
                    for span in objects.spans(document) {
                        let suppression = Suppression::of_ignore(ignore, Scope::Bytes(span));
                        let reach = (file_of(document), document.source.in_file(span).1);
                        self.permit(ruleset, suppression, named.clone(), Some(reach), true);
                    }
                }
                None => {
                    let permission = self.permit(ruleset, suppression, named, None, true);
                    let allowed = self.everywhere.entry(address).or_default();
                    let Permission { rules, expired, .. } = &self.permissions[permission];
                    for &rule in rules.iter().filter(|_| !expired) {
                        allowed.entry(rule).or_insert(permission);
                    }
                }
            }
        }
        self.everywhere.entry(address).or_default();
        self.rulesets.insert(file_of(document), address);
    }

    /// Keeps what is allowed; returns its number.
    fn permit(
        &mut self,
        ruleset: &'a Arc<Ruleset>,
        suppression: Suppression,
        named: Vec<Option<usize>>,
        reach: Option<(String, Span)>,
        configured: bool,
    ) -> usize {
        let expired = suppression.is_expired(self.run.today);
        let rules: Vec<usize> = named.iter().filter_map(|rule| *rule).collect();
        let names_others = rules.len() < named.len();
        let reach = reach.filter(|_| !expired);
        self.permissions.push(Permission { suppression, ruleset, rules, names_others, reach, expired, configured });
        self.permissions.len() - 1
    }

    fn complain_of_end(&mut self, ruleset: &Ruleset, until: Place) {
        let message = format!("What this allows is allowed until {} only, which is over.", words(&until));
        self.complain(ruleset, SuppressionFault::Expired, until, message);
    }

    /// Names of policies come with their dialect in front; those that are not loaded in this run are not unknown. Whose
    /// name of a problem it is does not matter: nobody can allow one.
    fn admit_unknown(&mut self, ruleset: &Ruleset, suppression: &Suppression) {
        if let Some((id, kind)) = suppression.id().and_then(|id| Some((id, ProblemKind::called(id)?))) {
            let message = format!("{}.", kind.is_no_rule(id));
            self.complain(ruleset, SuppressionFault::UnknownRule, suppression.place.clone(), message);
            return;
        }
        let Some(id) = suppression.id().filter(|id| suppression.is_ours() && !id.contains(':')) else {
            self.foreign += 1;
            return;
        };
        let place = suppression.place.clone();
        let (catalogue, is_guessed) = (&self.selection.catalogue, self.guesses < MOST_GUESSES);
        let message = format!("No rule answers to `{id}`, so nothing is allowed by it.");
        if let Some(said) = self.complain(ruleset, SuppressionFault::UnknownRule, place, message) {
            let closest = is_guessed.then(|| catalogue.closest(id)).flatten();
            said.hit.extras_mut().remedy = closest.map(|meant| format!("Write `{meant}`, if that is meant."));
            self.guesses += 1;
        }
    }

    /// Has the rule for a fault say something, where it runs.
    fn complain(
        &mut self,
        ruleset: &Ruleset,
        fault: SuppressionFault,
        place: Place,
        message: String,
    ) -> Option<&mut Said> {
        let rule = rule_for(self.selection, fault).filter(|&rule| ruleset.setting(rule).is_some())?;
        // Several names in one comment share its day.
        if self.faults.last().is_some_and(|said| said.rule == rule && is_same_place(&said.hit.place, &place)) {
            return None;
        }
        self.faults.push(Said { rule, hit: Box::new(Hit::new(place, message)) });
        self.faults.last_mut()
    }

    /// Lays the permissions for one rule in one file side by side. Where several hold, the one that begins first is the
    /// one that is named.
    fn segments(&self) -> HashMap<String, BTreeMap<usize, Vec<(Span, usize)>>> {
        let mut allowed: HashMap<String, BTreeMap<usize, Vec<(Span, usize)>>> = HashMap::new();
        for (index, permission) in self.permissions.iter().enumerate() {
            let Some((file, span)) = &permission.reach else { continue };
            let of_file = allowed.entry(file.clone()).or_default();
            for &rule in &permission.rules {
                of_file.entry(rule).or_default().push((*span, index));
            }
        }
        for spans in allowed.values_mut().flat_map(BTreeMap::values_mut) {
            spans.sort_by_key(|(span, index)| (span.start, std::cmp::Reverse(span.end), *index));
            let mut done = 0;
            spans.retain_mut(|(span, _)| {
                span.start = span.start.max(done);
                done = done.max(span.end);
                span.start < span.end
            });
        }
        allowed
    }

    /// The permission that allows a finding, if one does.
    fn permission_for(&self, finding: &Finding) -> Option<&Permission<'a>> {
        if self.allowed.is_empty() && self.rulesets.is_empty() {
            return None;
        }
        let (file, span) = finding.hit.place.source.in_file(finding.hit.place.span);
        let here = || {
            let spans = self.allowed.get(file.name())?.get(&finding.rule)?;
            let before = spans.partition_point(|(allowed, _)| allowed.start <= span.start);
            let (allowed, index) = spans[before.checked_sub(1)?];
            (span.start < allowed.end).then_some(index)
        };
        let everywhere = || self.everywhere.get(self.rulesets.get(file.name())?)?.get(&finding.rule).copied();
        here().or_else(everywhere).map(|index| &self.permissions[index])
    }

    /// Says which permissions allow nothing, where all that they name ran.
    pub(super) fn unused(&self, findings: &[Finding]) -> Vec<Said> {
        let Some(rule) = rule_for(self.selection, SuppressionFault::Unused) else { return Vec::new() };
        if self.permissions.is_empty() {
            return Vec::new();
        }
        let mut found: HashMap<(String, usize), Vec<u32>> = HashMap::new();
        for finding in findings {
            let (file, span) = finding.hit.place.source.in_file(finding.hit.place.span);
            found.entry((file.name().to_owned(), finding.rule)).or_default().push(span.start);
        }
        for starts in found.values_mut() {
            starts.sort_unstable();
        }
        let is_used = |permission: &Permission| {
            let Some((file, span)) = &permission.reach else { return false };
            permission.rules.iter().any(|&rule| {
                let starts = found.get(&(file.clone(), rule)).map_or(&[][..], Vec::as_slice);
                let first = starts.partition_point(|&start| start < span.start);
                starts.get(first).is_some_and(|&start| start < span.end)
            })
        };
        let unused = self.permissions.iter().filter(|permission| {
            !permission.expired
                && !permission.configured
                && !permission.suppression.varies
                && permission.ruleset.setting(rule).is_some()
                && self.all_ran(permission, rule)
                && !is_used(permission)
        });
        let say = |permission: &Permission| {
            let place = permission.suppression.place.clone();
            let message = format!("Nothing here needs `{}` to be allowed.", words(&place));
            Said { rule, hit: Box::new(Hit::new(place, message)) }
        };
        unused.map(say).collect()
    }

    /// Whether every rule that is named ran on the document, and saw all that it looks at. One that allows unused
    /// suppressions is judged by nobody, or two of them could prove each other needless.
    fn all_ran(&self, permission: &Permission, unused: usize) -> bool {
        let saw_everything = |rule: usize| match self.selection.rules[rule].body {
            Body::Workspace(_) => self.run.world == World::Closed,
            _ => rule != unused,
        };
        let ran = |rule: usize| permission.ruleset.setting(rule).is_some() && saw_everything(rule);
        let one_name = permission.suppression.id().is_some();
        one_name && !permission.names_others && permission.rules.iter().all(|&rule| ran(rule))
    }
}

/// Marks the findings that are allowed.
pub(super) fn allow(findings: &mut [Finding], allowing: &Allowing) {
    for finding in findings.iter_mut() {
        if let Some(permission) = allowing.permission_for(finding) {
            let Permission { suppression, .. } = permission;
            let (file, LineColumn { line, .. }, _) = suppression.place.region();
            let (by, reason) = (format!("{}:{line}", file.name()), suppression.reason().map(str::to_owned));
            finding.status = Status::Suppressed { by, reason };
        }
    }
}

/// The rule that reports a fault, if it runs somewhere.
fn rule_for(selection: &Selection, fault: SuppressionFault) -> Option<usize> {
    selection.rules.iter().position(|rule| matches!(rule.body, Body::Settling(reports) if reports == fault))
}

fn is_same_place(one: &Place, other: &Place) -> bool {
    Arc::ptr_eq(&one.source, &other.source) && one.span == other.span
}

/// The name of the file that a document stands in.
fn file_of(document: &Document) -> String {
    document.source.in_file(Span::default()).0.name().to_owned()
}

/// The words at a place.
fn words(place: &Place) -> &str {
    place.source.slice(place.span)
}

fn sentence(what: &str) -> String {
    let mut letters = what.chars();
    let first: String = letters.next().map_or_else(String::new, |first| first.to_uppercase().collect());
    format!("{first}{}.", letters.as_str())
}

/// What suppressions name; each name is looked up once.
struct Names<'s> {
    selection: &'s Selection,
    /// By the rule's address: its index among the rules that run.
    running: HashMap<usize, usize>,
    known: HashMap<(Dialect, Named), Vec<Option<usize>>>,
}

impl<'s> Names<'s> {
    fn of(selection: &'s Selection) -> Self {
        let running = selection.rules.iter().enumerate().map(|(index, rule)| (rule.address(), index)).collect();
        Self { selection, running, known: HashMap::new() }
    }

    /// The rules that are named; `None` for one that does not run anywhere.
    fn named_by(&mut self, suppression: &Suppression) -> Vec<Option<usize>> {
        let (dialect, named) = suppression.key();
        let key = (dialect, named.clone());
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let catalogue = &self.selection.catalogue;
        let running = |index: usize| self.running.get(&catalogue.rules()[index].address()).copied();
        let mut rules: Vec<Option<usize>> = suppression.rules(catalogue).into_iter().map(running).collect();
        let mut seen = HashSet::new();
        rules.retain(|rule| rule.is_none_or(|rule| seen.insert(rule)));
        self.known.insert(key, rules.clone());
        rules
    }
}
