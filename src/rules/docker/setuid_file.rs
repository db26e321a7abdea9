//! Setuid or setgid file.

use crate::model::dockerfile::{Instruction, Keyword};
use crate::rule::{Body, Context, rule};

rule! {
    /// Setuid or setgid file
    ///
    /// Whoever starts the file gets the rights of its owner: with `chmod u+s` or a mode like 4755 an ordinary user of the container
    /// becomes root. Looked at are the stages that ship.
    ///
    /// References: <https://cwe.mitre.org/data/definitions/250.html>
    SETUID_FILE = {
        id: "docker/setuid-file",
        severity: Medium,
        since: "2026.11",
        aliases: [],
        profiles: [Strict, Security],
        remedy: "Give the program the one capability that it needs, or none (setcap).",
        cwe: [250],
        body: Body::Instructions(&[Keyword::Run], check),
    }
}

fn check(run: &Instruction, context: &mut Context) {
    if !run.stage().is_some_and(|stage| stage.ships()) {
        return;
    }
    for invocation in run.commands().into_iter().filter_map(|command| command.invocation()) {
        let chmod = invocation.runs("chmod").then(|| invocation.arguments().find(|word| !word.is_option())).flatten();
        let install = invocation.runs("install").then(|| {
            let mut words = invocation.arguments().skip_while(|word| !matches!(&*word.text(), "-m" | "--mode"));
            words.nth(1)
        });
        for mode in chmod.into_iter().chain(install.flatten()).filter(|mode| raises(&mode.text())) {
            context.hit(
                run.place_of(mode.span()),
                format!("Mode {} lends everybody the rights of the owner or group.", mode.text()),
            );
        }
    }
}

/// `4755`, `02755`, `u+s`, `ug=rwxs`.
fn raises(mode: &str) -> bool {
    let digits = mode.trim_start_matches('0');
    let octal = digits.len() == 4 && digits.bytes().all(|digit| matches!(digit, b'0'..=b'7'));
    let symbolic = mode.split(',').any(|part| {
        let what = part.split_once(['+', '=']);
        what.is_some_and(|(who, what)| who.bytes().all(|letter| b"ugoa".contains(&letter)) && what.contains('s'))
    });
    (octal && matches!(digits.as_bytes()[0], b'2' | b'4' | b'6' | b'3' | b'5' | b'7')) || symbolic
}
