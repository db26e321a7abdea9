//! What is written by hand in `docs/`, README and CONTRIBUTING names only what exists.

use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The pages by hand.
fn pages() -> Vec<String> {
    let mut pages = vec!["README.md".to_owned(), "CONTRIBUTING.md".to_owned()];
    for entry in std::fs::read_dir(root().join("docs")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".md") {
            pages.push(format!("docs/{name}"));
        }
    }
    pages.sort();
    pages
}

#[test]
fn links_lead_to_files() {
    for page in pages() {
        let text = read(&page);
        let folder = Path::new(&page).parent().unwrap().to_owned();
        for link in text.split("](").skip(1) {
            let target = link.split([')', '#']).next().unwrap();
            if target.is_empty() || target.contains("://") {
                continue;
            }
            assert!(root().join(&folder).join(target).exists(), "{page} links to {target}, which does not exist");
        }
    }
}

#[test]
fn paths_in_backticks_exist() {
    for page in pages() {
        for quoted in read(&page).split('`').skip(1).step_by(2) {
            let is_path = [
                "src/",
                "docs/",
                "tests/",
                "fixtures/",
                "schemas/",
                "policies/",
                ".ci/",
                "benches/",
                "fuzz/",
                "examples/",
            ]
            .iter()
            .any(|folder| quoted.starts_with(folder));
            if is_path && !quoted.contains(['<', '*', ' ', '{']) {
                assert!(root().join(quoted).exists(), "{page} names {quoted}, which does not exist");
            }
        }
    }
}

#[test]
fn ci_runs_the_two_commands_of_the_readme() {
    let readme = read("README.md");
    let commands: Vec<&str> = readme.lines().filter(|line| line.starts_with("cargo ")).collect();
    assert_eq!(commands.len(), 2, "one command runs the main job, one passes the tests: {commands:?}");
    let ci = read(".ci/run");
    for command in commands {
        let locked =
            command.replacen("cargo run", "cargo run --locked", 1).replacen("cargo test", "cargo test --locked", 1);
        assert!(ci.contains(&locked), ".ci/run does not call `{locked}`");
    }
}

/// The list of all rules, by family, as a page.
fn index() -> String {
    let mut page = String::from(
        "# Rules\n\nPrinted from the code. `tidegate explain <rule>` shows a page offline, by our name or a peer's id. \
         Why a rule is in a profile or not: [profiles](../profiles.md).\n",
    );
    let mut family = String::new();
    for rule in tidegate::rules::all() {
        if rule.meta.family() != family {
            family = rule.meta.family().to_owned();
            page.push_str(&format!("\n## {family}\n\n| rule | severity | profiles | what |\n|---|---|---|---|\n"));
        }
        let profiles: Vec<&str> = rule.meta.profiles.iter().map(|profile| profile.name()).collect();
        let (id, name) = (&rule.meta.id, rule.meta.name());
        let (severity, title) = (rule.meta.severity, rule.meta.title());
        let profiles = if profiles.is_empty() { "all".to_owned() } else { profiles.join(", ") };
        page.push_str(&format!("| [{name}]({id}.md) | {severity} | {profiles} | {title} |\n"));
    }
    page
}

#[test]
fn the_list_of_rules_is_fresh() {
    crate::printed::hold("docs/rules/README.md", &index());
}

#[test]
fn the_excerpt_in_the_readme_is_a_real_one() {
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_tidegate"))
        .args(["check", "fixtures/projects/shop"])
        .current_dir(root())
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(1), "the sample has faults that block");
    let report = String::from_utf8(run.stdout).unwrap();
    let readme = read("README.md");
    let excerpt = readme.split("```text\n").nth(1).unwrap().split("\n```").next().unwrap();
    for finding in excerpt.split("\n\n") {
        assert!(report.contains(finding), "README shows what the sample no longer gives:\n{finding}");
    }
}
