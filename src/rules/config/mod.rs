//! Faults in what steers tidegate: suppressions, duplicate keys.

use crate::rule::Rule;

pub(super) const RULES: &[&Rule] = &[];
