//! Our own dialect: METADATA with `custom.id`, a rule `finding` that holds messages or `{message, path}`.
//!
//! `docs/writing-policies.md` describes it for those who write policies.

use std::borrow::Cow;

use super::{Annotated, Answer, Claim, Dialect, Entry, Stated};
use crate::document::Pointer;
use crate::finding::{Meta, Place, Problem, ProblemKind, Profile, Severity};
use crate::model::{Document, Shape, kubernetes};
use crate::policy::metadata::{Annotation, Scope};
use crate::policy::rego::{Value, field, full_path, text};
use crate::policy::subject::{Subject, of_dockerfile};

/// The dialect.
pub struct House;

/// The rules that a package's METADATA may mean, in this order: ours, then what policies of other tools call it.
const RULES: [&str; 4] = ["finding", "deny", "violation", "warn"];

impl Dialect for House {
    fn name(&self) -> &'static str {
        "house"
    }

    fn claims(&self, module: &Annotated) -> Claim {
        let Some(block) = module.annotations.iter().find(|block| block.at(&["custom", "id"]).is_some()) else {
            return Claim::Not("it has no METADATA with `custom.id`");
        };
        match block.at(&["custom", "input", "selector"]) {
            Some(_) => Claim::Not("its METADATA selects input as a Trivy check does"),
            None => Claim::Mine,
        }
    }

    fn entries(&self, module: &Annotated) -> (Vec<Entry>, Vec<Problem>) {
        let (mut entries, mut problems) = (Vec::new(), Vec::new());
        for block in module.annotations.iter().filter(|block| block.at(&["custom", "id"]).is_some()) {
            match entry(module, block) {
                Ok(entry) => entries.push(entry),
                Err(found) => problems.extend(found),
            }
        }
        (entries, problems)
    }

    fn subjects<'d>(&self, document: &'d Document) -> Option<Vec<Subject<'d>>> {
        match document.shape {
            Shape::Kubernetes => kubernetes::objects(document).map(Subject::object).collect(),
            Shape::Plan | Shape::Compose | Shape::Kustomization => Some(vec![Subject::tree(document.tree()?.root())?]),
            Shape::Dockerfile => Some(document.dockerfile().map(of_dockerfile).into_iter().collect()),
        }
    }

    fn answers<'v>(&self, value: &'v Value) -> Result<Vec<Answer<'v>>, String> {
        match value {
            Value::Bool(false) | Value::Undefined => Ok(Vec::new()),
            Value::Set(items) => items.iter_sorted().map(answer).collect(),
            Value::Array(items) => items.iter().map(answer).collect(),
            other => Ok(vec![answer(other)?]),
        }
    }
}

/// The rule that a block is about.
fn entry(module: &Annotated, block: &Annotation) -> Result<Entry, Vec<Problem>> {
    let mut reading = Reading { block, problems: Vec::new() };
    let rule = match block.rule {
        Some(rule) => Some(&module.module.rules[rule]),
        None => reading.rule_of_package(module),
    };
    let id = reading.id();
    let severity = reading.severity();
    let profiles = reading.profiles();
    let shapes = reading.shapes();
    let aliases =
        block.texts(&["custom", "aliases"]).into_iter().map(|(alias, _)| Cow::Owned(alias)).collect::<Vec<_>>();
    let cwe = reading.cwe();
    let Some(rule) = rule.filter(|_| reading.problems.is_empty()) else { return Err(reading.problems) };
    let title = block.text(&["title"]).unwrap_or_else(|| title_of(&id));
    let docs = match block.text(&["description"]) {
        Some(description) => format!("{title}\n\n{description}\n"),
        None => format!("{title}\n"),
    };
    let meta = Meta {
        id: Cow::Owned(id),
        docs: Cow::Owned(docs),
        remedy: Cow::Owned(block.text(&["custom", "remedy"]).unwrap_or_default()),
        severity,
        since: Cow::Owned(block.text(&["custom", "since"]).unwrap_or_default()),
        aliases: Cow::Owned(aliases),
        profiles: Cow::Owned(profiles),
        covers: Cow::Borrowed(&[]),
        cwe: Cow::Owned(cwe),
        links: Cow::Owned(block.links().into_iter().map(Cow::Owned).collect()),
        fix: None,
    };
    Ok(Entry { path: full_path(module.module, rule), meta, shapes })
}

/// The name behind the slash, as words.
fn title_of(id: &str) -> String {
    let words = id.rsplit('/').next().unwrap_or(id).replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Reads a block, noting what is wrong with it.
struct Reading<'a> {
    block: &'a Annotation,
    problems: Vec<Problem>,
}

impl<'a> Reading<'a> {
    fn wrong(&mut self, place: Place, message: impl Into<String>) {
        self.problems.push(Problem::at(ProblemKind::PolicyBroken, place, message));
    }

