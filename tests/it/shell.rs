//! Shell commands inside Dockerfiles, each word with its place in the file.

use proptest::prelude::*;
use tidegate::document::Source;
use tidegate::model::dockerfile::{Dockerfile, parse};
use tidegate::model::shell::{Command, Script};

fn read(text: &str) -> Dockerfile {
    parse(Source::new("Dockerfile", text)).0
}

/// A command in one line: its program and words as text, joined by `|`.
fn outline(command: Command) -> String {
    let words: Vec<String> = command.words().map(|word| word.text().into_owned()).collect();
    let assignments: String = command.assignments().map(|it| format!("{}= ", it.name())).collect();
    let name = command.invocation().filter(|it| it.is_wrapped()).map(|it| format!("<{}> ", it.program()));
    format!("{}{assignments}{}", name.unwrap_or_default(), words.join("|"))
}

fn commands(run: &str) -> Vec<String> {
    let file = read(&format!("FROM debian:12\n{run}"));
    let run = file.instructions().nth(1).unwrap();
    run.commands().into_iter().map(outline).collect()
}

#[test]
fn words_are_found_however_the_instruction_is_written() {
    let install = ["apt-get|update", "apt-get|install|-y|curl"];
    assert_eq!(commands("RUN apt-get update && apt-get install -y curl\n"), install);
    assert_eq!(commands("RUN apt-get update && \\\n # why\n  apt-get install \\\n -y cu\\\nrl\n"), install);
    assert_eq!(commands("RUN <<EOF\napt-get update\napt-get install -y curl\nEOF\n"), install);
    assert_eq!(commands("RUN <<EOF\n#!/usr/bin/env bash\napt-get update\napt-get install -y curl\nEOF\n"), install);
    assert_eq!(commands("RUN [\"apt-get\", \"install\", \"-y\", \"curl\"]\n"), install[1..]);
    assert_eq!(commands("RUN <<EOF\n#!/usr/bin/python3\nprint()\nEOF\n"), [""; 0]);
}

#[test]
fn scripts_inside_words_are_read() {
    let run = "RUN bash -euo pipefail -c 'a | b' && sh -c \"c $X\" && eval \"d e\"\n";
    let found = ["bash|-euo|pipefail|-c|a | b", "a", "b", "sh|-c|c $X", "c|$X", "eval|d e", "d|e"];
    assert_eq!(commands(run), found);
    assert_eq!(commands("RUN [\"/bin/bash\", \"-c\", \"a \\\"b c\\\"\"]\n"), ["/bin/bash|-c|a \"b c\"", "a|b c"]);
    assert_eq!(commands("RUN bash <<EOF\na b\nEOF\n"), ["bash", "a|b"]);
    assert_eq!(commands("RUN <<EOF bash -e\na b\nEOF\n"), ["bash|-e", "a|b"]);
}

#[test]
fn runners_are_looked_through() {
    assert_eq!(
        commands("RUN sudo -E -u root env A=1 apt-get install x\n"),
        ["<apt-get> sudo|-E|-u|root|env|A=1|apt-get|install|x"]
    );
    assert_eq!(
        commands("RUN A=1 timeout 5 curl x | xargs -n 1 rm\n"),
        ["<curl> A= timeout|5|curl|x", "<rm> xargs|-n|1|rm"]
    );
}

#[test]
fn every_construct_is_walked() {
    let run = "RUN if a; then b; else c; fi; for x in $(d); do e \"$x\"; done; while f; do g; done; case $y in z) h;; esac; \
               (i; j) && { k; } ; l() { m; }; [[ -n `n` ]] || exit 1; export A=$(o); p <(q)\n";
    assert_eq!(
        commands(run),
        [
            "a",
            "b",
            "c",
            "d",
            "e|$x",
            "f",
            "g",
            "h",
            "i",
            "j",
            "k",
            "m",
            "n",
            "exit|1",
            "export|A=$(o)",
            "o",
            "p|<(q)",
            "q"
        ]
    );
}

/// Every word's text must stand at its place, where nothing was escaped.
fn places_hold(file: &Dockerfile, script: &Script) {
    for script in script.scripts() {
        for word in script.words() {
            let written = file.source().slice(word.span());
            let raw = word.raw();
            assert!(!raw.is_empty() && (written == raw || written.contains(['\\', '\n'])), "{raw:?} {written:?}");
        }
    }
}

