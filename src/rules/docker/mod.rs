//! Rules about Dockerfiles.

mod blank_line_in_continuation;
mod constant_platform;
mod deprecated_maintainer;
mod duplicate_stage_name;
mod env_refers_to_itself;
mod expose_with_address;
mod inconsistent_keyword_casing;
mod inline_suppression;
mod instruction_before_from;
mod invalid_default_image;
mod legacy_key_value;
mod malformed_description;
mod malformed_label_key;
mod mixed_from_as_casing;
mod multiple_entrypoint;
mod multiple_healthcheck;
mod nested_onbuild;
mod port_out_of_range;
mod redundant_platform;
mod reserved_stage_name;
mod ssh_port;
mod stage_copies_from_itself;
mod undeclared_from_argument;
mod undefined_variable;
mod unknown_copy_source;
mod upper_case_protocol;
mod upper_case_stage_name;
mod whole_filesystem_copied;
mod workdir_in_system_directory;

use crate::rule::Rule;

pub(super) const RULES: &[&Rule] = &[
    &blank_line_in_continuation::BLANK_LINE_IN_CONTINUATION,
    &constant_platform::CONSTANT_PLATFORM,
    &deprecated_maintainer::DEPRECATED_MAINTAINER,
    &duplicate_stage_name::DUPLICATE_STAGE_NAME,
    &env_refers_to_itself::ENV_REFERS_TO_ITSELF,
    &expose_with_address::EXPOSE_WITH_ADDRESS,
    &inconsistent_keyword_casing::INCONSISTENT_KEYWORD_CASING,
    &inline_suppression::INLINE_SUPPRESSION,
    &instruction_before_from::INSTRUCTION_BEFORE_FROM,
    &invalid_default_image::INVALID_DEFAULT_IMAGE,
    &legacy_key_value::LEGACY_KEY_VALUE,
    &malformed_description::MALFORMED_DESCRIPTION,
    &malformed_label_key::MALFORMED_LABEL_KEY,
    &mixed_from_as_casing::MIXED_FROM_AS_CASING,
    &multiple_entrypoint::MULTIPLE_ENTRYPOINT,
    &multiple_healthcheck::MULTIPLE_HEALTHCHECK,
    &nested_onbuild::NESTED_ONBUILD,
    &port_out_of_range::PORT_OUT_OF_RANGE,
    &redundant_platform::REDUNDANT_PLATFORM,
    &reserved_stage_name::RESERVED_STAGE_NAME,
    &ssh_port::SSH_PORT,
    &stage_copies_from_itself::STAGE_COPIES_FROM_ITSELF,
    &undeclared_from_argument::UNDECLARED_FROM_ARGUMENT,
    &undefined_variable::UNDEFINED_VARIABLE,
    &unknown_copy_source::UNKNOWN_COPY_SOURCE,
    &upper_case_protocol::UPPER_CASE_PROTOCOL,
    &upper_case_stage_name::UPPER_CASE_STAGE_NAME,
    &whole_filesystem_copied::WHOLE_FILESYSTEM_COPIED,
    &workdir_in_system_directory::WORKDIR_IN_SYSTEM_DIRECTORY,
];
