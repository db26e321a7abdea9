//! Every rule that exists in a run, chosen or not, by every id that it answers to.

use std::collections::HashMap;
use std::fmt;
use std::sync::OnceLock;

use super::SharedRule;

/// Rules by id and alias. Peers' ids are found in any case and in every spelling that their tools print.
pub struct Catalogue {
    rules: Vec<SharedRule>,
    by_id: OnceLock<HashMap<String, Vec<usize>>>,
}

impl Catalogue {
    /// A catalogue of `rules`. Policies from two paths may bear one name; both are kept, in the order given.
    pub fn new(mut rules: Vec<SharedRule>) -> Self {
        rules.sort_by(|one, other| one.meta.id.cmp(&other.meta.id));
        Self { rules, by_id: OnceLock::new() }
    }

    /// All rules, sorted by id.
    pub fn rules(&self) -> &[SharedRule] {
        &self.rules
    }

    /// The rules that answer to an id, as indexes into [`Catalogue::rules`]; several where an alias stands on several.
    pub fn find(&self, id: &str) -> &[usize] {
        self.by_id().get(&canonical(id)).map_or(&[], Vec::as_slice)
    }

    fn by_id(&self) -> &HashMap<String, Vec<usize>> {
        self.by_id.get_or_init(|| {
            let mut by_id: HashMap<String, Vec<usize>> = HashMap::new();
            for (index, rule) in self.rules.iter().enumerate() {
                let ids = std::iter::once(&rule.meta.id).chain(rule.meta.aliases.iter());
                for id in ids {
                    let answering = by_id.entry(canonical(id)).or_default();
                    if answering.last() != Some(&index) {
                        answering.push(index);
                    }
                }
            }
            by_id
        })
    }

    /// The id or alias that `id` was probably meant to be.
    pub fn closest(&self, id: &str) -> Option<&str> {
        let known = self.rules.iter().flat_map(|rule| std::iter::once(&rule.meta.id).chain(rule.meta.aliases.iter()));
        closest(id, known.map(|known| &**known))
    }
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Catalogue({} rules)", self.rules.len())
    }
}

/// How often it is guessed which rule is meant. Who has written more names that mean none needs no guesses, and each
/// compares a name with thousands.
pub const MOST_GUESSES: usize = 100;

/// The name among `known` that differs least from `written`, if it is close enough to be meant. A name whose part
/// behind the slash was written alone is meant too.
pub fn closest<'k>(written: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let written = written.to_lowercase();
    let length = written.chars().count();
    let allowed = (length / 3).max(1) + 1;
    // What is longer or shorter by more than that is not compared.
    let between = |name: &str| {
        let is_near = name.chars().count().abs_diff(length) <= allowed;
        is_near.then(|| strsim::osa_distance(name, &written))
    };
    let distance = |name: &str| {
        let name = name.to_lowercase();
        let behind = name.split_once(['/', ':']).and_then(|(_, behind)| between(behind));
        between(&name).into_iter().chain(behind.map(|distance| distance + 1)).min()
    };
    let (distance, name) = known.filter_map(|name| Some((distance(name)?, name))).min()?;
    (distance <= allowed && distance < length).then_some(name)
}

/// One spelling for all that peers print for one id: case does not count, Trivy's `AVD-DS-0002`, `DS002` and
/// `DS-0002` are one (its number was padded to three digits before it was to four).
fn canonical(id: &str) -> String {
    let lower = id.trim().to_ascii_lowercase();
    numbered(lower.strip_prefix("avd-").unwrap_or(&lower)).unwrap_or(lower)
}

/// `letters[-]digits` without dash and leading zeros.
fn numbered(id: &str) -> Option<String> {
    let digits = id.trim_start_matches(|c: char| c.is_ascii_lowercase());
    let letters = &id[..id.len() - digits.len()];
    let digits = digits.strip_prefix('-').unwrap_or(digits);
    let plain = !letters.is_empty() && !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    plain.then(|| format!("{letters}{}", digits.trim_start_matches('0')))
}
