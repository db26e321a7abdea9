//! Every way in which an instruction gives a variable a value.

use super::Instruction;
use crate::finding::Place;

/// A variable that gets a value.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The variable.
    pub name: String,
    /// The value without quotes; variables in it as written.
    pub value: String,
    /// Where the value stands.
    pub place: Place,
}

impl Instruction<'_> {
    /// What it sets: the pairs of ENV and ARG, and the assignments of RUN in front of commands, alone or with `export`.
    pub fn settings(self) -> Vec<Setting> {
        let pairs = self.pairs().filter_map(|pair| {
            let value = pair.value()?;
            Some(Setting {
                name: pair.key().text().into_owned(),
                value: value.text().into_owned(),
                place: value.place(),
            })
        });
        let assignments =
            self.commands().into_iter().flat_map(|command| command.assignments().chain(command.declared()));
        let in_commands = assignments.filter_map(|assignment| {
            let value = assignment.value()?;
            Some(Setting {
                name: assignment.name().to_owned(),
                value: value.text().into_owned(),
                place: self.place_of(if value.span().is_empty() { assignment.span() } else { value.span() }),
            })
        });
        pairs.chain(in_commands).collect()
    }
}
