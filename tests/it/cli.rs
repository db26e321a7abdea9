//! The built program from outside: exit codes, outputs, arguments, and what the commands write.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const POD: &str =
    "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: a\n      image: one\n";
const CLEAN: &str =
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  namespace: shop\ndata:\n  greeting: hello\n";
const BROKEN: &str = "apiVersion: v1\nkind: Pod\nmetadata: [\n";
const ONE: [&str; 4] = ["--only", "kubernetes/untagged-image", "--output", "concise"];

/// A repository of its own, away from every other.
fn repository(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    write(folder.path(), &[(".git/HEAD", "ref: refs/heads/main\n")]);
    write(folder.path(), files);
    folder
}

fn write(folder: &Path, files: &[(&str, &str)]) {
    for (name, text) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

fn tidegate(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tidegate"));
    command.current_dir(folder).env_remove("NO_COLOR").stdin(Stdio::null());
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    tidegate(folder).args(arguments).output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

#[track_caller]
fn code(output: &Output, expected: i32) {
    assert_eq!(output.status.code(), Some(expected), "{}\n{}", stdout(output), stderr(output));
}

#[test]
fn exit_codes_tell_findings_from_faults_of_use_and_of_input() {
    let folder = repository(&[("a.yaml", POD), ("clean.yaml", CLEAN), ("broken/b.yaml", BROKEN), ("empty/x.txt", "x")]);
    let check = |arguments: &[&str]| run(folder.path(), &[&["check"], arguments, &ONE].concat());
    code(&check(&["clean.yaml"]), 0);
    code(&check(&["a.yaml"]), 1);
    code(&check(&["a.yaml", "--report-only"]), 0);
    code(&check(&["a.yaml", "--fail-on", "high"]), 0);
    code(&check(&["--no-such-option"]), 2);
    code(&check(&["--fail-on", "hihg"]), 2);
    code(&check(&["broken"]), 3);
    code(&check(&["broken", "--report-only"]), 3);
    code(&check(&["no-such-file.yaml"]), 3);
    let both = check(&["."]);
    code(&both, 3);
    assert!(
        stdout(&both).contains("kubernetes/untagged-image") && stdout(&both).contains("unparsable"),
        "{}",
        stdout(&both)
    );
    code(&check(&["empty"]), 4);
    code(&check(&["empty", "--allow-empty"]), 0);
}

#[test]
fn every_format_returns_the_same_code() {
    let folder = repository(&[("a.yaml", POD)]);
    for format in ["pretty", "concise", "json", "sarif", "github"] {
        code(&run(folder.path(), &["check", "--output", format]), 1);
    }
}

#[test]
fn several_outputs_are_written_at_once_and_whole() {
    let folder = repository(&[("a.yaml", POD), ("old.json", "stale")]);
    let outputs = ["--output", "json=old.json", "--output", "sarif=out.sarif", "--output", "concise"];
    let output = run(folder.path(), &[&["check", "a.yaml"][..], &outputs].concat());
    code(&output, 1);
    let json: Value = serde_json::from_slice(&std::fs::read(folder.path().join("old.json")).unwrap()).unwrap();
    let sarif: Value = serde_json::from_slice(&std::fs::read(folder.path().join("out.sarif")).unwrap()).unwrap();
    let found = json["findings"].as_array().unwrap().len();
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), found);
    assert_eq!(stdout(&output).lines().count(), found + 1, "{}", stdout(&output));
    let left: Vec<String> = names(folder.path()).into_iter().filter(|name| name.contains("tmp")).collect();
    assert!(left.is_empty(), "{left:?}");
    for (outputs, fault) in [
        (["--output", "json", "--output", "sarif"], "goes to standard output already"),
        (["--output", "json=a", "--output", "sarif=a"], "goes to a already"),
        (["--output", "json=", "--output", "sarif"], "has no name"),
        (["--output", "jsno", "--output", "sarif"], "did you mean `json`?"),
        (["--output", "json=no/such/folder.json", "--output", "sarif=b"], "cannot write no/such/folder.json"),
    ] {
        let output = run(folder.path(), &[&["check", "a.yaml"][..], &outputs].concat());
        code(&output, 2);
        assert!(stderr(&output).contains(fault), "{}", stderr(&output));
    }
}

