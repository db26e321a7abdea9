//! What is printed from rules and their fixtures: the drawn report beside each rule's fixtures and its page, with no
//! example that was not run; and the machine formats, whose regions must cut the tokens that `expect` names.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use tidegate::output::{Format, RenderOptions, page, render};
use tidegate::rule::Rule;

use crate::fixtures::{RULES, check, expected, fixtures, folder};
use crate::printed::hold;

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

/// The reports of all fail fixtures, as people see them.
fn drawn(rule: &Rule) -> String {
    let reports = fixtures(rule, "fail-");
    let drawn = reports.iter().map(|fixture| render(&check(rule, fixture), Format::Pretty, &RenderOptions::default()));
    drawn.collect::<Vec<_>>().join("\n")
}

/// A fixture as an example: the file, or each file of a folder under its name.
fn example(fixture: &Path) -> String {
    let mut text = String::new();
    for file in crate::fixtures::files(fixture) {
        let language = match name(&file).rsplit('.').next().unwrap() {
            "yaml" | "yml" => "yaml",
            "json" => "json",
            _ => "dockerfile",
        };
        if fixture.is_dir() {
            let inside = file.strip_prefix(fixture).unwrap().to_str().unwrap().replace('\\', "/");
            text.push_str(&format!("`{inside}`:\n\n"));
        }
        let body = std::fs::read_to_string(&file).unwrap();
        let shown = if body.len() > 4000 { "(too long to show here)\n" } else { &body };
        text.push_str(&format!("```{language}\n{}\n```\n\n", shown.trim_end()));
    }
    text
}

/// The whole page: what `explain` prints, then an example that fails, its report, and one that passes.
fn whole_page(rule: &Rule) -> String {
    let (fail, pass) = (&fixtures(rule, "fail-")[0], &fixtures(rule, "pass-")[0]);
    let report = render(&check(rule, fail), Format::Pretty, &RenderOptions::default());
    let mut text = page::of(&rule.meta);
    text.push_str(&format!("\n## Fails\n\n{}", example(fail)));
    text.push_str(&format!("```text\n{}\n```\n", report.trim_end()));
    text.push_str(&format!("\n## Passes\n\n{}", example(pass)));
    format!("{}\n", text.trim_end())
}

#[test]
fn reports_beside_the_fixtures_are_fresh() {
    for rule in RULES.iter() {
        hold(&format!("fixtures/rules/{}/report.txt", rule.meta.id), &drawn(rule));
    }
}

#[test]
fn pages_of_rules_are_fresh_and_none_is_left_over() {
    for rule in RULES.iter() {
        hold(&format!("docs/rules/{}.md", rule.meta.id), &whole_page(rule));
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    for path in crate::fixtures::files(&folder) {
        let id = path.strip_prefix(&folder).unwrap().to_str().unwrap().trim_end_matches(".md").replace('\\', "/");
        assert!(id == "README" || RULES.iter().any(|rule| rule.meta.id == id), "docs/rules/{id}.md has no rule");
    }
}

/// The text between two places of a file, counted as the reports count: from 1, columns in UTF-16 code units.
fn cut(text: &str, [line, column, end_line, end_column]: [u64; 4]) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let offset = |line: u64, column: u64| {
        let before: usize = lines[..line as usize - 1].iter().map(|line| line.encode_utf16().count()).sum();
        before + column as usize - 1
    };
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[offset(line, column)..offset(end_line, end_column)]).unwrap()
}

fn line_of_expect(rule: &Rule, file: &str, region: [u64; 4]) -> String {
    let text = std::fs::read_to_string(folder(rule).join(file)).unwrap();
    let token = cut(&text, region).replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t");
    format!("{file}:{} {token}", region[0])
}

fn of_json(rule: &Rule, report: &Value) -> BTreeSet<String> {
    let number = |finding: &Value, key: &str| finding[key].as_u64().unwrap();
    let region = |finding: &Value| ["line", "column", "end_line", "end_column"].map(|key| number(finding, key));
    let findings = report["findings"].as_array().unwrap().iter();
    findings.map(|finding| line_of_expect(rule, finding["file"].as_str().unwrap(), region(finding))).collect()
}

fn of_sarif(rule: &Rule, log: &Value) -> BTreeSet<String> {
    let location = |result: &Value| result["locations"][0]["physicalLocation"].clone();
    let region = |at: &Value| {
        ["startLine", "startColumn", "endLine", "endColumn"].map(|key| at["region"][key].as_u64().unwrap())
    };
    let results = log["runs"][0]["results"].as_array().unwrap().iter().map(location);
    results.map(|at| line_of_expect(rule, at["artifactLocation"]["uri"].as_str().unwrap(), region(&at))).collect()
}

#[test]
fn regions_in_json_and_sarif_cut_the_expected_tokens() {
    for rule in RULES.iter() {
        for fixture in fixtures(rule, "fail-") {
            let report = check(rule, &fixture);
            let in_format =
                |format| serde_json::from_str::<Value>(&render(&report, format, &RenderOptions::default())).unwrap();
            let (expected, shown) = (expected(rule, &fixture), fixture.display());
            assert_eq!(of_json(rule, &in_format(Format::Json)), expected, "{} in {shown}", rule.meta.id);
            assert_eq!(of_sarif(rule, &in_format(Format::Sarif)), expected, "{} in {shown}", rule.meta.id);
        }
    }
}
