//! Keeps the house standing: imports go down the floors, one rule one file, names that name faults.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The floor of a top-level module (design.md §1); `rule_table` is a macro of `rule`.
fn floor(module: &str) -> u8 {
    match module {
        "document" => 1,
        "model" | "finding" => 2,
        "rule" | "rule_table" => 3,
        "rules" | "policy" | "engine" => 4,
        "input" | "config" | "output" => 5,
        "webhook" | "lsp" => 6,
        "cli" | "main" | "lib" => 7,
        other => panic!("{other} has no floor"),
    }
}

fn module_of(path: &Path) -> String {
    let inside = path.strip_prefix(src()).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

/// The top-level modules that a file names with `crate::`, in code, not in comments.
fn imports(path: &Path) -> BTreeSet<String> {
    let text = std::fs::read_to_string(path).unwrap();
    let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if code[..at].ends_with('$') {
            continue;
        }
        let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
        if !name.is_empty() {
            found.insert(name);
        }
        if let Some(list) = rest.strip_prefix('{') {
            for item in list[..list.find("};").unwrap_or(0)].split(',') {
                found.insert(item.trim().split("::").next().unwrap().to_owned());
            }
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

#[test]
fn imports_only_go_down_the_floors() {
    for path in rust_files(&src()) {
        let own = module_of(&path);
        for import in imports(&path) {
            if import == own {
                continue;
            }
            assert!(floor(&import) <= floor(&own), "{}: {own} must not import {import}", path.display());
        }
    }
}

#[test]
fn rule_files_import_only_lower_floors() {
    for path in rust_files(&src().join("rules")) {
        if path.ends_with("rules/mod.rs") {
            continue;
        }
        for import in imports(&path) {
            assert!(floor(&import) < 4, "{}: rules import document, model, finding and rule only", path.display());
        }
    }
}

#[test]
fn rules_do_not_name_each_other() {
    for path in rust_files(&src().join("rules")) {
        let text = std::fs::read_to_string(&path).unwrap();
        if !path.ends_with("mod.rs") {
            assert!(!text.contains("super::"), "{}: what two rules share goes down into model/", path.display());
        }
    }
}

#[test]
fn every_family_list_has_two_lines_per_rule() {
    for entry in std::fs::read_dir(src().join("rules")).unwrap() {
        let family = entry.unwrap().path();
        if !family.is_dir() {
            continue;
        }
        let list = std::fs::read_to_string(family.join("mod.rs")).unwrap();
        let modules: Vec<&str> =
            list.lines().filter_map(|line| line.trim().strip_prefix("mod ")?.strip_suffix(';')).collect();
        let mut sorted = modules.clone();
        sorted.sort_unstable();
        assert_eq!(modules, sorted, "{}: modules stand in alphabetical order", family.display());
        let names: Vec<&str> = list
            .split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | ':'))
            .filter(|word| word.contains("::"))
            .collect();
        for module in &modules {
            let entries = names.iter().filter(|name| name.starts_with(&format!("{module}::"))).count();
            assert_eq!(entries, 1, "{}: {module} stands in the list once", family.display());
        }
        for path in rust_files(&family) {
            let name = path.file_stem().unwrap().to_str().unwrap();
            assert!(name == "mod" || modules.contains(&name), "{} has no mod line", path.display());
        }
    }
}

#[test]
fn a_rule_file_bears_the_rules_name() {
    for path in rust_files(&src().join("rules")) {
        let text = std::fs::read_to_string(&path).unwrap();
        if text.contains("\nrule_table! {") {
            let rows = text.matches("\n        id: \"").count();
            assert!(rows > 1 && !text.contains("\nrule! {"), "{}: a table holds rows only", path.display());
            continue;
        }
        let Some((_, rest)) = text.split_once("id: \"") else { continue };
        let name = rest.split('"').next().unwrap().split_once('/').unwrap().1.replace('-', "_");
        assert_eq!(path.file_stem().unwrap().to_str().unwrap(), name, "{}", path.display());
    }
}

#[test]
fn ids_are_unique_and_name_faults() {
    let rules = tidegate::rules::all();
    let mut seen = BTreeSet::new();
    for rule in rules {
        let id = &*rule.meta.id;
        assert!(seen.insert(id.to_owned()), "{id} stands twice");
        let (_, name) = id.split_once('/').expect("family/name");
        let kebab = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        assert!(kebab, "{id} is not kebab-case");
        for cure in tidegate::rule::CURES {
            assert!(!name.starts_with(cure), "{id} names the cure; it must read after the word \"allow\"");
        }
        assert!(!rule.meta.title().is_empty(), "{id} has no title");
        assert!(rule.meta.docs.lines().count() > 2, "{id} has no page");
        assert!(*rule.meta.since <= *tidegate::finding::EDITION, "{id} is newer than the program");
        assert!(rule.meta.remedy.ends_with('.'), "{id}: the remedy is a sentence");
    }
}

/// The profiles `pss-*` decide exactly as the admission code does, so no other rule may speak in them.
#[test]
fn only_the_pod_security_table_speaks_for_pod_security() {
    for rule in tidegate::rules::all() {
        let meta = &rule.meta;
        let speaks = meta.profiles.iter().any(|profile| profile.name().starts_with("pss-"))
            || meta.aliases.iter().any(|alias| alias.starts_with("psa:"));
        assert_eq!(
            speaks,
            meta.id.starts_with("kubernetes/pod-security-"),
            "{}: see src/rules/kubernetes/pod_security.rs",
            meta.id
        );
    }
}

#[test]
fn only_the_rego_folder_names_regorus() {
    for path in rust_files(&src()) {
        let text = std::fs::read_to_string(&path).unwrap();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        let inside = path.strip_prefix(src()).unwrap();
        assert!(inside.starts_with("policy/rego") || !code.contains("regorus"), "{} names regorus", path.display());
    }
}
