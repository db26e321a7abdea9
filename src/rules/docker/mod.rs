//! Rules about Dockerfiles.

mod add_for_plain_files;
mod blank_line_in_continuation;
mod constant_platform;
mod copy_many_to_dot;
mod copy_many_to_file;
mod copy_to_relative_path;
mod deliberate_shell_form;
mod deprecated_maintainer;
mod duplicate_stage_name;
mod empty_label;
mod env_refers_to_itself;
mod expose_with_address;
mod inconsistent_keyword_casing;
mod inline_suppression;
mod instruction_before_from;
mod invalid_default_image;
mod label_without_address;
mod label_without_commit;
mod label_without_date;
mod label_without_license;
mod label_without_url;
mod label_without_version;
mod latest_tag;
mod legacy_key_value;
mod malformed_description;
mod malformed_label_key;
mod missing_healthcheck;
mod missing_label;
mod missing_user;
mod mixed_from_as_casing;
mod multiple_cmd;
mod multiple_entrypoint;
mod multiple_healthcheck;
mod nested_onbuild;
mod port_out_of_range;
mod redundant_platform;
mod relative_workdir;
mod relative_workdir_below_another;
mod reserved_stage_name;
mod root_user;
mod secret_in_arg;
mod secret_in_env;
mod secret_name_in_env;
mod shell_form_command;
mod ssh_port;
mod stage_copies_from_itself;
mod undeclared_from_argument;
mod undefined_variable;
mod unexpected_label;
mod unknown_copy_source;
mod untagged_image;
mod untrusted_registry;
mod upper_case_protocol;
mod upper_case_stage_name;
mod user_by_name;
mod whole_filesystem_copied;
mod workdir_in_system_directory;

use crate::rule::Rule;

pub(super) const RULES: &[&Rule] = &[
    &add_for_plain_files::ADD_FOR_PLAIN_FILES,
    &blank_line_in_continuation::BLANK_LINE_IN_CONTINUATION,
    &constant_platform::CONSTANT_PLATFORM,
    &copy_many_to_dot::COPY_MANY_TO_DOT,
    &copy_many_to_file::COPY_MANY_TO_FILE,
    &copy_to_relative_path::COPY_TO_RELATIVE_PATH,
    &deliberate_shell_form::DELIBERATE_SHELL_FORM,
    &deprecated_maintainer::DEPRECATED_MAINTAINER,
    &duplicate_stage_name::DUPLICATE_STAGE_NAME,
    &empty_label::EMPTY_LABEL,
    &env_refers_to_itself::ENV_REFERS_TO_ITSELF,
    &expose_with_address::EXPOSE_WITH_ADDRESS,
    &inconsistent_keyword_casing::INCONSISTENT_KEYWORD_CASING,
    &inline_suppression::INLINE_SUPPRESSION,
    &instruction_before_from::INSTRUCTION_BEFORE_FROM,
    &invalid_default_image::INVALID_DEFAULT_IMAGE,
    &label_without_address::LABEL_WITHOUT_ADDRESS,
    &label_without_commit::LABEL_WITHOUT_COMMIT,
    &label_without_date::LABEL_WITHOUT_DATE,
    &label_without_license::LABEL_WITHOUT_LICENSE,
    &label_without_url::LABEL_WITHOUT_URL,
    &label_without_version::LABEL_WITHOUT_VERSION,
    &latest_tag::LATEST_TAG,
    &legacy_key_value::LEGACY_KEY_VALUE,
    &malformed_description::MALFORMED_DESCRIPTION,
    &malformed_label_key::MALFORMED_LABEL_KEY,
    &missing_healthcheck::MISSING_HEALTHCHECK,
    &missing_label::MISSING_LABEL,
    &missing_user::MISSING_USER,
    &mixed_from_as_casing::MIXED_FROM_AS_CASING,
    &multiple_cmd::MULTIPLE_CMD,
    &multiple_entrypoint::MULTIPLE_ENTRYPOINT,
    &multiple_healthcheck::MULTIPLE_HEALTHCHECK,
    &nested_onbuild::NESTED_ONBUILD,
    &port_out_of_range::PORT_OUT_OF_RANGE,
    &redundant_platform::REDUNDANT_PLATFORM,
    &relative_workdir::RELATIVE_WORKDIR,
    &relative_workdir_below_another::RELATIVE_WORKDIR_BELOW_ANOTHER,
    &reserved_stage_name::RESERVED_STAGE_NAME,
    &root_user::ROOT_USER,
    &secret_in_arg::SECRET_IN_ARG,
    &secret_in_env::SECRET_IN_ENV,
    &secret_name_in_env::SECRET_NAME_IN_ENV,
    &shell_form_command::SHELL_FORM_COMMAND,
    &ssh_port::SSH_PORT,
    &stage_copies_from_itself::STAGE_COPIES_FROM_ITSELF,
    &undeclared_from_argument::UNDECLARED_FROM_ARGUMENT,
    &undefined_variable::UNDEFINED_VARIABLE,
    &unexpected_label::UNEXPECTED_LABEL,
    &unknown_copy_source::UNKNOWN_COPY_SOURCE,
    &untagged_image::UNTAGGED_IMAGE,
    &untrusted_registry::UNTRUSTED_REGISTRY,
    &upper_case_protocol::UPPER_CASE_PROTOCOL,
    &upper_case_stage_name::UPPER_CASE_STAGE_NAME,
    &user_by_name::USER_BY_NAME,
    &whole_filesystem_copied::WHOLE_FILESYSTEM_COPIED,
    &workdir_in_system_directory::WORKDIR_IN_SYSTEM_DIRECTORY,
];
