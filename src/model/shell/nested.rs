//! Scripts inside scripts: `sh -c '…'`, `eval '…'`, `bash <<EOF`.

use super::script::{Command, RedirectKind, Script};
use super::{Dialect, read_within};

/// Reads the scripts that the words of `script` hold, `depth` further levels deep.
pub(super) fn read_nested(script: &mut Script, depth: usize) {
    let mut nested = Vec::new();
    for command in script.own_commands() {
        if let Some((text, offsets, dialect)) = inside(command) {
            nested.push((command.index(), read_within(text, offsets, dialect, depth)));
        }
    }
    script.nested = nested;
}

/// The script that a command runs, if it is written out in one of its words or in its heredoc.
fn inside(command: Command) -> Option<(String, crate::document::OffsetMap, Dialect)> {
    let invocation = command.invocation()?;
    if invocation.name() == "eval" {
        let mut words = invocation.arguments();
        let (text, offsets) = words.next().filter(|word| word.has_quotes())?.decoded();
        return Some((text, offsets, command.script().dialect().unwrap_or(Dialect::Posix)))
            .filter(|_| words.len() == 0);
    }
    let dialect = Dialect::of(&invocation.program())?;
    let mut arguments = invocation.arguments().peekable();
    while let Some(option) = arguments.next_if(|word| word.is_option() || word.text().starts_with('+')) {
        let text = option.text();
        if !text.starts_with("--") && text.starts_with('-') && text.contains('c') {
            // Options may stand between `-c` and its text: `bash -c -e '…'`.
            let (text, offsets) = arguments.find(|word| !word.is_option())?.decoded();
            return Some((text, offsets, dialect));
        }
        let valued = matches!(&*text, "--rcfile" | "--init-file");
        if valued || (!text.starts_with("--") && text.ends_with(['o', 'O'])) {
            arguments.next();
        }
    }
    let reads_input = arguments.next().is_none_or(|word| word == "-");
    let heredoc = command.redirects().find(|redirect| redirect.kind() == RedirectKind::Heredoc)?;
    let body = heredoc.body().filter(|_| reads_input)?;
    let script = command.script();
    Some((script.slice(body).to_owned(), script.offsets_of(body), dialect))
}
