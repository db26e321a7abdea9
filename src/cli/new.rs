//! `tidegate new`: the files of a new rule or policy, ready to be filled in.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::init::{cannot_write, write_new};
use super::{Failure, Outcome, terminal};
use crate::finding::EDITION;
use crate::rule::CURES;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// A built-in rule: its file, its two lines in the family's list, its fixture folder. Run it in tidegate's repository
    Rule(Named),
    /// A Rego policy with its test
    Policy(Named),
}

#[derive(Debug, clap::Args)]
struct Named {
    /// Its name, which is the fault and reads after the word "allow": docker/latest-tag
    #[arg(value_name = "FAMILY/NAME")]
    id: String,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let written = match &arguments.what {
        What::Rule(named) => rule(&Name::parse(&named.id)?)?,
        What::Policy(named) => policy(&Name::parse(&named.id)?)?,
    };
    let lines: Vec<String> = written.iter().map(|path| format!("wrote {}\n", path.display())).collect();
    terminal::say(lines.concat().as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// A name in its parts.
struct Name<'i> {
    id: &'i str,
    family: &'i str,
    name: &'i str,
}

impl<'i> Name<'i> {
    fn parse(id: &'i str) -> Result<Self, Failure> {
        let Some((family, name)) = id.split_once('/') else {
            return Err(Failure(format!("`{id}` is not <family>/<name>, for example docker/latest-tag")));
        };
        if !is_kebab(family) || !is_kebab(name) {
            return Err(Failure(format!("`{id}`: family and name are lower-case words joined by dashes")));
        }
        if let Some(cure) = CURES.iter().find(|cure| name.starts_with(**cure)) {
            let fault = &name[cure.len()..];
            return Err(Failure(format!("`{id}` names the cure; name the fault: \"allow {fault}\" must make sense")));
        }
        Ok(Self { id, family, name })
    }

    /// As a Rust module or Rego package.
    fn snake(&self) -> String {
        self.name.replace('-', "_")
    }

    /// As a Rust constant.
    fn constant(&self) -> String {
        self.snake().to_uppercase()
    }

    /// As the first line of a page.
    fn title(&self) -> String {
        let words = self.name.replace('-', " ");
        let mut letters = words.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }
}

fn is_kebab(word: &str) -> bool {
    let part =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    word.split('-').all(part) && word.starts_with(|first: char| first.is_ascii_lowercase())
}

/// Writes a rule's file, its lines in the family's list and its fixture folder.
fn rule(name: &Name) -> Result<Vec<PathBuf>, Failure> {
    let family = Path::new("src/rules").join(name.family);
    let list = family.join("mod.rs");
    let Ok(listed) = std::fs::read_to_string(&list) else {
        return Err(Failure(format!(
            "{} does not exist: run this in tidegate's repository, with one of its families",
            list.display()
        )));
    };
    let with_rule = list_rule(&listed, &name.snake(), &name.constant())
        .ok_or_else(|| Failure(format!("{} has no `RULES` list that this command understands", list.display())))?;
    let file = family.join(format!("{}.rs", name.snake()));
    let fixtures = Path::new("fixtures/rules").join(name.family).join(name.name);
    let extension = Template::of(name.family).extension;
    let files = [
        (file, rule_file(name)),
        (fixtures.join(format!("fail-what-it-proves.{extension}")), String::new()),
        (fixtures.join(format!("pass-what-it-proves.{extension}")), String::new()),
        (
            fixtures.join("expect"),
            format!("# one line per token that must be marked: fail-what-it-proves.{extension}:3 token\n"),
        ),
    ];
    let mut written = write_all(files)?;
    std::fs::write(&list, with_rule).map_err(|error| cannot_write(&list, &error))?;
    written.push(list);
    Ok(written)
}

/// Writes files that must not exist yet, and the folders above them. Nothing is written if one exists.
fn write_all<const N: usize>(files: [(PathBuf, String); N]) -> Result<Vec<PathBuf>, Failure> {
    if let Some((path, _)) = files.iter().find(|(path, _)| path.exists()) {
        return Err(Failure(format!("{} stands there already", path.display())));
    }
    let mut written = Vec::new();
    for (path, text) in files {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| cannot_write(folder, &error))?;
        }
        write_new(&path, &text)?;
        written.push(path);
    }
    Ok(written)
}

