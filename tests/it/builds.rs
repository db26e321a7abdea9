//! How images are built: Compose files, `--target`, the folder that is built in.

use std::process::Command;

use tidegate::document::Source;
use tidegate::model::dockerfile::{IgnoreFile, parse};

use crate::repository::Repository;

const STAGES: &str =
    "FROM alpine:3.24 AS build\nUSER root\nFROM alpine:3.24 AS production\nUSER 1000:1000\nFROM build AS debug\n";
const ROOT: &[&str] = &["--only", "docker/root-user"];

#[test]
fn the_last_stage_ships_unless_the_command_line_says_otherwise() {
    let repository = Repository::new(&[("Dockerfile", STAGES), ("other/Dockerfile", "FROM alpine:3.24\nUSER root\n")]);
    let with = |target: &str| repository.said(&[ROOT, &["--target", target]].concat());
    let (own, other) = ("\nDockerfile:2:6:", "other/Dockerfile:2:6:");
    let lines = |said: &str| format!("\n{said}");
    assert!(lines(&repository.said(ROOT)).contains(own));
    assert!(
        !lines(&with("production")).contains(own) && with("production").contains(other),
        "others keep their last stage"
    );
    assert!(lines(&with("BUILD")).contains(own) && lines(&with("0")).contains(own));
    assert!(!lines(&with("1")).contains(own));
}

