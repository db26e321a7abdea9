//! Floor 4: policies become the same [`crate::rule::Rule`].