fn names(folder: &Path) -> Vec<String> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn the_same_bytes_come_out_for_any_number_of_threads_and_any_checkout() {
    let files: Vec<(String, String)> = (0..40)
        .map(|number| (format!("app{}/{number}.yaml", number % 7), POD.replace("web", &format!("web{number}"))))
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (one, other) = (repository(&files), repository(&files));
    for format in ["pretty", "json", "sarif", "github"] {
        let of = |folder: &Path, jobs: &str| {
            run(folder, &["check", "--profile", "all", "--jobs", jobs, "--output", format]).stdout
        };
        let first = of(one.path(), "1");
        assert!(!first.is_empty());
        for (folder, jobs) in [(&one, "2"), (&one, "8"), (&other, "1"), (&other, "8")] {
            assert!(of(folder.path(), jobs) == first, "{format} with {jobs} threads in {}", folder.path().display());
        }
        let below = run(&one.path().join("app1"), &["check", "..", "--profile", "all", "--output", format]).stdout;
        assert!(below == first, "{format} from a folder below");
    }
}

#[test]
fn standard_input_is_checked() {
    let folder = repository(&[]);
    let mut child = tidegate(folder.path())
        .args(["check", "-"])
        .args(ONE)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(POD.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    code(&output, 1);
    assert!(stdout(&output).starts_with("<stdin>:8:14: "), "{}", stdout(&output));
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let folder = repository(&[(
        "a.yaml",
        &POD.replace("image: one", &"image: one\n    - name: b\n      image: two\n".repeat(3000)),
    )]);
    for arguments in [&["check", "--profile", "all"][..], &["rules"], &["completions", "bash"]] {
        let mut child =
            tidegate(folder.path()).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert!(matches!(output.status.code(), Some(0..=3)), "{arguments:?}: {:?}", output.status);
        assert!(!stderr(&output).contains("panicked"), "{}", stderr(&output));
    }
}

#[test]
fn a_named_path_is_checked_though_it_is_ignored_or_excluded() {
    let folder = repository(&[
        (".gitignore", "built/\n"),
        ("tidegate.yaml", "exclude: [vendor/]\n"),
        ("built/a.yaml", POD),
        ("vendor/a.yaml", POD),
        ("clean.yaml", CLEAN),
    ]);
    let check = |paths: &[&str]| run(folder.path(), &[&["check"], paths, &ONE].concat());
    code(&check(&["."]), 0);
    for path in ["built", "built/a.yaml", "vendor", "vendor/a.yaml"] {
        code(&check(&[path]), 1);
    }
}

#[test]
fn profiles_and_names_choose_rules() {
    let folder = repository(&[("a.yaml", POD)]);
    let rules = |arguments: &[&str]| -> Vec<String> {
        let output = run(folder.path(), &[&["check", "a.yaml", "--output", "json"], arguments].concat());
        let json: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", stderr(&output)));
        let findings = json["findings"].as_array().unwrap();
        findings.iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(rules(&["--only", "CKV_K8S_14", "--profile", "hadolint"]), ["kubernetes/untagged-image"]);
    assert!(rules(&["--profile", "hadolint"]).is_empty());
    assert!(rules(&["--profile", "all"]).len() > rules(&[]).len());
    let output = run(folder.path(), &["check", "--only", "kubernetes/untaged-image"]);
    code(&output, 2);
    assert!(stderr(&output).contains("did you mean `kubernetes/untagged-image`?"), "{}", stderr(&output));
}

#[test]
fn mistakes_in_the_configuration_have_a_place_and_stop_the_run() {
    let folder = repository(&[
        ("a.yaml", POD),
        ("tidegate.yaml", "profile: default\nrules:\n  kubernetes/untaged-image: off\n"),
    ]);
    let output = run(folder.path(), &["check"]);
    code(&output, 2);
    assert!(stdout(&output).is_empty());
    let expected = "error: tidegate.yaml:3:3: unknown rule `kubernetes/untaged-image`; did you mean `kubernetes/untagged-image`?\n";
    assert_eq!(stderr(&output), expected);
    write(folder.path(), &[("other.yaml", "rules: {kubernetes/untagged-image: off}\n")]);
    code(&run(folder.path(), &["check", "a.yaml", "--config", "other.yaml", "--fail-on", "critical"]), 0);
    code(&run(folder.path(), &["check", "--config", "none.yaml"]), 2);
    code(&run(folder.path(), &["check", "--config", "other.yaml", "--policy", "no-such-folder"]), 2);
    write(folder.path(), &[("tidegate.yaml", "policies: [no-such-folder]\n")]);
    let output = run(folder.path(), &["check"]);
    code(&output, 2);
    assert_eq!(stderr(&output), "error: tidegate.yaml:1:12: there is no file or folder `no-such-folder`\n");
}

#[test]
fn the_nearest_configuration_holds_wherever_the_run_starts() {
    let folder = repository(&[
        ("tidegate.yaml", "rules: {kubernetes/untagged-image: high}\n"),
        ("team/tidegate.yaml", "overrides: [{paths: [legacy/], rules: {kubernetes/untagged-image: off}}]\n"),
        ("team/a.yaml", POD),
        ("team/legacy/b.yaml", POD),
    ]);
    let only = ["check", "--output", "concise", "--fail-on", "critical"];
    let found = |start: &str, path: &str| {
        let output = run(&folder.path().join(start), &[&only[..], &[path]].concat());
        let lines = stdout(&output).lines().filter(|line| line.contains("untagged-image")).map(str::to_owned);
        lines.collect::<Vec<String>>()
    };
    let expected =
        "team/a.yaml:8:14: high[kubernetes/untagged-image] Container a runs one without a tag, which means latest.";
    for (start, path) in [("", "."), ("", "team"), ("team", "."), ("team/legacy", ".."), ("", "team/a.yaml")] {
        assert_eq!(found(start, path), [expected], "{path} from {start}");
    }
}

#[test]
fn suppressed_findings_do_not_block_and_stay_in_the_report() {
    let allowed = POD.replace("image: one", "image: one # tidegate: allow KSV-0013 -- mirror");
    let folder = repository(&[("a.yaml", &allowed)]);
    let output = run(folder.path(), &["check", "--only", "kubernetes/untagged-image", "--output", "json"]);
    code(&output, 0);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["findings"][0]["status"], "suppressed");
    write(folder.path(), &[("tidegate.yaml", "suppressions: ignore\n")]);
    code(&run(folder.path(), &["check", "--only", "kubernetes/untagged-image"]), 1);
}

#[test]
fn colour_is_for_terminals_unless_asked_for() {
    let folder = repository(&[("a.yaml", POD)]);
    assert!(!stdout(&run(folder.path(), &["check"])).contains('\u{1b}'));
    assert!(stdout(&run(folder.path(), &["check", "--color", "always"])).contains('\u{1b}'));
    assert!(stderr(&run(folder.path(), &["check", "--color", "always"])).is_empty(), "no time, no progress");
}

#[test]
fn rules_are_explained_by_any_of_their_names() {
    let folder = TempDir::new().unwrap();
    let by = |name: &str| stdout(&run(folder.path(), &["explain", name])).to_owned();
    assert!(by("docker/latest-tag").starts_with("# docker/latest-tag: "));
    assert_eq!(by("DL3007"), by("docker/latest-tag"));
    let several = by("KSV-0013");
    assert!(several.contains("# kubernetes/untagged-image: ") && several.contains("\n---\n"), "{several}");
    let unknown = run(folder.path(), &["explain", "docker/latest-tga"]);
    code(&unknown, 2);
    assert!(stderr(&unknown).contains("did you mean `docker/latest-tag`?"), "{}", stderr(&unknown));
}

#[test]
fn configured_policies_are_explained_and_listed() {
    let folder = TempDir::new().unwrap();
    code(&run(folder.path(), &["new", "policy", "team/example-name"]), 0);
    let unknown = run(folder.path(), &["explain", "team/example-name"]);
    code(&unknown, 2);
    let by_option = run(folder.path(), &["explain", "team/example-name", "--policy", "policies"]);
    assert!(stdout(&by_option).starts_with("# team/example-name: Example name"), "{}", stdout(&by_option));
    write(folder.path(), &[("tidegate.yaml", "policies: [policies]\n")]);
    assert_eq!(stdout(&run(folder.path(), &["explain", "team/example-name"])), stdout(&by_option));
    assert!(stdout(&run(folder.path(), &["rules"])).contains("\nteam/example-name "));
    write(folder.path(), &[("tidegate.yaml", "policies: [policies]\nnonsense: 1\n")]);
    code(&run(folder.path(), &["explain", "team/example-name"]), 2);
    code(&run(folder.path(), &["explain", "docker/latest-tag"]), 0);
}

#[test]
fn rules_are_listed_for_people_and_programs() {
    let folder = TempDir::new().unwrap();
    let json: Value = serde_json::from_slice(&run(folder.path(), &["rules", "--format", "json"]).stdout).unwrap();
    let rules = json.as_array().unwrap();
    assert_eq!(rules.len(), tidegate::rules::all().len());
    let keys: Vec<&String> = rules[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["id", "aliases", "family", "severity", "profiles", "since", "summary", "fix"]);
    let listed = |profile: &str| stdout(&run(folder.path(), &["rules", "--profile", profile])).lines().count() - 1;
    for profile in ["default", "all", "pss-restricted"] {
        let holding =
            rules.iter().filter(|rule| rule["profiles"].as_array().unwrap().contains(&profile.into())).count();
        assert_eq!(listed(profile), holding, "{profile}");
    }
    let table = run(folder.path(), &["rules", "--format", "markdown"]);
    assert!(stdout(&table).starts_with("| rule |") && stdout(&table).contains("| `docker/latest-tag` |"));
}

#[test]
fn init_writes_once() {
    let folder = repository(&[("clean.yaml", CLEAN)]);
    code(&run(folder.path(), &["init", "--pre-commit"]), 0);
    assert!(folder.path().join(".pre-commit-config.yaml").is_file());
    code(&run(folder.path(), &["check", "clean.yaml", "--only", "kubernetes/untagged-image"]), 0);
    std::fs::write(folder.path().join("tidegate.yaml"), "profile: all\n").unwrap();
    code(&run(folder.path(), &["init"]), 2);
    assert_eq!(std::fs::read_to_string(folder.path().join("tidegate.yaml")).unwrap(), "profile: all\n");
}

fn text(path: PathBuf) -> String {
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn a_new_rule_is_one_file_two_lines_and_a_folder() {
    let list = "//! Rules.\n\nmod alpha;\nmod omega;\n\nuse crate::rule::Rule;\n\npub(super) const RULES: &[&Rule] = &[&alpha::ALPHA, &omega::OMEGA];\n";
    let folder = repository(&[("src/rules/docker/mod.rs", list)]);
    code(&run(folder.path(), &["new", "rule", "docker/late-copy"]), 0);
    let lines = "//! Rules.\n\nmod alpha;\nmod late_copy;\nmod omega;\n\nuse crate::rule::Rule;\n\npub(super) const RULES: &[&Rule] = \
                 &[&alpha::ALPHA, &late_copy::LATE_COPY, &omega::OMEGA];\n";
    assert_eq!(text(folder.path().join("src/rules/docker/mod.rs")), lines);
    let rule = text(folder.path().join("src/rules/docker/late_copy.rs"));
    assert!(rule.contains("LATE_COPY = {") && rule.contains("id: \"docker/late-copy\""), "{rule}");
    let mut fixtures = names(&folder.path().join("fixtures/rules/docker/late-copy"));
    fixtures.sort();
    assert_eq!(fixtures, ["expect", "fail-what-it-proves.Dockerfile", "pass-what-it-proves.Dockerfile"]);
    for (id, fault) in [
        ("docker/late-copy", "stands there already"),
        ("docker/use-copy", "names the cure"),
        ("late-copy", "is not <family>/<name>"),
        ("docker/LateCopy", "lower-case words"),
        ("helm/late-copy", "src/rules/helm/mod.rs does not exist"),
    ] {
        let output = run(folder.path(), &["new", "rule", id]);
        code(&output, 2);
        assert!(stderr(&output).contains(fault), "{}", stderr(&output));
    }
}

#[test]
fn a_new_policy_comes_with_its_test() {
    let folder = repository(&[]);
    code(&run(folder.path(), &["new", "policy", "shop/example-name"]), 0);
    let policy = folder.path().join("policies/shop/example_name");
    assert!(text(policy.join("example_name.rego")).contains("package shop.example_name\n"));
    assert!(text(policy.join("example_name_test.rego")).contains("package shop.example_name_test\n"));
    code(&run(folder.path(), &["new", "policy", "shop/example-name"]), 2);
}

#[test]
fn completions_are_printed_for_each_shell() {
    let folder = TempDir::new().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = run(folder.path(), &["completions", shell]);
        code(&output, 0);
        assert!(stdout(&output).contains("tidegate"), "{shell}");
    }
}
