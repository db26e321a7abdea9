//! `tidegate.yaml`: which file holds where, how files are merged, what each key does, and what is said about mistakes.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use tidegate::config::{Choice, Configurations, Folders, Policies, schema};
use tidegate::engine::{Ruleset, Selection};
use tidegate::finding::{Enforcement, Profile, Severity};
use tidegate::model::World;

use crate::fixtures::RULES;
use crate::printed;

/// Folders in memory below `/repo`, which is a repository.
pub struct Memory(BTreeMap<PathBuf, String>);

impl Folders for Memory {
    fn text(&self, file: &Path) -> io::Result<Option<String>> {
        Ok(self.0.get(file).cloned())
    }

    fn exists(&self, path: &Path) -> bool {
        self.0.keys().any(|file| file.starts_with(path))
    }

    fn is_repository(&self, folder: &Path) -> bool {
        folder == Path::new("/repo")
    }
}

pub fn memory(files: &[(&str, &str)]) -> Memory {
    Memory(files.iter().map(|(name, text)| (PathBuf::from(name), (*text).to_owned())).collect())
}

/// The selection for documents at `paths` below `/repo`, or the mistakes.
pub fn select(files: &[(&str, &str)], paths: &[&str], choice: &Choice) -> Result<Selection, Vec<String>> {
    let memory = memory(files);
    let configurations = Configurations::nearest(&memory, PathBuf::from("/repo"));
    for path in paths {
        configurations.meet(&Path::new("/repo").join(path));
    }
    let selection = configurations.selection(Path::new("/repo"), Policies::default(), choice);
    selection.map_err(|mistakes| mistakes.iter().map(ToString::to_string).collect())
}

/// The ruleset of `/repo/<path>` under one configuration at the root.
fn under(config: &str, path: &str) -> (Selection, std::sync::Arc<Ruleset>) {
    let selection = select(&[("/repo/tidegate.yaml", config)], &[path], &Choice::default()).unwrap();
    let ruleset = selection.ruleset(path);
    (selection, ruleset)
}

/// How a rule is set, if it runs: severity and enforcement.
fn setting(selection: &Selection, path: &str, rule: &str) -> Option<(Option<Severity>, Option<Enforcement>)> {
    let index = selection.rules.iter().position(|known| known.meta.id == rule)?;
    let ruleset = selection.ruleset(path);
    ruleset.setting(index).map(|setting| (setting.severity, setting.enforcement))
}

#[track_caller]
fn mistakes(config: &str) -> Vec<String> {
    match select(&[("/repo/tidegate.yaml", config)], &["a.yaml"], &Choice::default()) {
        Ok(_) => panic!("no mistake in\n{config}"),
        Err(mistakes) => mistakes,
    }
}

const PRIVILEGED: &str = "kubernetes/privileged-container";
const SSH: &str = "docker/ssh-port";

/// A rule that is not in the profile `default`.
fn outside_of_default() -> &'static str {
    let rule = RULES.iter().find(|rule| !Profile::Default.holds(&rule.meta.profiles) && rule.parameters.is_none());
    &rule.expect("the profile does not hold everything").meta.id
}

#[test]
fn without_a_file_the_default_profile_blocks_from_medium_on() {
    let selection = select(&[], &["a.yaml"], &Choice::default()).unwrap();
    let in_default = RULES.iter().filter(|rule| Profile::Default.holds(&rule.meta.profiles)).count();
    assert_eq!(selection.rules.len(), in_default);
    assert_eq!(selection.ruleset("a.yaml").fail_on, Some(Severity::Medium));
    assert_eq!(setting(&selection, "a.yaml", PRIVILEGED), Some((None, None)));
}

