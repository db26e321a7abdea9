//! Numbers by keys, and by keys within namespaces: written once, sorted, then asked.

use std::hash::BuildHasher;
use std::sync::OnceLock;

use foldhash::fast::FixedState;

/// A number under the hash of its key.
type Entry = (u64, u32);

/// Of what is no secret, and not kept: the tables live as long as the run.
pub(super) fn key(parts: &[&str]) -> u64 {
    FixedState::default().hash_one(parts)
}

/// Numbers by keys.
#[derive(Debug, Default)]
pub(super) struct Postings(Vec<Entry>);

impl Postings {
    pub(super) fn add(&mut self, parts: &[&str], number: u32) {
        self.0.push((key(parts), number));
    }

    pub(super) fn sort(&mut self) {
        self.0.sort_unstable();
    }

    /// The numbers under a key, in rising order.
    pub(super) fn of(&self, parts: &[&str]) -> impl ExactSizeIterator<Item = u32> + Clone + use<'_> {
        self.under(key(parts)).iter().map(|&(_, number)| number)
    }

    fn under(&self, key: u64) -> &[Entry] {
        let rest = &self.0[self.0.partition_point(|&(known, _)| known < key)..];
        // Mostly one or none: looks further in growing steps.
        let mut reach = 1;
        while rest.get(reach).is_some_and(|&(known, _)| known == key) {
            reach *= 2;
        }
        let near = &rest[..rest.len().min(reach + 1)];
        &near[..near.partition_point(|&(known, _)| known == key)]
    }
}

/// Numbers by keys and namespaces, where a namespace that is not written may be any: that thousands of namespaces hold
/// the same costs none of them anything.
#[derive(Debug, Default)]
pub(super) struct Scoped {
    /// By key and namespace; what has no namespace by the key alone.
    placed: Postings,
    /// What has a namespace, by the key alone, in the order in which it was added.
    elsewhere: Vec<Entry>,
    /// The same sorted, once somebody asks who names no namespace.
    anywhere: OnceLock<Postings>,
    /// Something has no namespace.
    holds_unplaced: bool,
}

impl Scoped {
    pub(super) fn add(&mut self, parts: &[&str], namespace: Option<&str>, number: u32) {
        let key = key(parts);
        self.placed.0.push((scoped(key, namespace), number));
        self.holds_unplaced |= namespace.is_none();
        if namespace.is_some() {
            self.elsewhere.push((key, number));
        }
    }

    /// What `fill` adds to it, ready to be asked.
    pub(super) fn sorted(fill: impl FnOnce(&mut Self)) -> Self {
        let mut table = Self::default();
        fill(&mut table);
        table.placed.sort();
        table
    }

    /// The numbers under a key that may be in `namespace`, in rising order.
    pub(super) fn of(&self, parts: &[&str], namespace: Option<&str>) -> Merged<'_> {
        if self.placed.0.is_empty() {
            return Merged { one: &[], other: &[] };
        }
        let key = key(parts);
        let unplaced = if self.holds_unplaced { self.placed.under(scoped(key, None)) } else { &[] };
        let others = match namespace {
            Some(_) => self.placed.under(scoped(key, namespace)),
            None => self.anywhere().under(key),
        };
        Merged { one: unplaced, other: others }
    }

    fn anywhere(&self) -> &Postings {
        self.anywhere.get_or_init(|| {
            let mut anywhere = Postings(self.elsewhere.clone());
            anywhere.sort();
            anywhere
        })
    }

    /// The numbers of each key that has several in one namespace.
    pub(super) fn shared_in_one_namespace(&self) -> impl Iterator<Item = &[Entry]> {
        self.placed.0.chunk_by(|one, next| one.0 == next.0).filter(|chunk| chunk.len() > 1)
    }
}

fn scoped(key: u64, namespace: Option<&str>) -> u64 {
    FixedState::default().hash_one((key, namespace))
}

/// The numbers of two lists, in rising order.
#[derive(Debug, Clone)]
pub(super) struct Merged<'i> {
    one: &'i [Entry],
    other: &'i [Entry],
}

impl<'i> Merged<'i> {
    /// At most `reach` numbers of either list on each side of `number`.
    pub(super) fn around(self, number: u32, reach: usize) -> Self {
        let near = |list: &'i [Entry]| {
            let at = list.partition_point(|entry| entry.1 < number);
            &list[at.saturating_sub(reach)..list.len().min(at + reach)]
        };
        Self { one: near(self.one), other: near(self.other) }
    }
}

impl Iterator for Merged<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let list = match (self.one.first(), self.other.first()) {
            (Some(one), Some(other)) if other.1 < one.1 => &mut self.other,
            (None, _) => &mut self.other,
            _ => &mut self.one,
        };
        let (&(_, number), rest) = list.split_first()?;
        *list = rest;
        Some(number)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.one.len() + self.other.len();
        (left, Some(left))
    }
}

impl ExactSizeIterator for Merged<'_> {}
