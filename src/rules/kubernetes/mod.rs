//! Rules about Kubernetes objects.

use crate::rule::Rule;

pub(super) const RULES: &[&Rule] = &[];
