//! The program as a pipeline runs it: exit codes, the same bytes everywhere, and no secret in anything that it says.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of its own, with a repository's mark in it, removed at the end.
struct Checkout(PathBuf);

impl Checkout {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = std::env::temp_dir().join(format!("tidegate-{}-{name}", std::process::id()));
        std::fs::create_dir_all(folder.join(".git")).unwrap();
        for (path, text) in files {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        Self(folder)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tidegate"));
        command.args(arguments).current_dir(&self.0).stdin(Stdio::null()).output().unwrap()
    }

    fn code(&self, arguments: &[&str]) -> i32 {
        self.run(arguments).status.code().unwrap()
    }
}

impl Drop for Checkout {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const GOOD: &str =
    "FROM debian:12.11@sha256:0f3a1d2c4b5a69788796a5b4c3d2e1f00f3a1d2c4b5a69788796a5b4c3d2e1f0\nUSER 1000\n";
const BAD: &str = "FROM debian:latest\nUSER 1000\n";
const BROKEN: &str = "apiVersion: v1\nkind: Pod\nmetadata: [\n";

#[test]
fn exit_codes_say_what_happened() {
    assert_eq!(Checkout::new("pass", &[("Dockerfile", GOOD)]).code(&["check"]), 0);
    let blocked = Checkout::new("blocked", &[("Dockerfile", BAD)]);
    assert_eq!(blocked.code(&["check"]), 1);
    assert_eq!(blocked.code(&["check", "--fail-on", "high"]), 0);
    assert_eq!(blocked.code(&["check", "--report-only"]), 0);
    assert_eq!(blocked.code(&["check", "--only", "DL3006"]), 0);
    assert_eq!(blocked.code(&["check", "--only", "no-such-rule"]), 2);
    assert_eq!(blocked.code(&["check", "--no-such-flag"]), 2);
    let both = Checkout::new("broken", &[("Dockerfile", BAD), ("pod.yaml", BROKEN)]);
    let run = both.run(&["check", "--output", "concise"]);
    assert_eq!(run.status.code(), Some(3), "what could not be checked wins");
    let said = String::from_utf8(run.stdout).unwrap();
    assert!(said.contains("docker/latest-tag") && said.contains("pod.yaml"), "both are shown:\n{said}");
    assert_eq!(both.code(&["check", "--report-only"]), 3);
    let empty = Checkout::new("empty", &[("notes.txt", "nothing of ours\n")]);
    assert_eq!(empty.code(&["check"]), 4);
    assert_eq!(empty.code(&["check", "--allow-empty"]), 0);
    let misconfigured = Checkout::new("config", &[("Dockerfile", GOOD), ("tidegate.yaml", "profil: strict\n")]);
    let run = misconfigured.run(&["check"]);
    assert_eq!(run.status.code(), Some(2));
    let said = String::from_utf8(run.stderr).unwrap();
    assert!(said.contains("tidegate.yaml:1:1") && said.contains("profile"), "a place and a suggestion:\n{said}");
}

#[test]
fn every_format_has_the_same_exit_code() {
    let checkout = Checkout::new("formats", &[("Dockerfile", BAD)]);
    for format in ["pretty", "concise", "json", "sarif", "github"] {
        assert_eq!(checkout.code(&["check", "--output", format]), 1, "{format}");
    }
    assert_eq!(checkout.code(&["check", "--output", "sarif=a.sarif", "--output", "json=a.json"]), 1);
    for file in ["a.sarif", "a.json"] {
        let text = std::fs::read_to_string(checkout.0.join(file)).unwrap();
        assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{file}");
    }
}

/// Every text of the sample project, by its path.
fn sample() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/projects/shop");
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
    let files = crate::fixtures::files(&root);
    files.iter().map(|path| (name(path), std::fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn the_same_bytes_whatever_the_threads_and_wherever_the_checkout() {
    let files = sample();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    let (here, there) = (Checkout::new("here", &files), Checkout::new("somewhere-else/and/deeper", &files));
    for format in ["pretty", "concise", "json", "sarif", "github"] {
        let run = |checkout: &Checkout, jobs: &str| {
            let run = checkout.run(&["check", "--profile", "all", "--jobs", jobs, "--output", format]);
            assert_eq!(run.status.code(), Some(1), "{format}: {}", String::from_utf8_lossy(&run.stderr));
            run.stdout
        };
        let first = run(&here, "1");
        for jobs in ["2", "8"] {
            assert!(first == run(&here, jobs), "{format} differs with {jobs} threads");
        }
        assert!(first == run(&there, "2"), "{format} differs in another folder");
    }
}

#[test]
fn paths_that_are_named_are_checked_even_if_ignored() {
    let files = [("Dockerfile", GOOD), (".gitignore", "old/\n"), ("old/Dockerfile", BAD)];
    let checkout = Checkout::new("ignored", &files);
    assert_eq!(checkout.code(&["check"]), 0);
    assert_eq!(checkout.code(&["check", "old/Dockerfile"]), 1);
}

#[test]
fn standard_input_is_a_file_like_any_other() {
    let checkout = Checkout::new("stdin", &[]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_tidegate"))
        .args(["check", "-", "--output", "concise"])
        .current_dir(&checkout.0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: nginx}]}\n";
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), pod.as_bytes()).unwrap();
    let run = child.wait_with_output().unwrap();
    assert_eq!(run.status.code(), Some(1));
    assert!(String::from_utf8(run.stdout).unwrap().contains("kubernetes/untagged-image"));
}

