//! Which words a shell splits at blanks and expands as patterns after it has put in values.

use std::collections::HashSet;

use super::{Command, Dialect, PartKind, Script, ShellWord};

impl Script {
    /// The words whose unquoted values the shell splits: names and arguments of commands, and targets of redirections.
    /// Assignments, `case`, `for … in` and `[[ … ]]` are not among them, because quoting changes nothing there or would
    /// change what was meant; nor is a name that is one variable as a whole, which can only be meant as several words.
    pub fn split_words(&self) -> Vec<ShellWord<'_>> {
        let mut found = Vec::new();
        for command in self.own_commands() {
            found.extend(self.split_words_of(command));
            found.extend(command.redirects().filter_map(|redirect| redirect.target()));
        }
        let behind_constructs = self.constructs().flat_map(|construct| construct.redirects());
        found.extend(behind_constructs.filter_map(|redirect| redirect.target()));
        found
    }

    fn split_words_of<'s>(&'s self, command: Command<'s>) -> impl Iterator<Item = ShellWord<'s>> {
        // Only POSIX's sh takes the operands of `export` for ordinary words.
        let assigns = self.dialect != Some(Dialect::Posix);
        let declared: HashSet<u32> = command.declared().filter(|_| assigns).map(|it| it.own_span().start).collect();
        // Behind `exec` stands the name of a command, too.
        let last_name = usize::from(command.is("exec"));
        let words = command.words().enumerate();
        let kept = move |(number, word): &(usize, ShellWord)| {
            declared.contains(&word.own_span().start) || *number <= last_name && is_one_value(*word)
        };
        words.filter(move |it| !kept(it)).map(|(_, word)| word)
    }
}

/// Whether a word is one variable or substitution and nothing else.
fn is_one_value(word: ShellWord) -> bool {
    matches!(word.parts(), [part] if matches!(part.kind, PartKind::Variable { .. } | PartKind::Substitution { .. }))
}
