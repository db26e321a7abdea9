//! hadolint's own configuration and comments: the same verdicts, and nothing dropped in silence.

use std::process::Output;

use crate::repository::Repository;

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What is said about a Dockerfile under a `.hadolint.yaml`, and the exit code.
fn under(config: &str, dockerfile: &str, arguments: &[&str]) -> (String, i32) {
    let repository = Repository::new(&[(".hadolint.yaml", config), ("Dockerfile", dockerfile)]);
    let output = repository.check(arguments);
    (text(&output), output.status.code().unwrap())
}

const DROP_IN: &[&str] = &["--profile", "hadolint"];
const CURL: &str = "FROM debian:12\nRUN apt-get update && apt-get install -y curl\n";

#[test]
fn what_it_ignores_is_suppressed_in_every_profile() {
    for profile in ["default", "hadolint", "strict", "all"] {
        let arguments = ["--profile", profile];
        assert!(under("ignored: [SC1091]\n", CURL, &arguments).0.contains("kept-apt-lists"), "{profile}");
        let config = "ignored:\n  - DL3009\n";
        assert!(!under(config, CURL, &arguments).0.contains("kept-apt-lists"), "{profile}");
        let (said, _) = under(config, CURL, &["--profile", profile, "--verbose"]);
        let told = said.lines().find(|line| line.contains("kept-apt-lists")).unwrap_or_else(|| panic!("{said}"));
        assert!(told.contains("[suppressed: ") && told.contains(".hadolint.yaml:2"), "{told}");
    }
}

#[test]
fn the_most_severe_level_wins() {
    let config = "override:\n  style: [DL3008]\n  error: [DL3008]\n  info: [DL3009]\n  warning: [DL3009]\n";
    let (said, _) = under(config, CURL, DROP_IN);
    assert!(said.contains("high[docker/unpinned-apt-get-package]"), "{said}");
    assert!(said.contains("medium[docker/kept-apt-lists]"), "{said}");
}

#[test]
fn under_its_profile_an_override_switches_a_rule_on_and_its_threshold_holds() {
    let (said, code) = under("override: {info: [DL3057]}\n", "FROM debian:12\nUSER 1\n", DROP_IN);
    assert!(said.contains("missing-healthcheck") && code == 0, "{said}");
    // DL3008 is a warning of hadolint, whatever we take it for.
    let codes = ["error", "warning", "info", "style", "none", "ignore"].map(|threshold| {
        under(&format!("failure-threshold: {threshold}\nignored: [DL3009, DL3015]\n"), CURL, DROP_IN).1
    });
    assert_eq!(codes, [0, 1, 1, 1, 0, 0]);
    assert_eq!(under("no-fail: true\nfailure-threshold: style\n", CURL, DROP_IN).1, 0);
    let warning = "failure-threshold: warning\nignored: [DL3009, DL3015]\n";
    assert_eq!(under(warning, CURL, &["--profile", "hadolint", "--fail-on", "medium"]).1, 0, "the command line wins");
    let dockerfile = format!("{CURL}USER 1\n");
    assert_eq!(under(warning, &dockerfile, &[]).1, 0, "the threshold is its profile's business");
}

#[test]
fn registries_and_labels_are_parameters_of_rules() {
    let config = "trustedRegistries: [ghcr.io]\nlabel-schema:\n  team: text\n  docs: url\n  since: rfc3339\nstrict-labels: true\n";
    let dockerfile = "FROM quay.io/a:1\nLABEL docs=here other=1 since=\"\"\nUSER 1\n";
    let (said, _) = under(config, dockerfile, DROP_IN);
    for expected in [
        "untrusted-registry] quay.io",
        "missing-label] The label team is missing",
        "label-without-url]",
        "unexpected-label] The label other",
        "label-without-date]",
        "empty-label]",
    ] {
        assert!(said.contains(expected), "{expected} in\n{said}");
    }
    assert_eq!(said.matches("missing-label]").count(), 1, "{said}");
}

#[test]
fn our_own_file_wins() {
    let repository = Repository::new(&[
        (".hadolint.yaml", "ignored: [DL3009, DL3015]\noverride: {error: [DL3008]}\n"),
        ("tidegate.yaml", "rules: {DL3009: medium, DL3008: low}\n"),
        ("Dockerfile", CURL),
    ]);
    let said = text(&repository.check(DROP_IN));
    assert!(said.contains("medium[docker/kept-apt-lists]"), "{said}");
    assert!(said.contains("low[docker/unpinned-apt-get-package]"), "{said}");
    assert!(!said.contains("recommended-packages"), "{said}");
}

