//! The Dockerfile parser and model: everything that BuildKit accepts, with the place of every token.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use tidegate::document::{Source, Span, SyntaxError};
use tidegate::model::dockerfile::{Base, Dockerfile, Instruction, Keyword, Role, Value, Word, parse};
use tidegate::model::image::ImageReference;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dockerfiles/parses")
}

fn read(text: &str) -> (Dockerfile, Vec<SyntaxError>) {
    parse(Source::new("Dockerfile", text))
}

fn accepted(text: &str) -> Dockerfile {
    let (file, errors) = read(text);
    assert!(errors.is_empty(), "{errors:?} in\n{text}");
    file
}

/// An instruction in one line: keyword, flags, and its words or pairs or text, each as the file has it.
fn outline(instruction: Instruction) -> String {
    let file = instruction.file().source();
    let slice = |span: Span| file.slice(span).to_owned();
    let mut line = vec![instruction.keyword().name().to_owned()];
    if instruction.is_trigger() {
        line.insert(0, "|".to_owned());
    }
    line.extend(instruction.flags().map(|flag| slice(flag.word().span())));
    let words = instruction.words();
    let pairs: Vec<String> = instruction
        .pairs()
        .map(|pair| {
            let value = pair.value().map(|value| format!("=({})", value.text()));
            format!("({}){}", pair.key().text(), value.unwrap_or_default())
        })
        .collect();
    match (instruction.is_exec_form(), instruction.shell_text()) {
        (true, _) => line.push(format!("exec {:?}", words.iter().map(|word| word.text()).collect::<Vec<_>>())),
        (_, Some(text)) => line.push(format!("shell {:?}", text.raw())),
        _ => line.extend(words.iter().map(|word| format!("({})", slice(word.span()))).chain(pairs)),
    }
    for heredoc in instruction.heredocs() {
        line.push(format!("{} {:?}", if heredoc.expands() { "<<" } else { "<<'" }, heredoc.body()));
    }
    line.join(" ")
}

#[track_caller]
fn seen(fixture: &str, expected: &[&str]) {
    let text = std::fs::read_to_string(folder().join(format!("{fixture}.Dockerfile"))).unwrap();
    let file = accepted(&text);
    let found: Vec<String> = file.instructions().map(outline).collect();
    assert_eq!(found, expected, "{fixture}");
}