    fn rule_of_package<'m>(&mut self, module: &Annotated<'m>) -> Option<&'m crate::policy::rego::syntax::Rule> {
        let named = |name: &&str| {
            let mut rules = module.module.rules.iter();
            rules.find(|rule| {
                rule.head.path.is_empty() && rule.head.name.text == **name && rule.head.parameters.is_none()
            })
        };
        let found = RULES.iter().find_map(named);
        if found.is_none() {
            let id = self.block.at(&["custom", "id"]).map(Place::of);
            let package = Place::new(std::sync::Arc::clone(module.source), module.module.package_span, Pointer::root());
            let message = "the package has no rule `finding` that this METADATA could be about";
            self.wrong(id.unwrap_or(package), message);
        }
        debug_assert!(self.block.scope != Scope::Rule);
        found
    }

    fn id(&mut self) -> String {
        let Some(node) = self.block.at(&["custom", "id"]) else { return String::new() };
        let id = node.text().into_owned();
        if !is_id(&id) {
            let message =
                format!("`{id}` is no id of a rule: write <family>/<fault> in lower case, as `shop/foreign-registry`");
            self.wrong(Place::of(node), message);
        }
        id
    }

    fn severity(&mut self) -> Severity {
        let Some(node) = self.block.at(&["custom", "severity"]) else { return Severity::Medium };
        node.text().parse().unwrap_or_else(|message: String| {
            self.wrong(Place::of(node), message);
            Severity::Medium
        })
    }

    fn profiles(&mut self) -> Vec<Profile> {
        let mut found = Vec::new();
        for (name, place) in self.block.texts(&["custom", "profiles"]) {
            match <Profile as clap::ValueEnum>::from_str(&name, false) {
                Ok(profile) => found.push(profile),
                Err(_) => self.wrong(place, format!("unknown profile `{name}`")),
            }
        }
        if found.is_empty() { vec![Profile::Default] } else { found }
    }

    fn shapes(&mut self) -> Vec<Shape> {
        const SHAPES: [Shape; 5] =
            [Shape::Kubernetes, Shape::Dockerfile, Shape::Plan, Shape::Compose, Shape::Kustomization];
        let mut found = Vec::new();
        for (name, place) in self.block.texts(&["custom", "input"]) {
            match SHAPES.into_iter().find(|shape| shape.name() == name) {
                Some(shape) => found.push(shape),
                None => {
                    let known = "kubernetes, dockerfile, plan, compose or kustomization";
                    self.wrong(place, format!("unknown input `{name}`, expected {known}"));
                }
            }
        }
        if found.is_empty() { SHAPES[..3].to_vec() } else { found }
    }

    fn cwe(&mut self) -> Vec<u32> {
        let mut found = Vec::new();
        for (number, place) in self.block.texts(&["custom", "cwe"]) {
            match number.trim_start_matches("CWE-").parse() {
                Ok(number) => found.push(number),
                Err(_) => self.wrong(place, format!("`{number}` is no CWE number")),
            }
        }
        found
    }
}

/// `<family>/<fault>` in kebab-case.
fn is_id(id: &str) -> bool {
    let word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && !word.ends_with('-')
            && !word.contains("--")
            && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    id.split_once('/').is_some_and(|(family, name)| word(family) && word(name))
}

fn answer(value: &Value) -> Result<Answer<'_>, String> {
    match value {
        Value::String(message) => Ok(Answer { message: message.to_string(), values: vec![value], ..Answer::default() }),
        Value::Object(_) => object_answer(value),
        other => Err(format!("{}, where a message or an object with `message` was expected", kind_of(other))),
    }
}

fn object_answer(value: &Value) -> Result<Answer<'_>, String> {
    let message = field(value, "message").or_else(|| field(value, "msg"));
    let Some(message) = message.filter(|message| text(message).is_some()) else {
        return Err("an object without a text under `message`".to_owned());
    };
    let severity = match field(value, "severity").and_then(text) {
        Some(severity) => Some(severity.parse::<Severity>()?),
        None => None,
    };
    let remedy = field(value, "remedy").and_then(text).map(str::to_owned);
    Ok(Answer {
        message: text(message).unwrap_or_default().to_owned(),
        place: stated(value)?,
        values: vec![message, value],
        severity,
        remedy,
    })
}

fn stated(value: &Value) -> Result<Stated, String> {
    match field(value, "path") {
        Some(Value::Array(steps)) => steps.iter().map(step).collect::<Result<_, _>>().map(Stated::Path),
        Some(Value::String(pointer)) => pointer_steps(pointer).map(Stated::Path),
        Some(other) => {
            Err(format!("{} under `path`, where a list or an RFC 6901 pointer was expected", kind_of(other)))
        }
        None => {
            let line = field(value, "_loc").and_then(|place| field(place, "line")).and_then(|line| line.as_u32().ok());
            Ok(line.map_or(Stated::Nowhere, Stated::Line))
        }
    }
}

fn step(step: &Value) -> Result<String, String> {
    match step {
        Value::String(step) => Ok(step.to_string()),
        Value::Number(_) => {
            step.as_u64().map(|index| index.to_string()).map_err(|_| "a broken index in `path`".to_owned())
        }
        other => Err(format!("{} in `path`", kind_of(other))),
    }
}

/// The steps of an RFC 6901 pointer.
fn pointer_steps(pointer: &str) -> Result<Vec<String>, String> {
    if pointer.is_empty() {
        return Ok(Vec::new());
    }
    match pointer.strip_prefix('/') {
        Some(rest) => Ok(rest.split('/').map(|step| step.replace("~1", "/").replace("~0", "~")).collect()),
        None => Err(format!("the path `{pointer}`, which is no RFC 6901 pointer: those begin with `/`")),
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Set(_) => "a set",
        Value::Object(_) => "an object",
        Value::Undefined => "nothing",
    }
}
