//! Faults in what steers tidegate: suppressions, duplicate keys.

mod duplicate_key;

use crate::rule::Rule;

pub(super) const RULES: &[&Rule] = &[&duplicate_key::DUPLICATE_KEY];
