//! The folder that a Dockerfile is built in, as far as its ADD and COPY ask for it, and the ignore file that holds there.
//!
//! Patterns are read as Docker reads them (<https://docs.docker.com/build/concepts/context/#dockerignore-files>,
//! `moby/patternmatcher`): cleaned paths from the context's root on, `**` for any number of folders, `!` for exceptions,
//! the last pattern that matches a path or a folder above it decides.

use std::collections::BTreeMap;
use std::sync::Arc;

use regex::Regex;

use super::{Instruction, Keyword, Word};
use crate::document::{Pointer, Source, Span};
use crate::finding::Place;

/// What is known of the folder that a Dockerfile is built in.
#[derive(Debug, Default)]
pub struct BuildContext {
    /// The folder as reports name it; `.` is the root.
    pub folder: String,
    /// The ignore file that holds in it.
    pub ignore: Option<IgnoreFile>,
    /// Whether another folder that may be the one has an ignore file.
    pub has_ignore_above: bool,
    /// The files in the folder itself, by name, that hold a credential as far as a name can say, and that the ignore file
    /// does not keep out; looked for where everything is copied.
    pub credentials: Vec<String>,
    /// What became of the sources of ADD and COPY, by their paths from the folder on.
    pub sought: BTreeMap<String, Sought>,
}

/// Where a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// In the folder.
    Here,
    /// Not in it, but in a folder above that may be the one that is built in, or it is one of those that git ignores
    /// because something makes them.
    Elsewhere,
    /// Nowhere.
    Missing,
}

/// A `.dockerignore`, or a Dockerfile's own `<name>.dockerignore`.
#[derive(Debug)]
pub struct IgnoreFile {
    source: Arc<Source>,
    patterns: Vec<Pattern>,
}

#[derive(Debug)]
struct Pattern {
    /// What it matches; a path without wildcards matches just itself.
    regex: Option<Regex>,
    /// The cleaned path.
    path: String,
    is_exception: bool,
    span: Span,
}

impl IgnoreFile {
    /// More patterns than this are not read: nobody knows then what is kept out.
    const MOST_PATTERNS: usize = 2_000;

    /// Reads one. Lines that are no patterns match nothing: Docker would refuse to build.
    pub fn parse(source: Arc<Source>) -> Self {
        let mut patterns = Vec::new();
        let mut start = 0;
        for line in source.text().split_inclusive('\n') {
            let text = line.trim();
            let at = start + line.len() - line.trim_start().len();
            start += line.len();
            let (is_exception, path) = match text.strip_prefix('!') {
                Some(path) => (true, path.trim()),
                None => (false, text),
            };
            let path = cleaned(path);
            if line.starts_with('#') || path.is_empty() {
                continue;
            }
            if patterns.len() == Self::MOST_PATTERNS {
                patterns.clear();
                break;
            }
            let span = Span::new(at, at + text.len());
            if !path.contains(['*', '?', '[', '\\']) {
                patterns.push(Pattern { regex: None, path, is_exception, span });
            } else if let Some(regex) = wildcards(&path) {
                patterns.push(Pattern { regex: Some(regex), path, is_exception, span });
            }
        }
        Self { source, patterns }
    }

    /// Its name in reports.
    pub fn name(&self) -> &str {
        self.source.name()
    }

    /// The pattern that keeps a path, and all below it, out of the context.
    pub fn excludes(&self, path: &str) -> Option<Place> {
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        let ways: Vec<&str> = ends.map(|end| &path[..end]).collect();
        let matches = |pattern: &&Pattern| match &pattern.regex {
            Some(regex) => ways.iter().any(|way| regex.is_match(way)),
            None => ways.contains(&&*pattern.path),
        };
        let decides = self.patterns.iter().rev().find(matches)?;
        let comes_back = |pattern: &Pattern| pattern.is_exception && may_lie_below(&pattern.path, path);
        let kept_out = !decides.is_exception && !self.patterns.iter().any(comes_back);
        kept_out.then(|| Place::new(Arc::clone(&self.source), decides.span, Pointer::root()))
    }
}

/// Whether a pattern may match something below a path.
fn may_lie_below(pattern: &str, path: &str) -> bool {
    let literal = pattern.find(['*', '?', '[', '\\']).map_or(pattern, |at| &pattern[..at]);
    let inside = |inner: &str, outer: &str| inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'));
    path.is_empty() || inside(literal, path) || (literal.len() < pattern.len() && path.starts_with(literal))
}

/// A path from the context's root on: without `.`, `..`, doubled and outer slashes; the root itself is empty.
pub fn cleaned(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// What a path with `*`, `**`, `?`, `[…]` and `\` matches.
pub fn wildcards(path: &str) -> Option<Regex> {
    let mut out = String::from("^");
    let mut rest = path.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '*' if rest.next_if_eq(&'*').is_some() => {
                out.push_str(if rest.next_if_eq(&'/').is_some() { "(?:.*/)?" } else { ".*" });
            }
            '*' => out.push_str("[^/]*"),
            '?' => out.push_str("[^/]"),
            '[' => {
                let class: String = rest.by_ref().take_while(|&c| c != ']').collect();
                out.push('[');
                out.push_str(&class.replace('[', "\\[").replace("&&", "&\\&"));
                out.push(']');
            }
            '\\' => out.extend(rest.next().map(|escaped| regex::escape(&escaped.to_string()))),
            c => out.push_str(&regex::escape(&c.to_string())),
        }
    }
    out.push('$');
    Regex::new(&out).ok()
}

impl<'d> Instruction<'d> {
    /// The sources that an ADD or COPY takes from the context, each with its path from there on. Nothing from other
    /// stages, addresses and heredocs, nothing behind ONBUILD (which asks another context), nothing with a variable
    /// that only the build knows.
    pub fn context_sources(self) -> Vec<(Word<'d>, String)> {
        let copies = matches!(self.keyword(), Keyword::Add | Keyword::Copy);
        if !copies || self.is_trigger() || self.flag("from").is_some() {
            return Vec::new();
        }
        let remote = |text: &str| text.contains("://") || text.starts_with("git@") || text.starts_with("<<");
        let sources = self.sources().into_iter().filter_map(|word| {
            let expanded = word.expanded();
            let asks = expanded.complete && !expanded.text.is_empty() && !remote(&expanded.text) && !remote(word.raw());
            asks.then(|| (word, cleaned(&expanded.text)))
        });
        sources.collect()
    }
}
