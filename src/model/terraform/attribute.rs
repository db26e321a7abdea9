//! Judges one attribute: the evaluator behind every rule that is a row of a table.

use super::{ResourceChange, State, Value};
use crate::finding::Hit;

/// What an attribute must be.
#[derive(Debug, Clone, Copy)]
pub enum Wanted {
    /// `true`.
    True,
    /// `false`.
    False,
    /// Anything at all, also what is known only after apply.
    Set,
    /// Nothing: unset or empty.
    Nothing,
    /// One of these, in any case of letters.
    OneOf(&'static [&'static str]),
    /// None of these, in any case of letters.
    NoneOf(&'static [&'static str]),
    /// A number not below this.
    AtLeast(i64),
}

impl Wanted {
    fn holds(self, value: Value) -> bool {
        let is_in =
            |list: &[&str]| value.as_text().is_some_and(|text| list.iter().any(|it| it.eq_ignore_ascii_case(text)));
        match self {
            Wanted::True => value.as_bool() == Some(true),
            Wanted::False => value.as_bool() == Some(false),
            Wanted::Set => !value.is_empty(),
            Wanted::Nothing => value.is_empty(),
            Wanted::OneOf(list) => is_in(list),
            Wanted::NoneOf(list) => !is_in(list),
            Wanted::AtLeast(least) => value.as_i64().is_some_and(|number| number >= least),
        }
    }
}

/// What it means that nobody set an attribute: the provider's documented default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unset {
    /// The default is what is wanted.
    Passes,
    /// The default is the fault.
    Fails,
}

/// What a row of a table asks of a resource.
#[derive(Debug, Clone, Copy)]
pub struct Requirement {
    /// Of resources of these types.
    pub types: &'static [&'static str],
    /// The attribute; dots lead through blocks, each of which is judged.
    pub attribute: &'static str,
    /// Its name in older versions of the provider; looked at where the plan does not know the newer one.
    pub formerly: Option<&'static str>,
    /// What it must be.
    pub wanted: Wanted,
    /// What it means that nobody set it.
    pub unset: Unset,
    /// What is wrong otherwise, behind the address: "stores its data unencrypted".
    pub fault: &'static str,
    /// Attributes that make the question idle when one of them is set.
    pub unless: &'static [&'static str],
    /// Attributes and values that make the question idle.
    pub idle_when: &'static [(&'static str, &'static str)],
    /// Attributes that decide instead of the default when one of them is set, unseen by the plan.
    pub decided_by: &'static [&'static str],
}

impl Requirement {
    /// What a change does not fulfil.
    pub fn faults(&self, change: &ResourceChange) -> Vec<Hit> {
        let Some(after) = change.planned() else { return Vec::new() };
        let is_set = |path: &&&str| after.leaves(path).iter().any(|value| !value.is_empty());
        let is = |path: &str, text: &str| after.leaves(path).iter().any(|value| value.as_text() == Some(text));
        if self.unless.iter().any(|path| is_set(&path)) || self.idle_when.iter().any(|(path, text)| is(path, text)) {
            return Vec::new();
        }
        let decided = self.decided_by.iter().find(is_set);
        let attribute = self.formerly.filter(|older| is_set(&older) && !is_set(&&self.attribute));
        let values = after.leaves(attribute.unwrap_or(self.attribute)).into_iter();
        values.filter_map(|value| self.fault_of(value, decided.copied())).collect()
    }

    fn fault_of(&self, value: Value, decided_by: Option<&str>) -> Option<Hit> {
        let (address, fault, attribute) = (value.change().address(), self.fault, self.attribute);
        let is_unset = value.is_unset() || matches!(self.wanted, Wanted::Set) && value.is_empty();
        match value.state() {
            State::Unknown if matches!(self.wanted, Wanted::Set) => None,
            State::Unknown => {
                let mut hit =
                    Hit::new(value.place(), format!("Whether `{address}` {fault} is known only after apply."));
                hit.partial(format!("`{attribute}` is known only after apply."));
                Some(hit)
            }
            _ if matches!(self.wanted, Wanted::Nothing) && value.is_empty() => None,
            _ if is_unset && self.unset == Unset::Passes => None,
            _ if is_unset => {
                let mut hit = Hit::new(value.place(), format!("`{address}` {fault}: `{attribute}` is not set."));
                if let Some(source) = decided_by {
                    hit.partial(format!("`{source}` decides, and the plan does not show how."));
                }
                Some(hit)
            }
            _ if self.wanted.holds(value) => None,
            _ => Some(Hit::new(value.place(), format!("`{address}` {fault}: `{attribute}` is {}.", value.shown()))),
        }
    }
}
