//! The way of a secret into the image, as the reports tell it.

use std::process::Command;

use serde_json::Value;

const DOCKERFILE: &str = "FROM node:24-slim AS build\nARG NPM_TOKEN\nRUN echo \"t=$NPM_TOKEN\" > /app/.npmrc\nFROM node:24-slim\nCOPY \
                          --from=build /app /srv\nUSER node\n";

fn report(format: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("Dockerfile"), DOCKERFILE).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tidegate"));
    let arguments = ["check", "--only", "docker/secret-written-into-image", "--output", format];
    String::from_utf8(command.current_dir(folder.path()).args(arguments).output().unwrap().stdout).unwrap()
}

#[test]
fn json_tells_each_step_with_its_region() {
    let report: Value = serde_json::from_str(&report("json")).unwrap();
    let steps = report["findings"][0]["flow"].as_array().unwrap();
    let told: Vec<(u64, u64, &str)> = steps
        .iter()
        .map(|step| {
            (step["line"].as_u64().unwrap(), step["column"].as_u64().unwrap(), step["message"].as_str().unwrap())
        })
        .collect();
    let expected = [
        (2, 5, "NPM_TOKEN comes in"),
        (3, 13, "RUN uses it"),
        (3, 27, "it is written into /app/.npmrc"),
        (5, 1, "the file is taken along"),
        (4, 6, "stage 1 ships"),
    ];
    assert_eq!(told, expected);
}

#[test]
fn sarif_tells_it_as_a_code_flow() {
    let report: Value = serde_json::from_str(&report("sarif")).unwrap();
    let flows = &report["runs"][0]["results"][0]["codeFlows"];
    let locations = flows[0]["threadFlows"][0]["locations"].as_array().unwrap();
    assert!(flows.as_array().unwrap().len() == 1 && locations.len() == 5, "{flows}");
    let first = &locations[0]["location"];
    assert_eq!(first["message"]["text"], "NPM_TOKEN comes in.");
    assert_eq!(first["physicalLocation"]["region"]["startLine"], 2);
    assert_eq!(first["physicalLocation"]["artifactLocation"]["uri"], "Dockerfile");
}

#[test]
fn people_see_the_steps_in_order() {
    let report = report("pretty");
    for step in
        ["1. NPM_TOKEN comes in", "2. RUN uses it", "3. it is written into", "4. the file is taken", "5. stage 1 ships"]
    {
        assert!(report.contains(step), "{step} in\n{report}");
    }
}
