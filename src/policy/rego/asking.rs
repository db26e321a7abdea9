//! What goes on beside one evaluation: which entries are wanted, where strings came from, which limit was met.
//!
//! The engine calls back into our builtins on the thread that evaluates, so this lies there and not in the engine.

use std::cell::RefCell;
use std::collections::HashMap;

use super::values::{Value, address};

/// Strings that are put together are traced up to this number.
const MOST_TRACED: usize = 100_000;

/// Where strings that builtins put together came from.
#[derive(Debug, Default)]
pub struct Trail {
    /// Address of the string, addresses of what went into it.
    parts: HashMap<usize, Vec<usize>>,
    /// Keeps the strings where they are, so that no other gets their address.
    kept: Vec<Value>,
}

impl Trail {
    /// What went into a string.
    pub fn parts(&self, address: usize) -> &[usize] {
        self.parts.get(&address).map_or(&[], Vec::as_slice)
    }

    /// Adds what another evaluation noted.
    pub fn append(&mut self, mut other: Trail) {
        self.parts.extend(other.parts);
        self.kept.append(&mut other.kept);
    }
}

/// What was noted during an evaluation.
#[derive(Debug, Default)]
pub struct Asked {
    entries: Vec<usize>,
    /// Where strings came from.
    pub trail: Trail,
    /// The first limit that was met.
    pub exceeded: Option<&'static str>,
}

thread_local! {
    static ASKED: RefCell<Asked> = RefCell::default();
}

/// Evaluates with the wanted `entries`, and gives what was noted meanwhile.
pub fn during<T>(entries: &[usize], evaluate: impl FnOnce() -> T) -> (T, Asked) {
    let outer = ASKED.replace(Asked { entries: entries.to_vec(), ..Asked::default() });
    let outcome = evaluate();
    (outcome, ASKED.replace(outer))
}

/// Whether an entry is wanted.
pub fn is_asked(entry: usize) -> bool {
    ASKED.with_borrow(|asked| asked.entries.binary_search(&entry).is_ok())
}

/// Notes that a limit was met: whatever comes out of this evaluation does not count.
pub fn exceed(limit: &'static str) -> Value {
    ASKED.with_borrow_mut(|asked| {
        asked.exceeded.get_or_insert(limit);
    });
    Value::Undefined
}

/// Notes what a string was put together from.
pub fn trace<'v>(made: &Value, from: impl Iterator<Item = &'v Value>) {
    let Some(made_at) = address(made) else { return };
    ASKED.with_borrow_mut(|asked| {
        let trail = &mut asked.trail;
        if trail.kept.len() < MOST_TRACED {
            trail.parts.insert(made_at, from.filter_map(address).collect());
            trail.kept.push(made.clone());
        }
    });
}
