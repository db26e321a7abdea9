//! Rules about rollouts, GitOps and meshes.

mod ambiguous_argo_destination;
mod ambiguous_argo_source;
mod field_conventions;
mod foreign_argo_project;
mod unlimited_argo_project;

use crate::rule::Rule;

pub(super) const RULES: &[&Rule] = &[
    &ambiguous_argo_destination::AMBIGUOUS_ARGO_DESTINATION,
    &foreign_argo_project::FOREIGN_ARGO_PROJECT,
    &unlimited_argo_project::UNLIMITED_ARGO_PROJECT,
    &ambiguous_argo_source::AMBIGUOUS_ARGO_SOURCE,
];

pub(super) const TABLES: &[&[Rule]] = &[field_conventions::RULES];
mod broken_references;

use crate::rule::Rule;

pub(super) const RULES: &[&Rule] = &[];

pub(super) const TABLES: &[&[Rule]] = &[broken_references::RULES];