#[test]
fn a_target_that_no_dockerfile_has_is_an_error_with_a_suggestion() {
    let repository = Repository::new(&[("Dockerfile", STAGES)]);
    let output = repository.check(&["--target", "prodution"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    let expected = "--target: no Dockerfile here has a stage `prodution`; did you mean `production`? (there are `build`, `debug`, `production`)";
    assert!(said.contains(expected), "{said}");
    let numbered = repository.check(&["--target", "3"]);
    assert_eq!(numbered.status.code(), Some(2));
}

#[test]
fn the_configuration_names_targets_by_path() {
    let config = "target: production\noverrides:\n  - paths: [tools/**]\n    target: 0\n";
    let files = [("tidegate.yaml", config), ("Dockerfile", STAGES), ("tools/Dockerfile", STAGES)];
    let repository = Repository::new(&files);
    let said = repository.said(ROOT);
    assert!(said.starts_with("tools/Dockerfile:2:6:") && said.contains("1 finding "), "{said}");
    assert!(repository.said(&[ROOT, &["--target", "build"]].concat()).contains("2 findings"));
    std::fs::write(
        repository.path("tidegate.yaml"),
        "target: production\noverrides:\n  - paths: [tools/**]\n    target: prod\n",
    )
    .unwrap();
    let output = repository.check(ROOT);
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(
        output.status.code() == Some(2) && error.contains("tidegate.yaml:4:13: no Dockerfile here has a stage `prod`"),
        "{error}"
    );
}

#[test]
fn inline_dockerfiles_are_checked_at_their_places() {
    let compose = "services:\n  web:\n    build:\n      context: .\n      dockerfile_inline: |\n        FROM debian\n        RUN sudo \
                   id && echo $$HOME\n        USER \"root\"\n  tool:\n    build:\n      dockerfile_inline: \"FROM alpine:latest\\nUSER \
                   1000:1000\\n\"\n";
    let repository = Repository::new(&[("compose.yaml", compose)]);
    let said = repository.said(&[]);
    for expected in [
        "compose.yaml:6:14: medium[docker/untagged-image]",
        "compose.yaml:7:13: medium[docker/sudo]",
        "compose.yaml:8:14: medium[docker/root-user]",
    ] {
        assert!(said.contains(expected), "{expected} in {said}");
    }
    assert!(said.contains("compose.yaml:11:39: medium[docker/latest-tag]"), "{said}");
    let broken = Repository::new(&[(
        "compose.yaml",
        "services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM a:1\n        RNU x\n",
    )]);
    let said = broken.said(&[]);
    assert!(said.contains("compose.yaml:6:9: problem[unparsable]"), "{said}");
}

#[test]
fn comments_in_an_inline_dockerfile_allow() {
    let compose = "services:\n  web:\n    build:\n      dockerfile_inline: |\n        # hadolint ignore=DL3006\n        FROM debian\n        \
                   # tidegate: allow docker/root-user -- a test\n        USER root\n";
    let said = Repository::new(&[("compose.yaml", compose)]).said(&["--only", "DL3006,docker/root-user"]);
    assert!(said.contains("0 findings, 2 suppressed"), "{said}");
}

#[test]
fn dockerfiles_of_any_name_are_followed_and_built_as_compose_says() {
    let compose = "services:\n  api:\n    build:\n      context: api\n      dockerfile: ../docker/api.df\n      target: production\n      args:\n        \
                   BASE: debian:latest\n  job:\n    build:\n      context: .\n      args: [TAG=latest]\n";
    let api = "ARG BASE\nFROM $BASE AS production\nUSER 1000:1000\nFROM production AS debug\nUSER root\n";
    let job = "ARG TAG=3.24\nFROM alpine:${TAG}\nUSER 1000:1000\n";
    let files = [("docker-compose.yml", compose), ("docker/api.df", api), ("Dockerfile", job)];
    let repository = Repository::new(&files);
    for arguments in
        [&["--only", "DL3007,docker/root-user"][..], &["--only", "DL3007,docker/root-user", "docker-compose.yml"]]
    {
        let said = repository.said(arguments);
        assert!(said.contains("docker/api.df:2:6: medium[docker/latest-tag]"), "{said}");
        assert!(said.contains("Dockerfile:2:6: medium[docker/latest-tag]"), "{said}");
        assert!(!said.contains("root-user") && said.contains("3 documents"), "{said}");
    }
}

/// A stage that runs as root and ships only where Compose says so, and the last one.
const TWO_STAGES: &str = "ARG TAG=3.24\nFROM alpine:${TAG} AS worker\nUSER root\nFROM alpine:3.24\nUSER 1000:1000\n";

/// What is said where a folder `web` holds a Dockerfile of two stages and these files stand beside it.
fn with_web(files: &[(&str, &str)]) -> String {
    let all = [&[("web/Dockerfile", TWO_STAGES)], files].concat();
    Repository::new(&all)
        .said(&["--only", "DL3007,docker/root-user,docker/missing-dockerfile,docker/unknown-build-target"])
}

#[test]
fn what_a_service_does_not_say_the_one_that_it_extends_does() {
    let base = "  base:\n    build:\n      context: web\n      args: {TAG: latest}\n";
    let worker = "  worker:\n    extends: {service: base}\n    build: {target: worker}\n";
    let said = with_web(&[("compose.yaml", &format!("services:\n{base}{worker}"))]);
    assert!(said.contains("web/Dockerfile:3:6: ") && said.contains("web/Dockerfile:2:6: "), "{said}");
    assert!(said.contains("2 findings"), "{said}");
    let own = "  worker:\n    extends: base\n    build: {target: worker, args: [TAG=3.24]}\n";
    let said = with_web(&[("compose.yaml", &format!("services:\n{base}{own}"))]);
    assert!(said.contains("1 finding ") && said.contains("root-user"), "two values are known to nobody: {said}");
    let missing =
        "services:\n  base:\n    build: other\n  worker:\n    extends: {service: base}\n    build: {target: x}\n";
    let said = with_web(&[("compose.yaml", missing), ("other/readme", "")]);
    assert!(said.contains("compose.yaml:3:12: ") && said.matches("missing-dockerfile").count() == 1, "{said}");
}

#[test]
fn services_of_other_files_are_extended_from_where_those_stand() {
    let common = "services:\n  base:\n    extends: {service: root}\n  root:\n    build: ../web\n";
    let compose =
        "services:\n  worker:\n    extends: {file: common/services.yaml, service: base}\n    build: {target: worker}\n";
    let said = with_web(&[("common/services.yaml", common), ("compose.yaml", compose)]);
    assert!(said.contains("web/Dockerfile:3:6: ") && said.contains("1 finding "), "{said}");
    let said = with_web(&[("compose.yaml", compose)]);
    assert!(said.contains("0 findings"), "what is not here says nobody knows what: {said}");
    let circle = "services:\n  a:\n    extends: {file: b.yaml, service: b}\n    build: {target: worker}\n";
    let back = "services:\n  b:\n    extends: {file: a.yaml, service: a}\n    build: {target: worker}\n";
    assert!(with_web(&[("a.yaml", circle), ("b.yaml", back)]).contains("0 findings"));
}

#[test]
fn an_override_is_merged_over_the_file_beside_it() {
    let base = "services:\n  worker:\n    build: web\n";
    let over = "services:\n  worker:\n    build: {target: worker}\n";
    for name in ["docker-compose.override.yml", "docker-compose.prod.yaml"] {
        let said = with_web(&[("docker-compose.yml", base), (name, over)]);
        assert!(said.contains("web/Dockerfile:3:6: ") && said.contains("1 finding "), "{name}: {said}");
    }
    let alone = "services:\n  worker:\n    build: {context: web, target: worker}\n";
    assert!(with_web(&[("docker-compose.dev.yml", alone)]).contains("web/Dockerfile:3:6: "));
    let worker = "services:\n  worker:\n    build: {context: web, target: worker}\n";
    let other = "services:\n  worker:\n    build: {context: web, dockerfile: other.df}\n";
    let files =
        [("compose.yaml", worker), ("compose.dev.yaml", other), ("web/other.df", "FROM alpine:3.24\nUSER root\n")];
    assert!(
        with_web(&files).contains("web/other.df:2:6: "),
        "what says itself where its Dockerfile is, is used as it stands"
    );
}

#[test]
fn what_services_build_ships_beside_the_last_stage() {
    let compose =
        "services:\n  a:\n    build: {context: ., target: build}\n  b:\n    build: {context: ., target: production}\n";
    let last = "FROM alpine:3.24 AS build\nUSER root\nFROM alpine:3.24 AS production\nUSER 1000:1000\n";
    let repository = Repository::new(&[("Dockerfile", last)]);
    assert!(repository.said(ROOT).contains("0 findings"));
    std::fs::write(repository.path("compose.yaml"), compose).unwrap();
    assert!(repository.said(ROOT).contains("Dockerfile:2:6:"), "Compose ships the stage build");
    assert!(
        repository.said(&[ROOT, &["--target", "production"]].concat()).contains("0 findings"),
        "the command line wins"
    );
    let production = "services:\n  a:\n    build: {context: ., target: production}\n";
    std::fs::write(repository.path("compose.yaml"), production).unwrap();
    std::fs::write(repository.path("Dockerfile"), format!("{last}FROM build AS debug\n")).unwrap();
    assert!(repository.said(ROOT).contains("Dockerfile:2:6:"), "docker build without Compose ships the last stage");
}

#[test]
fn only_what_has_services_with_images_is_a_compose_file() {
    let documents = |name: &str, text: &str| {
        let classified = tidegate::model::classify::classify(&Source::new(name, text), false);
        classified.documents.iter().map(|document| document.shape.name()).collect::<Vec<_>>()
    };
    assert_eq!(documents("stack.yml", "services:\n  a:\n    image: nginx\n"), ["compose"]);
    assert_eq!(documents("compose.override.yaml", "services:\n  a:\n    ports: [80]\n"), ["compose"]);
    let none: [&str; 0] = [];
    assert_eq!(documents("stack.yml", "services:\n  a:\n    ports: [80]\n"), none);
    assert_eq!(documents(".gitlab-ci.yml", "services:\n  - postgres:18\n"), none);
    assert_eq!(documents("values.yaml", "services:\n  web: nginx\n"), none);
    assert_eq!(documents("a.yaml", "services:\n  web:\n    image:\n      tag: 1\n    build: [a]\n"), ["compose"]);
}

#[test]
fn values_that_the_build_gives_are_known() {
    let source = Source::new("Dockerfile", "ARG A=1\nFROM x:$A\nARG A\nRUN echo $A\n");
    let given = [("A".to_owned(), "2".to_owned())].into();
    let (file, _) = tidegate::model::dockerfile::parse_with(source.clone(), given);
    assert_eq!(file.stages().next().unwrap().image().unwrap().expanded().text, "x:2");
    assert_eq!(parse(source).0.stages().next().unwrap().image().unwrap().expanded().text, "x:1");
}

/// Pattern file, path, whether the path and all below it are kept out.
const IGNORED: &[(&str, &str, bool)] = &[
    ("node_modules", "node_modules", true),
    ("node_modules", "node_modules/a/b.js", true),
    ("node_modules", "web/node_modules", false),
    ("/node_modules/", "node_modules", true),
    ("**/node_modules", "web/deep/node_modules/a", true),
    ("**/node_modules", "node_modules", true),
    ("*.log", "a.log", true),
    ("*.log", "logs/a.log", false),
    ("**/*.log", "logs/a.log", true),
    ("logs/*", "logs/a/b", true),
    ("logs/*", "logs", false),
    ("a?c", "abc", true),
    ("a?c", "a/c", false),
    ("a[bc]d", "acd", true),
    ("a[^b]d", "abd", false),
    ("a\\*", "a*", true),
    ("a\\*", "ab", false),
    ("*", "anything/below", true),
    ("*\n!src", "src", false),
    ("*\n!src/main.rs", "src", false),
    ("*\n!src/main.rs", "src/lib.rs", true),
    ("*\n!**/*.md", "docs", false),
    ("!a\na", "a", true),
    ("a\n!a\na/b", "a/b", true),
    ("# a\n\n  b  \n", "b", true),
    ("# a", "# a", false),
    (" # a", "# a", true),
    ("./a/../b", "b", true),
    ("..", "a", false),
    (".", "a", false),
    ("a.b", "axb", false),
    ("a**c", "ab/bc", true),
];

#[test]
fn ignore_files_are_read_as_docker_reads_them() {
    for (text, path, expected) in IGNORED {
        let file = IgnoreFile::parse(Source::new(".dockerignore", *text));
        assert_eq!(file.excludes(path).is_some(), *expected, "{text:?} on {path}");
    }
    let file = IgnoreFile::parse(Source::new(".dockerignore", "b\n  logs/*  \n"));
    let place = file.excludes("logs/a").unwrap();
    assert_eq!(place.source.slice(place.span), "logs/*");
    for text in ["[", "a[", "[]", "[a-", "\\", "[[:alpha:]]", "[&&a]", "**/**/**", "!", "!!a"] {
        let _ = IgnoreFile::parse(Source::new(".dockerignore", text)).excludes("a/b");
    }
}

#[test]
fn the_report_says_where_no_context_is_known() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tidegate"));
    let folder = tempfile::tempdir().unwrap();
    command.current_dir(folder.path()).args(["check", "--output", "json", "-"]).stdin(std::process::Stdio::piped());
    let mut child = command.stdout(std::process::Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"FROM alpine:3.24\nCOPY a /a\nUSER 1:1\n").unwrap();
    let report: serde_json::Value = serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap();
    assert_eq!(report["summary"]["skipped"]["build contexts that nobody knows"], 1);
}

/// Whatever costs more than linear time makes this test run for minutes.
#[test]
fn hostile_files_end() {
    let many = |line: fn(usize) -> String, count: usize| (0..count).map(line).collect::<String>();
    let uses = many(|at| format!("ARG TOKEN_{at}\nRUN echo $TOKEN_{at} > /a/{at} && apt-get install -y x\n"), 1_500);
    let copies = many(|at| format!("COPY --from=build /a/{at} /b/\nCOPY d{at}/*/*/* e{at} /c/\n"), 1_500);
    let mounts = "--mount=type=cache,target=/root/.npm ".repeat(500);
    let dockerfile = format!("FROM alpine:3.24 AS build\n{uses}RUN {mounts}npm ci && yarn\nFROM scratch\n{copies}");
    let services = many(|at| format!("  s{at}:\n    build: *b\n"), 5_000);
    let inline = "        RUN echo $$HOME\n".repeat(2_000);
    let compose = format!(
        "services:\n  first:\n    build: &b\n      dockerfile_inline: |\n        FROM alpine:3.24\n{inline}{services}"
    );
    let ignored = many(|at| format!("**/*{at}*\n"), 5_000);
    let files = [("Dockerfile", &*dockerfile), ("compose.yaml", &compose), (".dockerignore", &ignored), ("d/x", "x")];
    let repository = Repository::new(&files);
    let output = repository.check(&["--profile", "all"]);
    assert!(output.status.code().is_some_and(|code| code == 1), "{:?}", output.status);
}
