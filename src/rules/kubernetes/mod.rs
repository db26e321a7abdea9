//! Rules about Kubernetes objects.

mod cached_image;
mod cpu_limit;
mod cpu_limit_without_request;
mod image_without_digest;
mod implicit_pull_policy;
mod latest_image;
mod memory_limit_without_request;
mod missing_cpu_limit;
mod missing_cpu_request;
mod missing_image;
mod missing_init_cpu_limit;
mod missing_init_cpu_request;
mod missing_init_memory_limit;
mod missing_init_memory_request;
mod missing_memory_limit;
mod missing_memory_request;
mod stale_latest_image;
mod tiny_memory_limit;
mod untagged_image;
mod zero_cpu_request;
mod zero_resource;

use crate::rule::Rule;

pub(super) const RULES: &[&Rule] = &[
    &cached_image::CACHED_IMAGE,
    &cpu_limit::CPU_LIMIT,
    &cpu_limit_without_request::CPU_LIMIT_WITHOUT_REQUEST,
    &image_without_digest::IMAGE_WITHOUT_DIGEST,
    &implicit_pull_policy::IMPLICIT_PULL_POLICY,
    &latest_image::LATEST_IMAGE,
    &memory_limit_without_request::MEMORY_LIMIT_WITHOUT_REQUEST,
    &missing_cpu_limit::MISSING_CPU_LIMIT,
    &missing_cpu_request::MISSING_CPU_REQUEST,
    &missing_image::MISSING_IMAGE,
    &missing_init_cpu_limit::MISSING_INIT_CPU_LIMIT,
    &missing_init_cpu_request::MISSING_INIT_CPU_REQUEST,
    &missing_init_memory_limit::MISSING_INIT_MEMORY_LIMIT,
    &missing_init_memory_request::MISSING_INIT_MEMORY_REQUEST,
    &missing_memory_limit::MISSING_MEMORY_LIMIT,
    &missing_memory_request::MISSING_MEMORY_REQUEST,
    &stale_latest_image::STALE_LATEST_IMAGE,
    &tiny_memory_limit::TINY_MEMORY_LIMIT,
    &untagged_image::UNTAGGED_IMAGE,
    &zero_cpu_request::ZERO_CPU_REQUEST,
    &zero_resource::ZERO_RESOURCE,
];