#[test]
fn places_lead_back_through_continuations_heredocs_and_escapes() {
    let file = read(
        "FROM debian:12\nRUN apt-get \\\n  # no\n  install -y 'a b' \\\n  sh -c \"x \\\"y z\\\"\" && bash -c 'u | v'\n\
         RUN [\"sh\", \"-c\", \"one \\\"two\\\" | three\"]\nRUN cat <<A <<B && tail\nbody\nA\nother\nB\nRUN <<-EOF\n\tindented word\n\tEOF\n",
    );
    for run in file.instructions().skip(1) {
        places_hold(&file, run.script().unwrap());
    }
    let slices = |number: usize| -> Vec<&str> {
        let commands = file.instructions().nth(number).unwrap().commands();
        commands.iter().flat_map(|it| it.words()).map(|it| file.source().slice(it.span())).collect()
    };
    let whole = "\"one \\\"two\\\" | three\"";
    assert_eq!(slices(2), ["sh", "-c", &whole[1..whole.len() - 1], "one", "\\\"two\\\"", "three"]);
    assert_eq!(slices(3), ["cat", "tail"]);
    assert_eq!(slices(4), ["indented", "word"]);
    assert!(slices(1).ends_with(&["'u | v'", "u", "v"]), "{:?}", slices(1));
}

#[test]
fn pipelines_and_lists_are_kept() {
    let file = read("FROM a\nRUN a && b | c || ! d & e\n");
    let script = file.instructions().nth(1).unwrap().script().unwrap();
    let lists: Vec<(usize, bool)> = script.lists().map(|list| (list.pipelines().len(), list.is_background())).collect();
    assert_eq!(lists, [(3, true), (1, false)]);
    let pipeline = script.pipelines().nth(1).unwrap();
    assert_eq!(pipeline.segments().len(), 2);
    assert!(pipeline.simple(1).unwrap().is("c"));
    assert_eq!(file.source().slice(pipeline.first_operator().unwrap()), "|");
    assert!(script.pipelines().nth(2).unwrap().is_negated());
}

#[test]
fn other_shells_are_left_alone() {
    for text in [
        "FROM a\nSHELL [\"powershell\", \"-Command\"]\nRUN Get-Item | sh\n",
        "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nRUN dir | more\n",
        "FROM a\n# hadolint shell=pwsh\nRUN dir | more\n",
    ] {
        let file = read(text);
        assert!(file.instructions().last().unwrap().script().is_none(), "{text}");
    }
    let file = read("FROM a AS b\nSHELL [\"/bin/bash\", \"-c\"]\nFROM b\nRUN [[ a ]]\n");
    let script = file.instructions().last().unwrap().script().unwrap();
    assert_eq!(script.dialect(), Some(tidegate::model::shell::Dialect::Bash));
}

#[test]
fn letters_of_other_alphabets_are_parts_of_words() {
    let file = read("FROM a\nRUN echo \"\\\"`é`\" größe && cd straße || rm \"$größe\"\n");
    let commands = file.instructions().last().unwrap().commands();
    let words = |at: usize| -> Vec<String> { commands[at].words().map(|word| word.raw().to_owned()).collect() };
    assert!(words(0).contains(&"größe".to_owned()), "{:?}", words(0));
    assert!((0..commands.len()).any(|at| words(at) == ["cd", "straße"]));
}

#[test]
fn hostile_scripts_end() {
    for body in [
        "(".repeat(50_000),
        "$(".repeat(50_000),
        "a | ".repeat(50_000),
        "a && ".repeat(50_000),
        "${a:-".repeat(50_000),
        "${a:-".repeat(1_000),
        "{a, ".repeat(50_000),
        "`".repeat(50_001),
        "if a; then ".repeat(20_000),
        "sh -c \"".repeat(5_000),
        "{ ".repeat(50_000),
        "((".repeat(20_000),
        "<<A ".repeat(2_000),
    ] {
        let file = read(&format!("FROM a\nRUN {body}\n"));
        for instruction in file.instructions() {
            instruction.commands().len();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_script_makes_it_panic(text in "RUN ([a-z]|\\$|\\{|\\}|\\(|\\)|'|\"|`|\\\\|\\||&|;|<|>|EOF|\\[| |\\\\\n|\n|sh -c |if |then |fi|=|é){0,40}") {
        let file = read(&format!("FROM a\n{text}\nEOF\n"));
        for instruction in file.instructions() {
            for command in instruction.commands() {
                outline(command);
                command.span();
                command.redirects().count();
            }
        }
    }
}
