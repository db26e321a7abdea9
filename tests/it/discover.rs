//! Finding and reading files.

use std::path::{Path, PathBuf};

use tidegate::finding::ProblemKind;
use tidegate::input::{Discovered, Input, Request, discover, read};

/// A folder that lives as long as a test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("tidegate-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path.canonicalize().unwrap())
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
        self
    }

    fn discover(&self, current: &str, paths: &[&str]) -> Discovered {
        self.discover_without(current, paths, &|_, _| false)
    }

    fn discover_without(
        &self,
        current: &str,
        paths: &[&str],
        excluded: &(dyn Fn(&Path, bool) -> bool + Sync),
    ) -> Discovered {
        let paths = paths.iter().map(PathBuf::from).collect();
        discover(&Request { paths, current: self.0.join(current), excluded, size_limit: 1 << 20 })
    }

    fn read(&self) -> Input {
        read(&self.discover("", &[]), &|_| ())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const POD: &str = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n";

fn names(discovered: &Discovered) -> Vec<&str> {
    discovered.files.iter().map(|file| file.name.as_str()).collect()
}

#[test]
fn ignored_and_excluded_files_are_counted_and_named_ones_are_taken() {
    let folder = Folder::new("ignored");
    folder.write(".git/config", "").write(".gitignore", "build/\n*.tmp.yaml\n!keep.tmp.yaml\n");
    folder.write("a.yaml", POD).write("build/b.yaml", POD).write("c.tmp.yaml", POD).write("keep.tmp.yaml", POD);
    folder.write(".github/d.yaml", POD).write("sub/.gitignore", "e.yaml\n").write("sub/e.yaml", POD);
    folder.write("vendor/f.yaml", POD);
    let found = folder.discover_without("", &[], &|path, is_folder| is_folder && path.ends_with("vendor"));
    assert_eq!(names(&found), [".github/d.yaml", ".gitignore", "a.yaml", "keep.tmp.yaml", "sub/.gitignore"]);
    let skipped: Vec<(&str, usize)> = found.skipped.iter().map(|(reason, count)| (reason.as_str(), *count)).collect();
    let expected = [
        ("files ignored by .gitignore", 2),
        ("folders excluded by the configuration", 1),
        ("folders ignored by .gitignore", 1),
    ];
    assert_eq!(skipped, expected);
    assert_eq!(names(&folder.discover("", &["build", "c.tmp.yaml"])), ["build/b.yaml", "c.tmp.yaml"]);
}

#[test]
fn names_are_relative_to_the_repository_wherever_the_run_starts() {
    let folder = Folder::new("names");
    folder.write(".git/config", "").write("apps/web/a.yaml", POD);
    for (current, path) in [("", "."), ("apps", "web"), ("apps/web", "../../apps")] {
        assert_eq!(names(&folder.discover(current, &[path])), ["apps/web/a.yaml"], "{current} {path}");
    }
    assert_eq!(folder.discover("apps", &[]).root, folder.0);
}

#[test]
fn outside_of_a_repository_names_are_relative_to_the_current_folder() {
    let folder = Folder::new("plain");
    folder.write("x/a.yaml", POD);
    assert_eq!(names(&folder.discover("x", &[])), ["a.yaml"]);
}

#[test]
fn what_is_not_there_is_a_problem() {
    let found = Folder::new("missing").discover("", &["nothing.yaml"]);
    assert_eq!(found.problems[0].kind, ProblemKind::Unreadable);
    assert_eq!(found.problems[0].file, "nothing.yaml");
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_followed_once_and_never_in_a_circle() {
    let folder = Folder::new("links");
    folder.write("a/a.yaml", POD).write("b/x", "");
    std::os::unix::fs::symlink(folder.0.join("a"), folder.0.join("b/again")).unwrap();
    std::os::unix::fs::symlink(&folder.0, folder.0.join("b/up")).unwrap();
    std::os::unix::fs::symlink("/", folder.0.join("b/everything")).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.0.join("b/broken")).unwrap();
    let found = folder.discover("", &[]);
    assert_eq!(names(&found), ["a/a.yaml", "b/x"]);
    assert_eq!(found.skipped.values().sum::<usize>(), 4, "{:?}", found.skipped);
    assert!(found.problems.is_empty(), "{:?}", found.problems);
    assert_eq!(names(&folder.discover("", &["b"])), ["b/again/a.yaml", "b/x"]);
}

#[test]
fn charts_need_rendering_once_each() {
    let folder = Folder::new("charts");
    folder.write("web/Chart.yaml", "apiVersion: v2\nname: web\n").write("web/values.yaml", "a: 1\n");
    folder.write("web/templates/a.yaml", "{{ if .Values.a }}\nkind: Pod\n").write("web/templates/b.yaml", POD);
    folder.write("web/charts/sub/Chart.yaml", "name: sub\n").write("web/charts/sub/templates/c.yaml", "{{ x }}");
    let input = folder.read();
    let problems: Vec<(ProblemKind, &str)> = input.problems.iter().map(|p| (p.kind, p.file.as_str())).collect();
    assert_eq!(problems, [(ProblemKind::NeedsRendering, "web/templates")]);
    assert!(input.workspace.documents.is_empty());
}

#[test]
fn encodings_of_plans_are_read() {
    let plan = r#"{"format_version":"1.2","planned_values":{},"resource_changes":[]}"#;
    let folder = Folder::new("encodings");
    let little: Vec<u8> = plan.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = plan.encode_utf16().flat_map(u16::to_be_bytes).collect();
    folder.write("little.json", [&[0xFF, 0xFE], &*little].concat());
    folder.write("big.json", [&[0xFE, 0xFF], &*big].concat());
    folder.write("utf8.json", [&[0xEF, 0xBB, 0xBF], plan.as_bytes()].concat());
    folder.write("wrapped.json", format!(r#"{{"plan":{plan}}}"#));
    let input = folder.read();
    assert_eq!(input.workspace.documents.len(), 4, "{:?}", input.problems);
    assert_eq!(input.workspace.units.len(), 4);
}

#[test]
fn bytes_that_are_not_text_are_a_problem_where_they_claim_to_be_ours() {
    let folder = Folder::new("bytes");
    folder.write("a.yaml", b"apiVersion: v1\nkind: Pod\nname: \xFFx\n").write("b.yaml", b"x: \xFF\n");
    let input = folder.read();
    let [problem] = input.problems.as_slice() else { panic!("{:?}", input.problems) };
    assert_eq!(problem.kind, ProblemKind::Unreadable);
    let (_, start, _) = problem.place.as_ref().unwrap().region();
    assert_eq!((problem.file.as_str(), start.line, start.column), ("a.yaml", 3, 7));
    assert_eq!(input.not_ours[0].0, "b.yaml");
}

#[test]
fn files_beyond_the_limit_are_a_problem() {
    let folder = Folder::new("limit");
    folder.write("a.yaml", "#".repeat((1 << 20) + 1));
    assert_eq!(folder.read().problems[0].kind, ProblemKind::LimitReached);
}

#[test]
fn documents_are_put_into_units() {
    let folder = Folder::new("units");
    let rendered = |chart: &str, name: &str| format!("---\n# Source: {chart}/templates/{name}\n{POD}");
    folder.write("plain/a.yaml", POD).write("plain/b.yaml", POD);
    folder.write("all.yaml", rendered("web", "a.yaml") + &rendered("web", "b.yaml") + &rendered("db", "a.yaml"));
    folder.write("out/web/templates/a.yaml", rendered("web", "a.yaml"));
    folder.write("out/web/templates/b.yaml", rendered("web", "b.yaml"));
    let input = folder.read();
    let units: Vec<&str> = input.workspace.units.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(units, ["all.yaml:web", "all.yaml:db", "out/web", "plain"]);
    assert_eq!(input.workspace.documents[2].template.as_deref(), Some("db/templates/a.yaml"));
    assert!(Path::new(input.workspace.documents[0].source.name()).is_relative());
}
