//! Labels that a configuration names.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Instruction, Word};

/// The labels that a rule is about.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedLabels {
    /// Keys of labels.
    #[serde(default)]
    pub labels: Vec<String>,
}

impl NamedLabels {
    /// The values under these labels that are not valid. A value with a variable in it is not judged.
    pub fn faulty<'d>(&self, label: &Instruction<'d>, is_valid: fn(&str) -> bool) -> Vec<Word<'d>> {
        let named = label.pairs().filter(|pair| self.labels.iter().any(|name| *name == pair.key().text()));
        let literal = named.filter_map(|pair| pair.value()).filter(|value| value.variables().is_empty());
        literal.filter(|value| !is_valid(&value.text())).collect()
    }
}
