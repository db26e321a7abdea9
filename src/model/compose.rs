//! Compose files, as far as they say how images are built (<https://docs.docker.com/reference/compose-file/build/>).

use std::sync::Arc;

use super::dockerfile::Given;
use crate::document::{Node, OffsetMap, Source, Span, Tree};

/// So many services may extend each other; nobody writes longer chains.
const MOST_STEPS: usize = 16;

/// The files that Compose takes where none is named, the first that is there; others are merged over it.
const BASE_NAMES: [&str; 4] = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];

/// The `build` of one service.
#[derive(Debug, Clone)]
pub struct Build<'t> {
    /// The service's name: its key.
    pub service: Node<'t>,
    /// What stands under `build`: a folder, or a map.
    pub section: Node<'t>,
    /// What stands under `build` in the services that it extends, nearest first: what it does not say, they do.
    below: Vec<Node<'t>>,
    /// The service of another file that is below all these.
    pub beyond: Option<Beyond>,
}

/// A service of another file, on which one is built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beyond {
    /// The files that it may be in, the first that is there, as seen from the folder of the file that says so.
    pub files: Vec<String>,
    /// Its name.
    pub service: String,
    /// Whether it must be there: `extends` names it. Else the file may be merged over another, or be used alone.
    pub is_named: bool,
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
    parts_of_name(name).is_some()
}

/// Whether a file is named as one that is merged over another: `docker-compose.override.yml`, `compose.prod.yaml`.
fn is_override(name: &str) -> bool {
    parts_of_name(name).is_some_and(|(_, rest)| !rest.is_empty())
}

/// `compose` or `docker-compose`, and what follows in front of `.yaml`.
fn parts_of_name(name: &str) -> Option<(String, String)> {
    let file = name.rsplit('/').next().unwrap_or(name).to_ascii_lowercase();
    let stem = file.strip_suffix(".yaml").or_else(|| file.strip_suffix(".yml"))?;
    let (first, rest) = stem.split_at(stem.find('.').unwrap_or(stem.len()));
    let known = matches!(first, "compose" | "docker-compose");
    let (first, rest) = if known { (first, rest) } else { ("docker-compose", stem.strip_prefix("docker-compose-")?) };
    Some((first.to_owned(), rest.to_owned()))
}

/// The builds of a Compose file, in order. A service that only extends another builds nothing of its own.
pub fn builds(tree: &Tree) -> Vec<Build<'_>> {
    let services = tree.root().get("services").map(Node::entries).unwrap_or_default();
    let build = |(service, value)| {
        let section = section(value)?;
        let Layers { mut sections, beyond } = layers(tree, service, value);
        Some(Build { service, section, below: sections.split_off(1), beyond })
    };
    services.into_iter().filter_map(build).collect()
}

/// What a service says about its build.
#[derive(Debug, Default)]
pub struct Layers<'t> {
    /// What stands under its `build` and those of the services that it extends, nearest first.
    sections: Vec<Node<'t>>,
    beyond: Option<Beyond>,
}

/// What a service says about its build, by its name.
pub fn layers_of<'t>(tree: &'t Tree, service: &str) -> Layers<'t> {
    let value = tree.root().get("services").and_then(|services| services.get(service));
    value.and_then(|value| Some(layers(tree, value.key()?, value))).unwrap_or_default()
}

fn layers<'t>(tree: &'t Tree, service: Node<'t>, value: Node<'t>) -> Layers<'t> {
    let mut sections: Vec<Node> = section(value).into_iter().collect();
    let mut current = value;
    for _ in 0..MOST_STEPS {
        let Some(extends) = current.get("extends").filter(|extends| !extends.is_null()) else { break };
        let name = if extends.is_mapping() { extends.get("service") } else { Some(extends) };
        let Some(name) = name.and_then(|name| interpolated(&name.text())) else { break };
        if let Some(file) = extends.get("file").filter(|file| !file.is_null()) {
            let files = interpolated(&file.text()).into_iter().collect();
            return Layers { sections, beyond: Some(Beyond { files, service: name, is_named: true }) };
        }
        let Some(next) = tree.root().get("services").and_then(|services| services.get(&name)) else { break };
        sections.extend(section(next));
        current = next;
    }
    let beyond = is_override(tree.source().name()).then(|| {
        let files = BASE_NAMES.map(str::to_owned).to_vec();
        Beyond { files, service: service.text().into_owned(), is_named: false }
    });
    Layers { sections, beyond }
}

