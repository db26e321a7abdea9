//! Faults in what steers tidegate or any reader: suppressions, duplicate keys.

mod duplicate_key;
mod expired_suppression;
mod malformed_suppression;
mod unexplained_suppression;
mod unknown_suppressed_rule;
mod unused_suppression;

use crate::rule::Rule;

pub(super) const RULES: &[&Rule] = &[
    &duplicate_key::DUPLICATE_KEY,
    &expired_suppression::EXPIRED_SUPPRESSION,
    &malformed_suppression::MALFORMED_SUPPRESSION,
    &unexplained_suppression::UNEXPLAINED_SUPPRESSION,
    &unknown_suppressed_rule::UNKNOWN_SUPPRESSED_RULE,
    &unused_suppression::UNUSED_SUPPRESSION,
];
