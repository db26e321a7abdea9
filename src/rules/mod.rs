//! Floor 4: the built-in rules, one file each, `<family>/<rule>.rs`; rules that differ only by data, one row each of a
//! table, `<family>/<table>.rs`.

mod config;
mod delivery;
mod docker;
mod kubernetes;
mod terraform;

use crate::rule::Rule;

/// Every built-in rule, sorted by id.
pub fn all() -> Vec<&'static Rule> {
    let mut rules = [config::RULES, delivery::RULES, docker::RULES, kubernetes::RULES, terraform::RULES].concat();
    rules.extend(
        [delivery::TABLES, docker::TABLES, kubernetes::TABLES, terraform::TABLES].concat().into_iter().flatten(),
    );
    rules.sort_by(|a, b| a.meta.id.cmp(&b.meta.id));
    rules
}