#[test]
fn the_nearest_file_holds_alone() {
    let repository = Repository::new(&[
        (".hadolint.yaml", "ignored: [DL3009]\n"),
        ("api/.hadolint.yml", "ignored: [DL3015]\n"),
        ("Dockerfile", CURL),
        ("api/Dockerfile", CURL),
        ("web/deep/Dockerfile", CURL),
        ("other.yaml", "ignored: [DL3008, DL3009, DL3015]\n"),
        ("central/hadolint.yaml", "ignored: [DL3008]\n"),
    ]);
    let said = text(&repository.check(DROP_IN));
    let has = |file: &str, rule: &str| said.lines().any(|line| line.starts_with(file) && line.contains(rule));
    for file in ["Dockerfile", "web/deep/Dockerfile"] {
        assert!(!has(file, "kept-apt-lists") && has(file, "recommended-packages"), "{file} in {said}");
    }
    assert!(has("api/Dockerfile", "kept-apt-lists") && !has("api/Dockerfile", "recommended-packages"), "{said}");
    let arguments = [DROP_IN, &["--config", "central/hadolint.yaml"]].concat();
    let named = text(&repository.check(&arguments));
    assert!(!named.contains("unpinned-apt-get-package") && named.contains("kept-apt-lists"), "{named}");
}

#[test]
fn what_hadolint_drops_in_silence_is_a_problem_with_a_place() {
    let cases = [
        ("ignored: DL3008\n", ":1:10: ", "a list is expected"),
        ("trustedRegistries: docker.io\n", ":1:20: ", "a list is expected"),
        ("ignore: [DL3008]\n", ":1:1: ", "unknown key `ignore`; did you mean `ignored`?"),
        ("override:\n  ignore: [DL3008]\n", ":2:3: ", "unknown key `ignore`"),
        ("override:\n  eror: [DL3008]\n", ":2:3: ", "did you mean `error`?"),
        ("ignored:\n  - DL3008\n  - DL308\n", ":3:5: ", "unknown rule `DL308`; did you mean `DL3008`?"),
        ("ignored: [DL9999]\n", ":1:11: ", "unknown rule `DL9999`"),
        ("no-fail: yes\n", ":1:10: ", "boolean"),
        ("failure-threshold: fatal\n", ":1:20: ", "unknown value `fatal`"),
        ("label-schema: {a: html}\n", ":1:19: ", "unknown value `html`"),
        ("format: xml\n", ":1:9: ", "unknown value `xml`"),
        ("ignored: [DL3008\n", ":", "bracket"),
        ("", ":1:1: ", "nothing in this configuration"),
        ("# nothing\n", ":", "nothing in this configuration"),
    ];
    for (config, place, words) in cases {
        let (said, code) = under(config, "FROM debian:12\nUSER 1\n", DROP_IN);
        let line = said.lines().find(|line| line.contains("configuration-broken")).unwrap_or_default();
        assert!(line.starts_with(&format!(".hadolint.yaml{place}")) && line.contains(words), "{config:?}: {said}");
        assert_eq!(code, 3, "{config:?}");
    }
}

#[test]
fn what_is_valid_for_hadolint_is_valid_here() {
    let config = "failure-threshold: warning\nformat: tty\nformats: [json, sarif, gitlab_codeclimate]\nignored: [DL3005, DL3017, \
                  SC1091, SC2034, DL1000]\nlabel-schema: {a: \"\", b: text}\nno-color: true\nno-fail: false\noverride: {error: \
                  [], warning: [SC2086]}\nstrict-labels: false\ndisable-ignore-pragma: false\ntrustedRegistries: []\n";
    let (said, code) = under(config, "FROM debian:12\nLABEL a=1 b=2\nUSER 1:1\n", DROP_IN);
    assert_eq!(code, 0, "{said}");
    assert_eq!(under("ignored:\noverride:\n", "FROM debian:12\nUSER 1:1\n", DROP_IN).1, 0);
}

#[test]
fn a_broken_file_is_nobodys_problem_where_there_is_no_dockerfile() {
    let pod = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: b\n";
    let repository = Repository::new(&[(".hadolint.yaml", "ignore: []\n"), ("a.yaml", pod)]);
    let output = repository.check(&[]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output));
}

#[test]
fn comments_allow_without_hadolints_bugs() {
    let dockerfile = "FROM debian:12\n# hadolint ignore=DL3008\n\n# hadolint ignore=DL3009 the lists are small\n# why\n# hadolint \
                      ignore = DL3015 , SC2086\nRUN apt-get update && apt-get install -y curl\nUSER 1:1\nCMD echo hi # hadolint \
                      ignore=DL3025\n";
    let (said, code) = under("no-color: true\n", dockerfile, DROP_IN);
    assert!(code == 0 && said.contains("0 findings, 4 suppressed"), "{said}");
    let (said, _) = under("disable-ignore-pragma: true\n", dockerfile, DROP_IN);
    assert!(said.contains("4 findings") && !said.contains("suppressed"), "{said}");
}
