//! All documents of one run and what is applied together.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::compose::Built;
use super::dockerfile::Dockerfile;
use super::filled_images::FilledImages;
use super::image::ImageReference;
use super::kubernetes::rights::Rights;
use super::kubernetes::{Cluster, Index, Outline};
use super::kustomize::{Filling, Kustomizations};
use super::patches::{Patch, Patches};
use crate::document::{Comment, Source, Span, Tree};

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A Kubernetes object, or a List of them.
    Kubernetes,
    /// A Dockerfile or Containerfile.
    Dockerfile,
    /// The JSON of a Terraform or OpenTofu plan.
    Plan,
    /// A Compose file.
    Compose,
    /// A kustomization that leaves `apiVersion` and `kind` to Kustomize.
    Kustomization,
}

impl Shape {
    /// As written in reports and offered to policies.
    pub fn name(self) -> &'static str {
        match self {
            Shape::Kubernetes => "kubernetes",
            Shape::Dockerfile => "dockerfile",
            Shape::Plan => "plan",
            Shape::Compose => "compose",
            Shape::Kustomization => "kustomization",
        }
    }
}

/// A document's parsed text.
#[derive(Debug)]
pub enum Content {
    /// YAML or JSON.
    Tree(Box<Tree>),
    /// A Dockerfile.
    Dockerfile(Box<Dockerfile>),
}

/// One YAML document, JSON value, Dockerfile or plan, and what it is.
#[derive(Debug)]
pub struct Document {
    /// The text it stands in; several documents of a stream share one.
    pub source: Arc<Source>,
    /// What it is.
    pub shape: Shape,
    /// What it says.
    pub content: Content,
    /// Which of [`Workspace::units`] it belongs to.
    pub unit: usize,
    /// The template that Helm rendered it from (`# Source: chart/templates/x.yaml`), if the text says so.
    pub template: Option<String>,
    /// Its Kubernetes objects; whoever makes a document starts with the default.
    pub outline: Outline,
}

impl Document {
    /// The value tree, if it is one.
    pub fn tree(&self) -> Option<&Tree> {
        match &self.content {
            Content::Tree(tree) => Some(tree),
            Content::Dockerfile(_) => None,
        }
    }

    /// The Dockerfile, if it is one.
    pub fn dockerfile(&self) -> Option<&Dockerfile> {
        match &self.content {
            Content::Dockerfile(file) => Some(file),
            Content::Tree(_) => None,
        }
    }

    /// Its comments, in order.
    pub fn comments(&self) -> &[Comment] {
        match &self.content {
            Content::Tree(tree) => tree.comments(),
            Content::Dockerfile(file) => file.comments(),
        }
    }
}

/// What is applied together: a rendered chart, a plan, a folder of plain manifests, or as configured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// A name for reports: the folder, the chart, the plan's file.
    pub name: String,
    /// Whether it is but a folder: nobody says that its files are applied at once, so they may be alternatives.
    pub may_hold_alternatives: bool,
}

impl Unit {
    /// What is certainly applied together.
    pub fn whole(name: impl Into<String>) -> Self {
        Self { name: name.into(), may_hold_alternatives: false }
    }
}

/// Everything that a run looks at.
#[derive(Debug, Default)]
pub struct Workspace {
    /// The documents, sorted by file name and place.
    pub documents: Vec<Document>,
    /// What they are applied with.
    pub units: Vec<Unit>,
    /// What became of the `build` sections of Compose files, by the file's name and the section's number in its tree.
    pub builds: BTreeMap<(String, u32), Built>,
    /// Look-up tables, built when the first rule asks.
    pub indexes: Indexes,
}

/// Look-up tables over a [`Workspace`]; whoever makes one starts with the default.
#[derive(Debug, Default)]
pub struct Indexes {
    kubernetes: OnceLock<Index>,
    rights: OnceLock<Rights>,
    kustomizations: OnceLock<Kustomizations>,
    patches: OnceLock<Patches>,
    filled_images: OnceLock<FilledImages>,
}

impl Workspace {
    /// Every Kubernetes object of the run: what joins look into.
    pub fn cluster(&self) -> Cluster<'_> {
        Cluster::new(self, self.indexes.kubernetes.get_or_init(|| Index::of(self)))
    }

    /// What the roles, bindings and service accounts of the run may do.
    pub fn rights(&self) -> &Rights {
        self.indexes.rights.get_or_init(|| Rights::of(self.cluster()))
    }

    /// The kustomizations of the run.
    pub(super) fn kustomizations(&self) -> &Kustomizations {
        self.indexes.kustomizations.get_or_init(|| Kustomizations::of(self))
    }

    /// Whether something at a place of a file belongs to a patch, which says nothing by what it leaves out.
    pub fn patch_at(&self, file: &str, span: Span) -> Patch {
        self.indexes.patches.get_or_init(|| Patches::of(self)).at(file, span)
    }

    /// Whether Skaffold, Kustomize or ko puts another reference in the place of `image`, which stands in `document`.
    pub fn fills_in(&self, document: &Document, image: &ImageReference) -> bool {
        self.filling(document, image).is_some()
    }

    /// Whether what they put there is a version, not a tag that moves.
    pub fn fills_in_version(&self, document: &Document, image: &ImageReference) -> bool {
        self.filling(document, image) == Some(Filling::Version)
    }

    fn filling(&self, document: &Document, image: &ImageReference) -> Option<Filling> {
        let filled = self.indexes.filled_images.get_or_init(|| FilledImages::of(self));
        filled.of_image(document.source.name(), image)
    }
}

/// Whether partners of a join may exist elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum World {
    /// They may; a missing one is only a note.
    #[default]
    Open,
    /// Everything that exists is in this run.
    Closed,
}

/// The versions that the input is judged for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Versions {
    /// Kubernetes minor releases (`34` for 1.34); empty means the newest known.
    pub kubernetes: Vec<u32>,
}

impl Versions {
    /// The newest Kubernetes minor release whose behaviour is known here.
    pub const NEWEST_KUBERNETES: u32 = 37;

    /// The oldest Kubernetes minor release that the input is judged for.
    pub fn oldest(&self) -> u32 {
        self.kubernetes.iter().copied().min().unwrap_or(Self::NEWEST_KUBERNETES)
    }

    /// The newest Kubernetes minor release that the input is judged for.
    pub fn newest(&self) -> u32 {
        self.kubernetes.iter().copied().max().unwrap_or(Self::NEWEST_KUBERNETES)
    }
}

/// What one run assumes.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// Days since 1970-01-01 UTC, for what expires; `None` where the caller has no clock: nothing expires then.
    pub today: Option<i64>,
    /// Open or closed.
    pub world: World,
    /// The versions that the input is judged for.
    pub versions: Versions,
    /// When to give up; a missed deadline is a problem.
    pub deadline: Option<std::time::Instant>,
}
