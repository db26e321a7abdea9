//! Rules about rollouts, GitOps and meshes.

mod ambiguous_argo_fields;
mod broken_references;
mod circular_flux_dependency;
mod dangling_mesh_policy;
mod field_conventions;
mod forbidden_argo_application;
mod foreign_argo_project;
mod missing_linkerd_servers;
mod missing_mesh_destination;
mod missing_mesh_subset;
mod shared_certificate_secret;
mod shared_rollout_service;
mod unlimited_argo_project;
mod unserved_mesh_host;

use crate::rule::Rule;

pub(super) const RULES: &[&Rule] = &[
    &circular_flux_dependency::CIRCULAR_FLUX_DEPENDENCY,
    &dangling_mesh_policy::DANGLING_MESH_POLICY,
    &forbidden_argo_application::FORBIDDEN_ARGO_APPLICATION,
    &foreign_argo_project::FOREIGN_ARGO_PROJECT,
    &missing_mesh_destination::MISSING_MESH_DESTINATION,
    &missing_mesh_subset::MISSING_MESH_SUBSET,
    &shared_certificate_secret::SHARED_CERTIFICATE_SECRET,
    &shared_rollout_service::SHARED_ROLLOUT_SERVICE,
    &unlimited_argo_project::UNLIMITED_ARGO_PROJECT,
    &unserved_mesh_host::UNSERVED_MESH_HOST,
];

pub(super) const TABLES: &[&[Rule]] =
    &[ambiguous_argo_fields::RULES, broken_references::RULES, field_conventions::RULES, missing_linkerd_servers::RULES];
