//! Rules about Terraform plans.

use crate::rule::Rule;

pub(super) const RULES: &[&Rule] = &[];
