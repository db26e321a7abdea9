//! `.trivyignore` and `.trivyignore.yaml`.

use serde::Deserialize;
use serde_saphyr::Spanned;

use super::{Paths, Peer, Reading};
use crate::document::{Pointer, Span};
use crate::engine::{Dialect, Ignore, Named, day};
use crate::finding::Place;

/// One id in a line, with `exp:2030-01-31` behind it where it ends. `#` begins a comment.
pub(super) fn read_lines(reading: &mut Reading) -> Peer {
    let source = reading.source.clone();
    let mut ignores = Vec::new();
    let mut start = 0;
    for line in source.text().split_inclusive('\n') {
        let place = |word: &str| {
            let at = start + (word.as_ptr().addr() - line.as_ptr().addr());
            Place::new(source.clone(), Span::new(at, at + word.len()), Pointer::root())
        };
        let mut words = line.trim_start_matches('\u{feff}').split_whitespace();
        if let Some(id) = words.next().filter(|id| !id.starts_with('#')) {
            let until = words.find_map(|word| word.strip_prefix("exp:"));
            let until = until.map(|written| (last_day(written), place(written)));
            match until {
                Some((None, at)) => reading.refuse_place(&at, NO_DAY),
                until => {
                    let until = until.and_then(|(day, at)| Some((day?, at)));
                    let (named, place) = (named(id), place(id));
                    let dialect = Dialect::Trivy;
                    let ignore = Ignore { dialect, named, objects: None, place, reason: None, until };
                    ignores.push(ignore.everywhere());
                }
            }
        }
        start += line.len();
    }
    Peer { ignores, ..Peer::default() }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    vulnerabilities: Option<Vec<Entry>>,
    misconfigurations: Option<Vec<Entry>>,
    secrets: Option<Vec<Entry>>,
    licenses: Option<Vec<Entry>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Spanned<String>,
    #[serde(default)]
    paths: Option<Vec<Spanned<String>>>,
    #[serde(default)]
    expired_at: Option<Spanned<String>>,
    #[serde(default)]
    statement: Option<String>,
    /// Package URLs, of vulnerabilities.
    #[serde(default, rename = "purls")]
    _purls: Option<Vec<String>>,
}

/// The ids of misconfigurations and secrets; vulnerabilities and licences are nothing that we look for.
pub(super) fn read_yaml(reading: &mut Reading) -> Peer {
    let file: File = reading.yaml();
    let ours = file.misconfigurations.into_iter().chain(file.secrets).flatten();
    let mut ignores = Vec::new();
    for entry in ours {
        let mut until = None;
        if let Some(written) = &entry.expired_at {
            match last_day(&written.value) {
                Some(day) => until = Some((day, super::place(&reading.source, written))),
                None => reading.refuse(written.referenced, NO_DAY),
            }
        }
        let paths = match entry.paths.as_deref() {
            None | Some([]) => Paths::All,
            Some(paths) => reading.globs(paths),
        };
        let ignore = reading.ignore(Dialect::Trivy, named(&entry.id.value), &entry.id);
        ignores.push(Ignore { reason: entry.statement, until, ..ignore }.at(paths));
    }
    for entry in file.vulnerabilities.into_iter().chain(file.licenses).flatten() {
        if let Some(written) = entry.expired_at.filter(|written| last_day(&written.value).is_none()) {
            reading.refuse(written.referenced, NO_DAY);
        }
    }
    Peer { ignores, ..Peer::default() }
}

const NO_DAY: &str = "not a day; one looks like 2027-01-31";

fn named(id: &str) -> Named {
    if id.contains('*') { Named::Like(id.to_owned()) } else { Named::Id(id.to_owned()) }
}

/// Trivy compares with the day's first moment: on the day itself it does not hold any more. A time of day may follow.
fn last_day(written: &str) -> Option<i64> {
    let date = written.split(['T', ' ']).next().unwrap_or(written);
    Some(day(date)? - 1)
}
