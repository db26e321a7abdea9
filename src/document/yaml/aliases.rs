//! Anchors, and how large a document would be if its aliases were copies.

use std::collections::HashMap;

use crate::document::DEPTH_LIMIT;

/// How many nodes all aliases of a document together may stand for. goyaml v2 gives up at about 1.2 million.
const BUDGET: u64 = 1_000_000;

/// A value that has an anchor.
#[derive(Debug, Clone, Copy)]
pub(super) struct Target {
    pub(super) id: u32,
    pub(super) kind: TargetKind,
    size: u64,
    depth: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TargetKind {
    Scalar,
    Sequence,
    Mapping,
}

/// A list or map that is open.
#[derive(Debug)]
struct Open {
    anchor: usize,
    target: Target,
}

/// The anchors of a document. Anchor 0 is none.
#[derive(Debug, Default)]
pub(super) struct Aliases {
    known: HashMap<usize, Target>,
    open: Vec<Open>,
    copied: u64,
}

impl Aliases {
    pub(super) fn scalar(&mut self, anchor: usize, id: u32) {
        self.add(anchor, Target { id, kind: TargetKind::Scalar, size: 1, depth: 0 });
    }

    pub(super) fn open(&mut self, anchor: usize, id: u32, kind: TargetKind) {
        self.open.push(Open { anchor, target: Target { id, kind, size: 1, depth: 1 } });
    }

    pub(super) fn close(&mut self) {
        if let Some(Open { anchor, target }) = self.open.pop() {
            self.add(anchor, target);
        }
    }

    fn add(&mut self, anchor: usize, child: Target) {
        if let Some(Open { target, .. }) = self.open.last_mut() {
            target.size = target.size.saturating_add(child.size);
            target.depth = target.depth.max(child.depth + 1);
        }
        if anchor != 0 {
            self.known.insert(anchor, child);
        }
    }

    /// What an alias stands for.
    ///
    /// # Errors
    /// If it contains the alias, or if what all aliases stand for becomes too much.
    pub(super) fn follow(&mut self, anchor: usize) -> Result<Target, &'static str> {
        if self.open.iter().any(|open| open.anchor == anchor) {
            return Err("an alias of a value that contains it");
        }
        let target = *self.known.get(&anchor).ok_or("an alias of an unknown anchor")?;
        self.copied = self.copied.saturating_add(target.size);
        if self.copied > BUDGET {
            return Err("aliases that together stand for more than a million values");
        }
        if self.open.len() + target.depth > DEPTH_LIMIT {
            return Err("aliases that nest values deeper than 512");
        }
        self.add(0, target);
        Ok(target)
    }
}
