//! What other tools' configuration files allow: findings of their rules in some paths, about some objects.

use super::suppress::{Dialect, Named};
use crate::document::Span;
use crate::finding::Place;
use crate::model::Document;
use crate::model::kubernetes::{self, KubeObject};

/// One thing that a configuration file of another tool allows.
#[derive(Debug, Clone)]
pub struct Ignore {
    pub(crate) dialect: Dialect,
    pub(crate) named: Named,
    /// The objects that it is about, if not all.
    pub(crate) objects: Option<Objects>,
    /// The name, in the file.
    pub(crate) place: Place,
    pub(crate) reason: Option<String>,
    /// The last day on which it holds, and where the file says so.
    pub(crate) until: Option<(i64, Place)>,
}

impl Ignore {
    /// The same of one rule only.
    pub(crate) fn only(&self, rule: &str) -> Self {
        Self { named: Named::Id(rule.to_owned()), ..self.clone() }
    }
}

/// A choice of Kubernetes objects; an empty list chooses all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Objects {
    /// Their namespaces; the empty one is that of an object that names none.
    pub namespaces: Vec<String>,
    /// What their names begin with.
    pub names: Vec<String>,
    /// What the names of the containers in them begin with.
    pub containers: Vec<String>,
}

impl Objects {
    /// The bytes of what is chosen in a document: whole objects, or containers of them.
    pub(super) fn spans(&self, document: &Document) -> Vec<Span> {
        let chosen = kubernetes::objects(document).filter(|object| self.chooses(object));
        if self.containers.is_empty() {
            return chosen.map(|object| object.node().span()).collect();
        }
        let containers = chosen.flat_map(|object| object.workloads()).flat_map(|workload| workload.containers());
        let chosen = containers.filter(|container| begins_with_any(container.name(), &self.containers));
        chosen.map(|container| container.node().span()).collect()
    }

    fn chooses(&self, object: &KubeObject) -> bool {
        let namespace = object.namespace().unwrap_or("");
        let in_namespace = self.namespaces.is_empty() || self.namespaces.iter().any(|known| known == namespace);
        in_namespace && (self.names.is_empty() || begins_with_any(object.name().unwrap_or(""), &self.names))
    }
}

fn begins_with_any(name: &str, beginnings: &[String]) -> bool {
    beginnings.iter().any(|beginning| name.starts_with(beginning.as_str()))
}
