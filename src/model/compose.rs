//! Compose files, as far as they say how images are built (<https://docs.docker.com/reference/compose-file/build/>).

use std::sync::Arc;

use super::dockerfile::Given;
use crate::document::{Node, OffsetMap, Source, Span, Tree};

/// The `build` of one service.
#[derive(Debug, Clone, Copy)]
pub struct Build<'t> {
    /// The service's name: its key.
    pub service: Node<'t>,
    /// What stands under `build`: a folder, or a map.
    pub section: Node<'t>,
}

/// What a run found where a `build` leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// The Dockerfile as reports name it.
    pub name: String,
    /// Whether the folder that it is built in is there.
    pub has_context: bool,
    /// The names of its stages; `None` where there is no Dockerfile.
    pub stages: Option<Vec<String>>,
    /// Whether `target` is one of them, by name or number; also where nothing is said.
    pub has_target: bool,
}

/// Whether a value is a Compose file: by its content, services of which one says where its image comes from; under a
/// name that Compose looks for, any map of services.
pub fn is_compose(file_name: &str, root: Node) -> bool {
    let Some(services) = root.get("services").filter(|services| services.is_mapping()) else { return false };
    let entries = services.entries();
    let is_service = |service: Node| service.is_mapping() && (has(service, "image") || has(service, "build"));
    !entries.is_empty()
        && entries.iter().all(|(_, service)| service.is_mapping() || service.is_null())
        && (is_name(file_name) || entries.iter().any(|(_, service)| is_service(*service)))
}

fn has(service: Node, key: &str) -> bool {
    service.get(key).is_some_and(|value| !value.is_null() && !value.is_sequence())
}

/// `compose.yaml`, `docker-compose.yml`, `docker-compose.override.yml`, `compose.prod.yaml`.
fn is_name(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name).to_ascii_lowercase();
    let stem = file.strip_suffix(".yaml").or_else(|| file.strip_suffix(".yml"));
    stem.is_some_and(|stem| {
        let stem = stem.split('.').next().unwrap_or(stem);
        matches!(stem, "compose" | "docker-compose") || stem.starts_with("docker-compose-")
    })
}

/// The builds of a Compose file, in order.
pub fn builds(tree: &Tree) -> Vec<Build<'_>> {
    let mut builds = Vec::new();
    for (service, value) in tree.root().get("services").map(Node::entries).unwrap_or_default() {
        let section = value.get("build").filter(|section| !section.is_null() && !section.is_sequence());
        builds.extend(section.map(|section| Build { service, section }));
    }
    builds
}

impl<'t> Build<'t> {
    fn get(self, key: &str) -> Option<Node<'t>> {
        self.section.get(key).filter(|value| !value.is_null())
    }

    /// The folder that is built in; `None` where a variable decides, or it is somewhere on the network.
    pub fn context(self) -> Option<String> {
        let node = if self.section.is_mapping() { self.get("context") } else { Some(self.section) };
        let written = node.map_or_else(|| Some(".".to_owned()), |node| interpolated(&node.text()))?;
        let remote = written.contains("://") || written.starts_with("git@") || written.starts_with("github.com/");
        (!remote && !written.ends_with(".git")).then_some(written)
    }

    /// The Dockerfile, from the folder on; `None` where a variable decides.
    pub fn dockerfile(self) -> Option<String> {
        self.get("dockerfile").map_or_else(|| Some("Dockerfile".to_owned()), |node| interpolated(&node.text()))
    }

    /// Where the Dockerfile is named: the value of `dockerfile`, of `context`, or of `build` itself.
    pub fn place(self) -> Node<'t> {
        self.get("dockerfile").or_else(|| self.get("context")).unwrap_or(self.section)
    }

    /// The stage that is built, where one is named and no variable decides.
    pub fn target(self) -> Option<(Node<'t>, String)> {
        let node = self.get("target")?;
        Some((node, interpolated(&node.text()).filter(|target| !target.is_empty())?))
    }

    /// Whether a stage is named.
    pub fn has_target(self) -> bool {
        self.get("target").is_some()
    }

    /// What it gives to ARGs, where no variable decides: a map, or a list of `NAME=value`.
    pub fn given(self) -> Given {
        let Some(arguments) = self.get("args") else { return Given::new() };
        let items = arguments.items().filter_map(|item| {
            let text = item.text();
            let (name, value) = text.split_once('=')?;
            Some((name.to_owned(), interpolated(value)?))
        });
        let entries = arguments.entries().into_iter().filter(|(_, value)| !value.is_null());
        let entries = entries.filter_map(|(key, value)| Some((key.text().into_owned(), interpolated(&value.text())?)));
        items.chain(entries).collect()
    }

    /// The Dockerfile that is written here.
    pub fn inline_node(self) -> Option<Node<'t>> {
        self.get("dockerfile_inline")
    }
}

/// A Dockerfile that is written in a Compose file, as Docker gets it: `$$` is one dollar.
pub fn inline(node: Node) -> Arc<Source> {
    let written = node.decoded();
    if !written.text().contains("$$") {
        return written;
    }
    let (mut text, mut offsets, mut done) = (String::new(), OffsetMap::new(), 0);
    for (at, _) in written.text().match_indices("$$") {
        offsets.add(text.len(), done);
        text.push_str(&written.text()[done..at]);
        offsets.add_whole(text.len(), Span::new(at, at + 2));
        text.push('$');
        done = at + 2;
    }
    offsets.add(text.len(), done);
    text.push_str(&written.text()[done..]);
    Source::derived(written, text, offsets)
}

/// A text with `$$` made one dollar and variables replaced by their defaults; `None` where one has none.
fn interpolated(text: &str) -> Option<String> {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = rest.find('$') {
        out.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        if let Some(next) = behind.strip_prefix('$') {
            out.push('$');
            rest = next;
        } else {
            let (inside, next) = behind.strip_prefix('{')?.split_once('}')?;
            let name = inside.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
            let default = name.strip_prefix(":-").or_else(|| name.strip_prefix('-'))?;
            if default.contains('$') {
                return None;
            }
            out.push_str(default);
            rest = next;
        }
    }
    out.push_str(rest);
    Some(out)
}
