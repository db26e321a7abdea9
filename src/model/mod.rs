//! Floor 2: what the texts mean, and the facts that several rules share. Rules never import rules.

pub mod cidr;
pub mod classify;
pub mod compose;
pub mod dockerfile;
mod filled_images;
pub mod image;
pub mod known_images;
pub mod kubernetes;
mod kustomize;
mod naming;
pub mod packages;
mod patches;
pub mod releases;
pub mod secret;
pub mod shell;
pub mod terraform;
pub mod wildcard;
mod workspace;

pub(crate) use kustomize::is_name as is_kustomization;
pub use patches::Patch;
pub use workspace::{Content, Document, Indexes, Run, Shape, Unit, Versions, Workspace, World};