#[test]
fn words_and_maps_set_rules() {
    let other = outside_of_default();
    let config = format!(
        "rules:\n  {PRIVILEGED}: off\n  docker/ssh-port: low\n  KSV-0013: warn\n  {other}: on\n  kubernetes/host-pid:\n    severity: info\n    \
         enforcement: deny\n"
    );
    let (selection, _) = under(&config, "a.yaml");
    assert_eq!(setting(&selection, "a.yaml", PRIVILEGED), None);
    assert_eq!(setting(&selection, "a.yaml", SSH), Some((Some(Severity::Low), None)));
    assert_eq!(setting(&selection, "a.yaml", "kubernetes/untagged-image"), Some((None, Some(Enforcement::Warn))));
    assert_eq!(setting(&selection, "a.yaml", other), Some((None, None)));
    let set = Some((Some(Severity::Info), Some(Enforcement::Deny)));
    assert_eq!(setting(&selection, "a.yaml", "kubernetes/host-pid"), set);
}

#[test]
fn inner_files_are_merged_over_outer_ones_up_to_the_repository() {
    let files = [
        ("/tidegate.yaml", format!("rules: {{{SSH}: off}}")),
        (
            "/repo/tidegate.yaml",
            format!("fail-on: high\nprofile: strict\nrules: {{{PRIVILEGED}: low, KSV-0010: deny}}"),
        ),
        ("/repo/team/.tidegate.yaml", format!("profile: default\nrules: {{{PRIVILEGED}: {{enforcement: warn}}}}")),
        ("/repo/team/app/tidegate.yaml", "fail-on: info".to_owned()),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let paths = ["a.yaml", "team/a.yaml", "team/app/deep/a.yaml", "<stdin>"];
    let selection = select(&files, &paths, &Choice::default()).unwrap();
    let fail_on = |path: &str| selection.ruleset(path).fail_on;
    assert_eq!(paths.map(fail_on), [Severity::High, Severity::High, Severity::Info, Severity::High].map(Some));
    assert!(setting(&selection, "a.yaml", SSH).is_some(), "what stands above the repository does not count");
    assert_eq!(setting(&selection, "a.yaml", PRIVILEGED), Some((Some(Severity::Low), None)));
    let merged = Some((Some(Severity::Low), Some(Enforcement::Warn)));
    assert_eq!(setting(&selection, "team/app/deep/a.yaml", PRIVILEGED), merged);
    let strict_only = RULES.iter().find(|rule| rule.meta.profiles.as_ref() == [Profile::Strict]).unwrap();
    assert!(setting(&selection, "a.yaml", &strict_only.meta.id).is_some());
    assert!(setting(&selection, "team/a.yaml", &strict_only.meta.id).is_none());
}

#[test]
fn overrides_hold_for_their_paths_and_later_ones_win() {
    let config = format!(
        "overrides:\n  - paths: [legacy/, '*.gen.yaml']\n    fail-on: critical\n    rules: {{{PRIVILEGED}: off}}\n  - paths: ['legacy/*', \
         '!legacy/new.yaml']\n    rules: {{{PRIVILEGED}: info}}\n  - paths: [/top.yaml]\n    profile: all\n"
    );
    let (selection, _) = under(&config, "a.yaml");
    assert_eq!(setting(&selection, "a.yaml", PRIVILEGED), Some((None, None)));
    assert_eq!(setting(&selection, "legacy/a.yaml", PRIVILEGED), Some((Some(Severity::Info), None)));
    assert_eq!(setting(&selection, "legacy/new.yaml", PRIVILEGED), None);
    assert_eq!(setting(&selection, "deep/a.gen.yaml", PRIVILEGED), None);
    assert_eq!(selection.ruleset("deep/a.gen.yaml").fail_on, Some(Severity::Critical));
    assert_eq!(selection.ruleset("deep/a.yaml").fail_on, Some(Severity::Medium));
    assert!(setting(&selection, "top.yaml", outside_of_default()).is_some());
    assert!(setting(&selection, "deep/top.yaml", outside_of_default()).is_none());
}

#[test]
fn the_command_line_wins_over_files() {
    let config = format!("profile: all\nfail-on: low\nrules: {{{PRIVILEGED}: off, {SSH}: low}}");
    let files = [("/repo/tidegate.yaml", config.as_str())];
    let choice = Choice { profile: Some(Profile::Default), fail_on: Some(Severity::Critical), ..Choice::default() };
    let selection = select(&files, &["a.yaml"], &choice).unwrap();
    assert_eq!(selection.ruleset("a.yaml").fail_on, Some(Severity::Critical));
    assert!(setting(&selection, "a.yaml", outside_of_default()).is_none());
    assert_eq!(setting(&selection, "a.yaml", PRIVILEGED), None);

    let choice = Choice { only: vec!["KSV-0017".into(), outside_of_default().into()], ..Choice::default() };
    let selection = select(&files, &["a.yaml"], &choice).unwrap();
    let ids: Vec<&str> = selection.rules.iter().map(|rule| &*rule.meta.id).collect();
    assert!(ids.contains(&PRIVILEGED) && ids.contains(&outside_of_default()) && !ids.contains(&SSH), "{ids:?}");

    let choice = Choice { only: vec!["docker/shh-port".into()], ..Choice::default() };
    let mistakes = select(&files, &["a.yaml"], &choice).unwrap_err();
    assert_eq!(mistakes, ["--only: unknown rule `docker/shh-port`; did you mean `docker/ssh-port`?"]);
}

#[test]
fn rules_newer_than_the_edition_only_warn() {
    let (selection, ruleset) = under("edition: 2026.11", "a.yaml");
    assert!(ruleset.settings.iter().all(|setting| !setting.newer_than_edition));
    drop(selection);
    let (_, ruleset) = under("edition: \"2025.01\"", "a.yaml");
    assert!(!ruleset.settings.is_empty() && ruleset.settings.iter().all(|setting| setting.newer_than_edition));
}

#[test]
fn a_rule_has_a_second_form_under_a_name_of_its_own() {
    let with_parameters = RULES.iter().find(|rule| rule.parameters.is_some()).unwrap();
    let base = &with_parameters.meta.id;
    let config = format!("rules:\n  shop/mirror: {{instance-of: {base}, severity: critical, parameters: {{}}}}\n");
    let files = [("/repo/tidegate.yaml", config.as_str()), ("/repo/sub/tidegate.yaml", "rules: {shop/mirror: off}")];
    let selection = select(&files, &["a.yaml", "sub/a.yaml"], &Choice::default()).unwrap();
    assert_eq!(setting(&selection, "a.yaml", "shop/mirror"), Some((Some(Severity::Critical), None)));
    assert_eq!(setting(&selection, "sub/a.yaml", "shop/mirror"), None);
    let all = Choice { profile: Some(Profile::All), ..Choice::default() };
    let selection = select(&[("/repo/sub/tidegate.yaml", &config)], &["a.yaml", "sub/a.yaml"], &all).unwrap();
    assert!(setting(&selection, "a.yaml", "shop/mirror").is_none());
    assert!(setting(&selection, "sub/a.yaml", "shop/mirror").is_some());
}

#[test]
fn versions_and_suppressions_are_set_per_path_and_the_world_per_run() {
    let config = "kubernetes-versions: [\"1.33\", v1.34.2]\nsuppressions: ignore\nworld: closed\n";
    let (_, ruleset) = under(config, "a.yaml");
    assert_eq!(ruleset.versions.as_ref().unwrap().kubernetes, [33, 34]);
    assert!(ruleset.ignore_suppressions);
    let memory = memory(&[("/repo/tidegate.yaml", config)]);
    let configurations = Configurations::nearest(&memory, PathBuf::from("/repo"));
    assert_eq!(configurations.world(), World::Open, "nothing was met yet");
    configurations.meet(Path::new("/repo/a.yaml"));
    assert_eq!(configurations.world(), World::Closed);
}

#[test]
fn what_is_excluded_is_said_by_the_innermost_file_that_says_something() {
    let memory = memory(&[
        ("/repo/tidegate.yaml", "exclude: [vendor/, '*.gen.yaml', /only-here]"),
        ("/repo/app/tidegate.yaml", "exclude: ['!keep.gen.yaml', local/]"),
    ]);
    let configurations = Configurations::nearest(&memory, PathBuf::from("/repo"));
    let excluded = |path: &str, is_folder: bool| configurations.excluded(&Path::new("/repo").join(path), is_folder);
    assert!(excluded("vendor", true) && excluded("deep/vendor", true) && !excluded("vendor", false));
    assert!(
        excluded("a.gen.yaml", false) && excluded("app/a.gen.yaml", false) && !excluded("app/keep.gen.yaml", false)
    );
    assert!(excluded("app/local", true) && !excluded("local", true));
    assert!(excluded("only-here", false) && !excluded("app/only-here", false));
}

#[test]
fn mistakes_have_a_place_and_a_suggestion() {
    for (config, expected) in [
        ("profil: strict\n", "tidegate.yaml:1:1: unknown key `profil`; did you mean `profile`?"),
        ("# first\nprofile: strickt\n", "tidegate.yaml:2:10: unknown value `strickt`; did you mean `strict`?"),
        (
            "profile: x\n",
            "tidegate.yaml:1:10: unknown value `x`, expected one of default, strict, security, all, pss-baseline, \
             pss-restricted, hadolint, kube-linter",
        ),
        (
            "rules:\n  docker/shh-port: off\n",
            "tidegate.yaml:2:3: unknown rule `docker/shh-port`; did you mean `docker/ssh-port`?",
        ),
        ("rules: {ssh-prt: off}\n", "tidegate.yaml:1:9: unknown rule `ssh-prt`; did you mean `docker/ssh-port`?"),
        (
            "rules:\n  docker/ssh-port: {sevrity: high}\n",
            "tidegate.yaml:2:21: unknown key `sevrity`; did you mean `severity`?",
        ),
        (
            "rules:\n  docker/ssh-port: {severity: hihg}\n",
            "tidegate.yaml:2:31: unknown value `hihg`; did you mean `high`?",
        ),
        (
            "rules:\n  docker/ssh-port: hihg\n",
            "tidegate.yaml:2:20: unknown setting `hihg`, expected off, on, critical, high, medium, low, info, deny, warn, \
             audit, or a map; did you mean `high`?",
        ),
        ("rules:\n  docker/ssh-port: {parameters: {a: 1}}\n", "tidegate.yaml:2:33: docker/ssh-port has no parameters"),
        ("overrides:\n  - rules: {}\n", "tidegate.yaml:2:5: the key `paths` is missing"),
        ("overrides:\n  - path: [a]\n", "tidegate.yaml:2:5: unknown key `path`; did you mean `paths`?"),
        ("profile: all\nprofile: strict\n", "tidegate.yaml:2:1: the key `profile` stands twice"),
        (
            "exclude: ['{a']\n",
            "tidegate.yaml:1:11: not a pattern: error parsing glob '{a': unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?)",
        ),
        (
            "edition: 2026.1\n",
            "tidegate.yaml:1:10: `2026.1` is not an edition; an edition is a year and a month, like 2026.11",
        ),
        (
            "edition: 2031.01\n",
            "tidegate.yaml:1:10: edition 2031.01 is newer than this program, which knows up to 2026.11",
        ),
        (
            "kubernetes-versions: [\"1.34\", latest]\n",
            "tidegate.yaml:1:31: `latest` is not a Kubernetes version; one looks like 1.34",
        ),
        (
            "profile: all\n---\nprofile: all\n",
            "tidegate.yaml:3:1: a configuration is one YAML document, here begins a second",
        ),
        (
            "rules:\n  shop/x: {instance-of: docker/shh-port}\n",
            "tidegate.yaml:2:25: unknown rule `docker/shh-port`; did you mean `docker/ssh-port`?",
        ),
        (
            "rules:\n  docker/ssh-port: {instance-of: docker/ssh-port}\n",
            "tidegate.yaml:2:3: `docker/ssh-port` is a rule already: an instance needs a name of its own",
        ),
        (
            "rules:\n  mirror: {instance-of: docker/ssh-port}\n",
            "tidegate.yaml:2:3: `mirror` is not a rule's name, which is <family>/<name>",
        ),
    ] {
        assert_eq!(mistakes(config), [expected], "{config}");
    }
}

#[test]
fn every_mistake_is_said_at_once() {
    let found = mistakes("rules: {a/b: off, c/d: off}\noverrides:\n  - paths: [x]\n    rules: {e/f: off}\n");
    assert_eq!(found.len(), 3, "{found:?}");
    let files = [("/repo/tidegate.yaml", "world: open"), ("/repo/.tidegate.yaml", "world: open")];
    let found = select(&files, &["a.yaml"], &Choice::default()).unwrap_err();
    assert_eq!(found, ["tidegate.yaml: .tidegate.yaml stands beside it; keep one of them"]);
    let files = [("/repo/tidegate.yaml", "world: open"), ("/repo/sub/tidegate.yaml", "\nworld: closed")];
    let found = select(&files, &["sub/a.yaml"], &Choice::default()).unwrap_err();
    assert_eq!(found, ["sub/tidegate.yaml:2:8: `world` holds for a whole run: say it in the outermost tidegate.yaml"]);
}

#[test]
fn hostile_files_are_mistakes() {
    let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n";
    for text in [bomb, &"[".repeat(100_000), "\u{0}", "- a\n- b\n", "x", "rules: [a]", "exclude: a", "\t: x"] {
        assert_eq!(mistakes(text).len(), 1, "{text:.40}");
    }
}

#[test]
fn empty_files_say_nothing() {
    for text in ["", "# nothing\n", "---\n", "{}", "rules:\n", "\u{feff}fail-on: low\n"] {
        assert!(select(&[("/repo/tidegate.yaml", text)], &["a.yaml"], &Choice::default()).is_ok(), "{text:?}");
    }
}

/// A file that sets one parameter must not have to set all, and a slip in one must not go unseen.
#[test]
fn parameters_can_be_set_one_by_one_and_unknown_ones_are_refused() {
    for rule in RULES.iter() {
        let Some(parameters) = rule.parameters else { continue };
        let id = &rule.meta.id;
        assert!(
            (parameters.read)(serde_json::json!({})).is_ok(),
            "{id} needs all of its parameters: #[serde(default)]"
        );
        let unknown = (parameters.read)(serde_json::json!({"no-such-parameter": 1}));
        assert!(unknown.is_err(), "{id} takes any parameter: #[serde(deny_unknown_fields)]");
        let config = format!("rules:\n  {id}:\n    parameters:\n      no-such-parameter: 1\n");
        let place = format!("tidegate.yaml:4:7: parameters of {id}: ");
        assert!(mistakes(&config)[0].starts_with(&place), "{:?}", mistakes(&config));
    }
}

#[test]
fn the_schema_is_fresh_and_takes_what_the_reader_takes() {
    let schema = schema();
    printed::hold("schemas/config.schema.json", &format!("{schema:#}\n"));
    let validator = jsonschema::validator_for(&schema).unwrap();
    let value = |text: &str| -> serde_json::Value { serde_saphyr::from_str(text).unwrap() };
    let init = include_str!("../../src/cli/init.yaml");
    let uncommented = uncommented(init);
    for good in [
        init,
        &uncommented,
        "rules: {docker/ssh-port: off, DL3008: {severity: low, parameters: {a: [1]}}}",
        "world: closed",
    ] {
        let errors: Vec<String> = validator.iter_errors(&value(good)).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}\n{good}");
    }
    for bad in [
        "profil: all",
        "rules: {docker/ssh-port: hihg}",
        "rules: {a: {sevrity: low}}",
        "overrides: [{rules: {}}]",
        "world: flat",
    ] {
        assert!(!validator.is_valid(&value(bad)), "{bad}");
    }
}

/// A text with its commented keys made real.
fn uncommented(text: &str) -> String {
    text.lines().map(|line| if is_key(line) { &line[2..] } else { line }).collect::<Vec<_>>().join("\n")
}

/// Whether a commented line of the file that `init` writes is a key and not an explanation.
fn is_key(line: &str) -> bool {
    let key = line.strip_prefix("# ").and_then(|rest| Some(rest.split_once(':')?.0));
    line.starts_with("#   ") || key.is_some_and(|key| !key.contains(' ') && key != "yaml-language-server")
}

#[test]
fn what_init_writes_holds_and_so_do_its_suggestions() {
    let init = include_str!("../../src/cli/init.yaml");
    for text in [init, &uncommented(init)] {
        let files = [("/repo/tidegate.yaml", text), ("/repo/policies/a.rego", "")];
        if let Err(mistakes) = select(&files, &["a.yaml"], &Choice::default()) {
            panic!("{mistakes:#?}");
        }
    }
}