/// What stands under `build` of a service.
fn section(service: Node<'_>) -> Option<Node<'_>> {
    service.get("build").filter(|section| !section.is_null() && !section.is_sequence())
}

impl<'t> Build<'t> {
    /// Puts what the service beyond says below it.
    pub fn put_on(&mut self, base: Layers<'t>) {
        self.below.extend(base.sections);
        self.beyond = base.beyond;
    }

    fn own(&self, key: &str) -> Option<Node<'t>> {
        self.section.get(key).filter(|value| !value.is_null())
    }

    /// What it or the nearest service that it extends says.
    fn get(&self, key: &str) -> Option<Node<'t>> {
        let sections = std::iter::once(&self.section).chain(&self.below);
        sections.filter_map(|section| section.get(key)).find(|value| !value.is_null())
    }

    /// The folder that is built in, and the value that says so, from whose file on it is meant; `None` where a variable
    /// decides, it is somewhere on the network, or nobody knows what a service says that is extended.
    pub fn context(&self) -> Option<(String, Option<Node<'t>>)> {
        let folder = |section: Node<'t>| if section.is_mapping() { section.get("context") } else { Some(section) };
        let mut sections = std::iter::once(&self.section).chain(&self.below);
        let node = sections.find_map(|section| folder(*section).filter(|folder| !folder.is_null()));
        if node.is_none() && self.beyond.as_ref().is_some_and(|beyond| beyond.is_named) {
            return None;
        }
        let written = node.map_or_else(|| Some(".".to_owned()), |node| interpolated(&node.text()))?;
        let remote = written.contains("://") || written.starts_with("git@") || written.starts_with("github.com/");
        (!remote && !written.ends_with(".git")).then_some((written, node))
    }

    /// The Dockerfile, from the folder on; `None` where a variable decides.
    pub fn dockerfile(&self) -> Option<String> {
        self.get("dockerfile").map_or_else(|| Some("Dockerfile".to_owned()), |node| interpolated(&node.text()))
    }

    /// Where it names the Dockerfile itself: the value of `dockerfile`, of `context`, or of `build` itself. `None` where
    /// a service that it extends does.
    pub fn place(&self) -> Option<Node<'t>> {
        let extends = !self.below.is_empty() || self.beyond.as_ref().is_some_and(|beyond| beyond.is_named);
        self.own_place().or(Some(self.section).filter(|_| !extends))
    }

    fn own_place(&self) -> Option<Node<'t>> {
        let folder = Some(self.section).filter(|section| !section.is_mapping());
        self.own("dockerfile").or_else(|| self.own("context")).or(folder)
    }

    /// Whether more is to be known about it from another file. One that may be merged over another, and says itself where
    /// its Dockerfile is, may as well be used alone.
    pub fn needs_beyond(&self) -> bool {
        let is_whole = || self.own_place().or_else(|| self.own("dockerfile_inline")).is_some();
        self.beyond.as_ref().is_some_and(|beyond| beyond.is_named || !is_whole())
    }

    /// The stage that is built, where one is named and no variable decides.
    pub fn target(&self) -> Option<String> {
        interpolated(&self.get("target")?.text()).filter(|target| !target.is_empty())
    }

    /// Where it names the stage itself.
    pub fn target_place(&self) -> Option<Node<'t>> {
        self.own("target")
    }

    /// What it gives to ARGs, where no variable decides: a map, or a list of `NAME=value`.
    pub fn given(&self) -> Given {
        let mut given = Given::new();
        for arguments in self.below.iter().rev().chain([&self.section]).filter_map(|section| section.get("args")) {
            let items = arguments.items().filter_map(|item| {
                let text = item.text();
                let (name, value) = text.split_once('=')?;
                Some((name.to_owned(), interpolated(value)))
            });
            let entries = arguments.entries().into_iter();
            let entries = entries.map(|(key, value)| {
                let value = (!value.is_null()).then(|| interpolated(&value.text())).flatten();
                (key.text().into_owned(), value)
            });
            for (name, value) in items.chain(entries) {
                match value {
                    Some(value) => given.insert(name, value),
                    None => given.remove(&name),
                };
            }
        }
        given
    }

    /// The Dockerfile that is written here, or in a service that it extends, where none between them names a file.
    pub fn inline_node(&self) -> Option<Node<'t>> {
        let mut sections = std::iter::once(&self.section).chain(&self.below);
        let written = |key: &str, section: &Node<'t>| section.get(key).filter(|value| !value.is_null());
        let says =
            |section: &&Node<'t>| ["dockerfile", "dockerfile_inline"].iter().any(|key| written(key, section).is_some());
        written("dockerfile_inline", sections.find(says)?)
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