/// A family's list with one more rule: its `mod` line and its entry, both in alphabetical order, laid out as rustfmt
/// does. `None` where the text has no such list.
fn list_rule(text: &str, module: &str, constant: &str) -> Option<String> {
    let (head, rest) = text.split_once("RULES: &[&Rule] = &[")?;
    let (entries, tail) = rest.split_once("];")?;
    let mut entries: Vec<String> = entries.split(',').map(|entry| entry.trim().to_owned()).collect();
    entries.retain(|entry| !entry.is_empty());
    entries.push(format!("&{module}::{constant}"));
    entries.sort();
    let on_one_line = entries.join(", ");
    let last_line = head.rsplit('\n').next().unwrap_or("");
    let width = last_line.len() + "RULES: &[&Rule] = &[];".len() + on_one_line.len();
    let list = if width <= 120 { on_one_line } else { format!("\n    {},\n", entries.join(",\n    ")) };
    Some(format!("{}RULES: &[&Rule] = &[{list}];{tail}", with_module(head, module)))
}

/// `text` with `mod <module>;` among its module lines, or in front of its first `use` where it has none.
fn with_module(text: &str, module: &str) -> String {
    let new = format!("mod {module};");
    let mut lines: Vec<&str> = text.split('\n').collect();
    let modules = |line: &&str| line.starts_with("mod ");
    let at = match lines.iter().position(|line| modules(line) && **line > *new) {
        Some(behind) => behind,
        None => match lines.iter().rposition(modules) {
            Some(last) => last + 1,
            None => {
                let at = lines.iter().position(|line| line.starts_with("use ")).unwrap_or(0);
                lines.insert(at, "");
                at
            }
        },
    };
    lines.insert(at, &new);
    lines.join("\n")
}

/// What differs between families in a new rule's file.
struct Template {
    extension: &'static str,
    import: &'static str,
    body: &'static str,
    check: &'static str,
}

impl Template {
    fn of(family: &str) -> Self {
        match family {
            "docker" => Self {
                extension: "Dockerfile",
                import: "use crate::model::dockerfile::{Instruction, Keyword};\n",
                body: "Body::Instructions(&[Keyword::Run], check)",
                check: "instruction: &Instruction",
            },
            "terraform" => Self {
                extension: "json",
                import: "use crate::model::terraform::ResourceChange;\n",
                body: "Body::Resources(&[\"aws_s3_bucket\"], check)",
                check: "change: &ResourceChange",
            },
            "across" => Self {
                extension: "yaml",
                import: "use crate::model::Workspace;\n",
                body: "Body::Workspace(check)",
                check: "workspace: &Workspace",
            },
            _ => Self {
                extension: "yaml",
                import: "use crate::model::kubernetes::KubeObject;\n",
                body: "Body::Objects(&[\"Deployment\"], check)",
                check: "object: &KubeObject",
            },
        }
    }
}

fn rule_file(name: &Name) -> String {
    let Template { import, body, check, .. } = Template::of(name.family);
    let (id, title, constant) = (name.id, name.title(), name.constant());
    format!(
        r#"//! {title}.

{import}use crate::rule::{{Body, Context, rule}};

rule! {{
    /// {title}
    ///
    /// What happens, and why it hurts. How other tools differ.
    ///
    /// References: <https://…>
    {constant} = {{
        id: "{id}",
        severity: Medium,
        since: "{EDITION}",
        aliases: [],
        profiles: [Strict],
        remedy: "What to do about it.",
        body: {body},
    }}
}}

/// Says `context.hit(place, message)` for each token at fault.
fn check(_{check}, _context: &mut Context) {{}}
"#
    )
}

/// Writes a policy and its test.
fn policy(name: &Name) -> Result<Vec<PathBuf>, Failure> {
    let module = name.snake();
    let folder = Path::new("policies").join(name.family).join(&module);
    write_all([
        (folder.join(format!("{module}.rego")), policy_file(name)),
        (folder.join(format!("{module}_test.rego")), policy_test(name)),
    ])
}

fn policy_package(name: &Name) -> String {
    format!("{}.{}", name.family.replace('-', "_"), name.snake())
}

fn policy_file(name: &Name) -> String {
    let (id, title, package) = (name.id, name.title(), policy_package(name));
    format!(
        r#"# METADATA
# title: {title}
# description: |
#   What happens, and why it hurts.
# custom:
#   id: {id}
#   severity: medium
#   input: [kubernetes]
#   remedy: What to do about it.
package {package}

finding contains {{"message": message, "path": ["metadata", "name"]}} if {{
	input.kind == "Deployment"
	startswith(input.metadata.name, "example-")
	message := sprintf("The name `%s` begins with `example-`.", [input.metadata.name])
}}
"#
    )
}

fn policy_test(name: &Name) -> String {
    let (package, module) = (policy_package(name), name.snake());
    format!(
        r#"package {package}_test

import data.{package}

deployment(name) := {{"kind": "Deployment", "metadata": {{"name": name}}}}

test_example_is_found if {{
	found := {module}.finding with input as deployment("example-web")
	count(found) == 1
}}

test_other_name_passes if count({module}.finding) == 0 with input as deployment("web")
"#
    )
}