#[test]
fn an_instruction_may_follow_a_heredoc() {
    let body = r#"RUN shell "<<EOF" << "apt-get update\napt-get install -y curl\n""#;
    seen("heredoc-before-instruction", &["FROM (debian:12)", body, "USER (app)"]);
    seen("heredoc-before-comment", &["FROM (debian:12)", r#"RUN shell "<<EOF" << "echo one\n""#, "ENV (A)=(1)"]);
}

#[test]
fn a_stripping_heredoc_ends_at_an_indented_marker() {
    let body = r##"RUN shell "<<-EOF" << "\tif true; then\n\t\techo \"# not a comment\"\n\tfi\n""##;
    seen("heredoc-tab-indented-marker", &["FROM (debian:12)", body, r#"CMD exec ["sh"]"#]);
}

#[test]
fn one_instruction_may_have_several_heredocs() {
    let bodies = r#"RUN shell "cat <<ONE > /one && cat <<'TWO' > /two" << "first $HOME\n" <<' "second $HOME\n""#;
    seen("heredocs-two", &["FROM (debian:12)", bodies, "WORKDIR (/srv)"]);
    let copy = r#"COPY (<<EOF) (/etc/nginx/conf.d/default.conf) << "server { listen 8080; }\n""#;
    seen("heredoc-copied", &["FROM (nginx:1.27)", copy, "EXPOSE (8080)"]);
}

#[test]
fn a_heredoc_may_name_its_interpreter() {
    seen(
        "heredoc-interpreter",
        &[
            "FROM (debian:12)",
            r#"RUN shell "<<EOF bash" << "set -o pipefail\ncurl -fsS https://example.com | tar x\n""#,
            r##"RUN shell "<<EOF" << "#!/bin/bash\nset -o pipefail\ncat /etc/passwd | wc -l\n""##,
            r#"RUN shell "python3 <<EOF" << "print(\"hello\")\n""#,
        ],
    );
}

#[test]
fn what_only_looks_like_a_heredoc_is_none() {
    seen(
        "heredoc-lookalikes",
        &[
            "FROM (debian:12)",
            r#"RUN shell "echo \"<<EOF\" '<<EOF' && cat <<<here && echo $((1<<2))""#,
            r#"RUN exec ["cat", "<<EOF"]"#,
            "ONBUILD",
            r#"| RUN shell "<<EOF" << "echo later\n""#,
            "ONBUILD",
            r#"| COPY (<<EOF) (/x) << "data\n""#,
            r#"CMD exec ["sh"]"#,
        ],
    );
}

#[test]
fn unknown_flags_and_odd_arguments_are_kept() {
    seen(
        "mount-without-target",
        &[
            "FROM (debian:12)",
            r#"RUN --mount=type=bind --mount=type=cache,target=/root/.cache,sharing=locked --network=none shell "make""#,
            r#"RUN --device=nvidia.com/gpu=all --new-flag shell "nvidia-smi -L""#,
        ],
    );
    seen("expose-host-mapping", &["FROM (debian:12)", "EXPOSE (127.0.0.1:80:80) (53/udp) ($PORT) (8000-8010)"]);
    seen("workdir-one-character", &["FROM (debian:12)", "WORKDIR (a)", "WORKDIR (\"\")", "COPY (a) (b) (\"\")"]);
}

#[test]
fn only_a_whole_json_array_is_an_exec_form() {
    let run = r#"RUN exec ["echo", "tab\there", "é"]"#;
    seen("text-behind-json", &["FROM (debian:12)", r#"CMD shell "[\"a\"] # text""#, "ENTRYPOINT exec []", run]);
}

#[test]
fn an_escaped_escape_continues_nothing() {
    let run = r#"RUN shell "echo b  c  d""#;
    seen("backslash-at-line-end", &["FROM (debian:12)", r#"RUN shell "echo a\\\\""#, run]);
    let text = std::fs::read_to_string(folder().join("backslash-at-line-end.Dockerfile")).unwrap();
    let file = accepted(&text);
    let run = file.instructions().last().unwrap();
    assert_eq!(run.blank_continuations().len(), 1);
    assert_eq!(file.comments().len(), 1);
    assert_eq!(file.source().slice(run.shell_text().unwrap().span()), "echo b \\  \n c \\\n\n # a comment\n d");
}

#[test]
fn directives_bom_and_line_ends_are_read() {
    seen(
        "escape-backtick",
        &[
            "FROM (mcr.microsoft.com/windows/servercore:ltsc2022)",
            r"COPY (app.exe) (C:\app\)",
            r#"RUN shell "powershell -Command   Write-Host hello   ; exit 0""#,
        ],
    );
    seen("bom-and-crlf", &["FROM (debian:12) (as) (Base)", r#"RUN shell "echo a   && echo b""#, "USER (1000)"]);
    let text = std::fs::read_to_string(folder().join("escape-backtick.Dockerfile")).unwrap();
    let file = accepted(&text);
    assert_eq!(file.source().slice(file.syntax().unwrap().value), "docker/dockerfile:1");
    assert_eq!(file.escape(), '`');
}

#[test]
fn keys_and_values_are_read_in_every_form() {
    seen(
        "pairs",
        &[
            "FROM (debian:12)",
            "ENV (A)=(1) (B)=(two words) (C)=($A) (D)=(a b)",
            "ENV (PATH)=(/opt/bin:$PATH)",
            "LABEL (com.example.vendor)=(ACME) (version)=(1)",
            "ARG (ONE) (TWO)=(2) (THREE)=(x y)",
            r#"HEALTHCHECK --interval=5s --timeout=3s shell "curl -f http://localhost/ || exit 1""#,
            "HEALTHCHECK",
        ],
    );
}

#[test]
fn image_references_have_registries_with_ports() {
    let text = std::fs::read_to_string(folder().join("registry-ports.Dockerfile")).unwrap();
    let file = accepted(&text);
    let parts: Vec<_> = file
        .stages()
        .map(|stage| {
            let image = stage.image_reference().unwrap();
            let (registry, tag) = (image.registry().map(|part| part.text), image.tag().map(|part| part.text));
            (registry, image.repository().text, tag, image.digest().is_some())
        })
        .collect();
    let host = "${HOST:-other.example.com:5000}";
    assert_eq!(parts[0], (Some("localhost:5000"), "x", Some("1"), false));
    assert_eq!(parts[1], (None, "build-cache/tool", None, false));
    assert_eq!(parts[2], (Some("$HOST:8099"), "team/app", None, false));
    assert_eq!(parts[3].1, format!("{host}/team/app"));
    assert_eq!((parts[3].2, parts[3].3), (Some("${TAG:-2}"), true));
    let Base::Image { text, complete, .. } = file.stages().nth(2).unwrap().base() else { panic!() };
    assert_eq!((&*text, complete), ("registry.example.com:8099/team/app", true));
    let digest = ImageReference::parse("a.b/c@sha256:00");
    assert_eq!((digest.registry().unwrap().text, digest.repository().text, digest.tag()), ("a.b", "c", None));
}

#[test]
fn stages_know_what_they_are_good_for() {
    let file = accepted(
        "FROM golang:1.25 AS Build\nUSER builder\nFROM alpine:3.22 AS base\nUSER app\nWORKDIR /srv\n\
         FROM base AS test\nRUN true\nFROM BASE\nCOPY --from=build /x /x\nRUN --mount=type=bind,from=0 true\n",
    );
    let roles: Vec<Role> = file.stages().map(|stage| stage.role()).collect();
    assert_eq!(roles, [Role::Builder, Role::Shipped, Role::Aside, Role::Shipped]);
    let last = file.targets().next_back().unwrap();
    assert_eq!(last.parent().unwrap().name().unwrap().raw(), "base");
    assert_eq!(last.user().unwrap().body().raw(), "app");
    assert_eq!(last.sources().map(|stage| stage.index()).collect::<Vec<_>>(), [0]);
    assert_eq!(last.stage_meant("BUILD").unwrap().index(), 0);
    assert!(last.stage_meant("nginx").is_none());
    assert_eq!(last.instructions().next_back().unwrap().pointer().to_string(), "/stages/3/RUN/0");
    assert_eq!(last.describe(), "stage 3");
}

#[test]
fn variables_have_the_value_that_docker_gives_them() {
    let file = accepted(
        "ARG VERSION=1.2\nARG FULL=v${VERSION}\nFROM debian:${FULL#v} AS a\nARG VERSION\nENV A=$VERSION B=\"${A:-none}\"\n\
         ENV A=2 C=${NOPE:+x}y${NOPE:-'z w'}\nFROM a\nARG A=3\nRUN true\nENV D=$HTTP_PROXY E=$VERSION F=\\$A\n",
    );
    let value = |instruction: Instruction, name| instruction.value_of(name);
    let last = file.instructions().last().unwrap();
    assert_eq!(value(last, "A"), Value::Known("2".into()));
    assert_eq!(value(last, "B"), Value::Known("none".into()));
    assert_eq!(value(last, "C"), Value::Known("yz w".into()));
    assert_eq!(value(last, "VERSION"), Value::Known("1.2".into()));
    assert_eq!(value(last, "HTTP_PROXY"), Value::Unknown);
    assert_eq!(value(last, "FULL"), Value::Unset);
    let text = |word: Word| word.expanded().text;
    assert_eq!(text(last.pairs().nth(2).unwrap().value().unwrap()), "$A");
}

#[test]
fn a_faulty_instruction_does_not_hide_the_others() {
    let (file, errors) = read("FROM\nRUM true\nENV A=1 B\nCOPY x\nSHELL sh\nRUN [1]\nUSER app\n");
    let marked: Vec<&str> = errors.iter().map(|error| file.source().slice(error.span)).collect();
    assert_eq!(marked, ["FROM", "RUM", "B", "COPY", "sh", "[1]"]);
    assert_eq!(file.instructions().count(), 7);
    assert_eq!(file.targets().next_back().unwrap().user().unwrap().body().raw(), "app");
    assert!(errors[1].message.contains("RUN"), "{}", errors[1].message);
    let (file, errors) = read("FROM a\nRUN <<EOF\nfoo\n");
    assert_eq!(errors.len(), 1);
    assert_eq!(file.source().slice(errors[0].span), "<<EOF");
    assert_eq!(read("").1.len(), 1);
    assert_eq!(read("# only\n").1.len(), 1);
}

#[test]
fn references_that_double_with_every_step_end() {
    let mut text = String::from("FROM a\nENV A0=x\n");
    for step in 1..200 {
        text.push_str(&format!("ENV A{step}=$A{0}$A{0}\n", step - 1));
    }
    text.push_str("USER $A199\n");
    let file = accepted(&text);
    assert!(!file.instructions().last().unwrap().body().expanded().complete);
    let globals: String = (1..200).map(|step| format!("ARG A{step}=$A{0}$A{0}\n", step - 1)).collect();
    let file = accepted(&format!("ARG A0=x\n{globals}FROM debian:$A199\nRUN true\n"));
    assert!(matches!(file.stages().next().unwrap().base(), Base::Image { complete: false, .. }));
    let long = format!("ARG A={}\nFROM debian\nARG A\nWORKDIR /{}\n", "x".repeat(60_000), "$A".repeat(200));
    let workdir = accepted(&long).instructions().last().unwrap().body().expanded();
    assert!(!workdir.complete && workdir.text.len() < 70_000, "{}", workdir.text.len());
}

#[test]
fn commands_that_the_grammar_would_drop_are_said_to_be_too_many() {
    let chain = |end: &str| format!("FROM a\nRUN {}true\n", format!("true{end}").repeat(1_001));
    for end in [" && ", " && \\\n  ", " || ", " | "] {
        let (_, errors) = read(&chain(end));
        assert_eq!(errors.len(), 1, "{end}");
        assert!(errors[0].message.contains("commands in a row"), "{}", errors[0].message);
    }
    assert!(read(&chain("; ")).1.is_empty());
    assert!(read(&chain(" || false; ")).1.is_empty());
    let lines = format!("FROM a\nRUN <<E\n{}E\n", "true || exit 1\n".repeat(1_500));
    let file = accepted(&lines);
    assert_eq!(file.instructions().last().unwrap().commands().len(), 3_000);
}

/// The instructions that `parse-dockerfile` sees, where it accepts a text.
fn oracle(text: &str) -> Option<Vec<&'static str>> {
    use parse_dockerfile::Instruction as I;
    let name = |instruction: &I| match instruction {
        I::Add(_) => "ADD",
        I::Arg(_) => "ARG",
        I::Cmd(_) => "CMD",
        I::Copy(_) => "COPY",
        I::Entrypoint(_) => "ENTRYPOINT",
        I::Env(_) => "ENV",
        I::Expose(_) => "EXPOSE",
        I::From(_) => "FROM",
        I::Healthcheck(_) => "HEALTHCHECK",
        I::Label(_) => "LABEL",
        I::Maintainer(_) => "MAINTAINER",
        I::Onbuild(_) => "ONBUILD",
        I::Run(_) => "RUN",
        I::Shell(_) => "SHELL",
        I::Stopsignal(_) => "STOPSIGNAL",
        I::User(_) => "USER",
        I::Volume(_) => "VOLUME",
        I::Workdir(_) => "WORKDIR",
        _ => "UNKNOWN",
    };
    // It takes an escaped backslash at the end of a line for a continuation; BuildKit does not.
    if text.lines().any(|line| line.ends_with("\\\\")) {
        return None;
    }
    Some(parse_dockerfile::parse(text).ok()?.instructions.iter().map(name).collect())
}

fn dockerfiles(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            found.extend(dockerfiles(&path));
        } else if name.contains("Dockerfile") || name.contains("Containerfile") {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn the_oracle_sees_the_same_instructions_in_every_fixture() {
    let mut compared = 0;
    for path in dockerfiles(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let Some(expected) = oracle(&text) else { continue };
        let (file, _) = read(&text);
        let found: Vec<&str> = file.instructions().filter(|i| !i.is_trigger()).map(|i| i.keyword().name()).collect();
        assert_eq!(found, expected, "{}", path.display());
        compared += 1;
    }
    assert!(compared > 8, "{compared}");
}

/// Pieces that Dockerfiles are made of, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "(FROM|RUN|ENV|ARG|COPY|ADD|CMD|ONBUILD|HEALTHCHECK|SHELL|LABEL|USER|from|x)( |\t)?",
        "(\n|\r\n| \\\\\n|\\\\\\\\\n|`\n|\n\n|\n#c\n)",
        "(<<EOF|<<-'E'|EOF|E|<<|\"|'|\\[|\\]|,|=|\\$\\{|\\}|\\$A|:-|--from=|--mount=type=cache,from=x)",
        "[a-z ]{0,6}",
        "\\PC{0,3}",
        "(# escape=`\n|# syntax=x\n|\u{feff})",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_it_panic(text in pieces()) {
        let (file, errors) = read(&text);
        for error in &errors {
            prop_assert!(text.is_empty() || !error.span.is_empty(), "{error:?}");
        }
        for instruction in file.instructions() {
            outline(instruction);
            prop_assert!(instruction.span().contains(instruction.keyword_span()));
            for word in instruction.words() {
                word.expanded();
                prop_assert!(instruction.span().contains(word.span()));
            }
            for pair in instruction.pairs() {
                pair.value().map(Word::expanded);
            }
            for flag in instruction.flags() {
                flag.options().count();
            }
        }
        for stage in file.stages() {
            stage.base();
            stage.place();
        }
        let keywords = file.instructions().filter(|i| i.is(Keyword::From)).count();
        prop_assert!(file.stages().len() <= keywords + 1);
    }
}