/// A canary and its base64.
const CANARIES: [(&str, &str); 4] = [
    ("canary-sunrise-4711-harbour", "Y2FuYXJ5LXN1bnJpc2UtNDcxMS1oYXJib3Vy"),
    ("canary-meadow-0815-lantern", "Y2FuYXJ5LW1lYWRvdy0wODE1LWxhbnRlcm4="),
    ("canary-copper-2342-willow", "Y2FuYXJ5LWNvcHBlci0yMzQyLXdpbGxvdw=="),
    ("canary-granite-9001-orchid", "Y2FuYXJ5LWdyYW5pdGUtOTAwMS1vcmNoaWQ="),
];

/// Findings about something else stand beside every secret, so that excerpts show its line.
fn concealing() -> Vec<(&'static str, String)> {
    let [(env, _), (string, _), (_, data), (plan, _)] = CANARIES;
    let manifest = format!(
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n    - name: a\n      env:\n        - \
         name: DB_PASSWORD\n          value: {env}\n      image: nginx\n---\napiVersion: v1\nkind: Secret\nmetadata:\n  \
         name: s\nstringData:\n  anything: {string}\ndata:\n  other: {data}\n  other: {data}\n"
    );
    let dockerfile = format!("FROM debian:latest\nENV API_TOKEN={env}\nWORKDIR app\n");
    let change = format!(
        r#"{{"address":"aws_db_instance.a","mode":"managed","type":"aws_db_instance","name":"a","change":{{"actions":["delete","create"],"before":{{"password":"{plan}","storage_encrypted":false}},"after":{{"password":"{plan}","storage_encrypted":false}},"after_unknown":{{}},"before_sensitive":{{"password":true}},"after_sensitive":{{"password":true}}}}}}"#
    );
    let plan = format!(
        r#"{{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{{}},"resource_changes":[{change}],"configuration":{{}}}}"#
    );
    let policy = "# METADATA\n# title: Tells everything\n# custom:\n#   id: leak/everything\n#   severity: high\npackage leak\n\n\
                  finding contains {\"message\": sprintf(\"it is %v\", [input]), \"path\": [\"kind\"]} if {\n\tprint(input)\n\tinput.kind\n}\n";
    let broken =
        format!("apiVersion: v1\nkind: Secret\nmetadata: {{name: b}}\nstringData:\n  password: {string}\n  b: [\n");
    vec![
        ("pod.yaml", manifest),
        ("Dockerfile", dockerfile),
        ("plan.json", plan),
        ("policies/leak.rego", policy.to_owned()),
        ("broken.yaml", broken),
    ]
}

#[test]
fn canaries_appear_in_no_format_and_on_no_stream() {
    let files = concealing();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, &**text)).collect();
    let checkout = Checkout::new("canaries", &files);
    for format in ["pretty", "concise", "json", "sarif", "github"] {
        let run = checkout.run(&["check", "--verbose", "--profile", "all", "--policy", "policies", "--output", format]);
        assert_eq!(run.status.code(), Some(3), "one file is broken");
        let said = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
        assert!(said.contains("leak/everything") && said.contains("docker/latest-tag"), "{format}:\n{said}");
        for canary in CANARIES.iter().flat_map(|(plain, base64)| [plain, base64]) {
            assert!(!said.contains(canary), "{canary} appears in {format}:\n{said}");
        }
    }
}
