//! Rules about Dockerfiles.

mod add_for_plain_files;
mod add_for_unpacking_or_download;
mod ampersand_redirect_in_sh;
mod and_or_as_if;
mod apk_cache_removed_by_hand;
mod apt_for_apt_get;
mod apt_key;
mod archive_copied_then_unpacked;
mod array_in_sh;
mod backticks;
mod base_without_digest;
mod bash_variable_in_sh;
mod blank_line_in_continuation;
mod brace_expansion_in_sh;
mod build_setting_in_env;
mod build_tools_shipped;
mod cache_mount_at_wrong_path;
mod cd_for_workdir;
mod checks_switched_off;
mod cloud_login;
mod consecutive_run;
mod constant_platform;
mod copy_many_to_dot;
mod copy_many_to_file;
mod copy_to_relative_path;
mod credential_file_in_builder;
mod credential_file_in_context;
mod credential_file_in_image;
mod curl_without_verification;
mod declare_and_assign;
mod defeated_cache_mount;
mod deliberate_shell_form;
mod dependencies_behind_source;
mod deprecated_maintainer;
mod distribution_upgrades;
mod double_bracket_in_sh;
mod double_equals_in_test;
mod duplicate_stage_name;
mod echo_escape;
mod echo_option;
mod end_of_life_base;
mod entrypoint_without_signals;
mod env_refers_to_itself;
mod env_uses_earlier_value;
mod expansion_in_single_quotes;
mod expose_with_address;
mod file_deleted_too_late;
mod find_into_xargs;
mod foreign_package_manager;
mod glob_taken_for_option;
mod half_mounted_apt_cache;
mod hard_coded_architecture;
mod harmless_pipe;
mod ignored_cmd;
mod ignored_copy_source;
mod inconsistent_keyword_casing;
mod index_update_for_script;
mod index_update_in_own_layer;
mod inline_suppression;
mod install_without_cache_mount;
mod instruction_before_from;
mod invalid_default_image;
mod kept_apk_cache;
mod kept_apt_lists;
mod kept_caches;
mod kept_pip_cache;
mod kept_yarn_cache;
mod label_values;
mod late_directive;
mod latest_tag;
mod layer_budget;
mod legacy_key_value;
mod lone_upgrade;
mod lost_shell_state;
mod malformed_description;
mod malformed_label_key;
mod malformed_shell;
mod missing_copy_source;
mod missing_dockerfile;
mod missing_dockerignore;
mod missing_healthcheck;
mod missing_label;
mod missing_pipefail;
mod missing_user;
mod misspelt_variable;
mod mixed_from_as_casing;
mod nested_onbuild;
mod noisy_wget;
mod npm_without_verification;
mod option_as_command;
mod ownership_in_own_layer;
mod password_set;
mod pip_trusted_host;
mod pipe_into_non_reader;
mod plain_http_download;
mod pointless_command;
mod pointless_index_update;
mod port_out_of_range;
mod recommended_packages;
mod redundant_platform;
mod relative_workdirs;
mod remote_control_port;
mod remote_script;
mod removal_of_root;
mod replaced_instructions;
mod replaced_shell;
mod reserved_stage_name;
mod root_builder;
mod root_owned_copy;
mod root_user;
mod secret_argument_in_env;
mod secret_argument_in_history;
mod secret_in_command;
mod secret_name_in_env;
mod secret_written_into_image;
mod setuid_file;
mod shell_form_command;
mod shell_option_in_sh;
mod shipped_credential_file;
mod source_in_sh;
mod sparse_lastlog;
mod ssh_port;
mod ssh_server;
mod stage_copies_from_itself;
mod stray_shell_keyword;
mod substring_in_sh;
mod sudo;
mod system_path_as_volume;
mod unassigned_variable;
mod unchecked_cd;
mod unconfirmed_installs;
mod undeclared_from_argument;
mod undefined_variable;
mod unexpected_label;
mod unguarded_removal;
mod unknown_build_target;
mod unknown_copy_source;
mod unlocked_apt_cache;
mod unnamed_files_copied;
mod unpinned_git_clone;
mod unpinned_packages;
mod unquoted_substitution;
mod unquoted_variable;
mod unsigned_apt_repository;
mod untagged_image;
mod untrusted_registry;
mod unused_argument;
mod unused_global_argument;
mod unused_stage;
mod unverified_download;
mod upper_case_protocol;
mod upper_case_stage_name;
mod user_by_name;
mod user_left_to_base;
mod verification_variables;
mod volatile_argument;
mod wget_and_curl;
mod whole_filesystem_copied;
mod workdir_in_system_directory;
mod world_writable_path;
mod written_secrets;
mod yum_without_verification;

use crate::rule::Rule;

pub(super) const RULES: &[&Rule] = &[
    &add_for_plain_files::ADD_FOR_PLAIN_FILES,
    &add_for_unpacking_or_download::ADD_FOR_UNPACKING_OR_DOWNLOAD,
    &ampersand_redirect_in_sh::AMPERSAND_REDIRECT_IN_SH,
    &and_or_as_if::AND_OR_AS_IF,
    &apk_cache_removed_by_hand::APK_CACHE_REMOVED_BY_HAND,
    &apt_for_apt_get::APT_FOR_APT_GET,
    &apt_key::APT_KEY,
    &archive_copied_then_unpacked::ARCHIVE_COPIED_THEN_UNPACKED,
    &bash_variable_in_sh::BASH_VARIABLE_IN_SH,
    &blank_line_in_continuation::BLANK_LINE_IN_CONTINUATION,
    &build_tools_shipped::BUILD_TOOLS_SHIPPED,
    &array_in_sh::ARRAY_IN_SH,
    &backticks::BACKTICKS,
    &base_without_digest::BASE_WITHOUT_DIGEST,
    &brace_expansion_in_sh::BRACE_EXPANSION_IN_SH,
    &build_setting_in_env::BUILD_SETTING_IN_ENV,
    &cache_mount_at_wrong_path::CACHE_MOUNT_AT_WRONG_PATH,
    &cd_for_workdir::CD_FOR_WORKDIR,
    &cloud_login::CLOUD_LOGIN,
    &consecutive_run::CONSECUTIVE_RUN,
    &constant_platform::CONSTANT_PLATFORM,
    &copy_many_to_dot::COPY_MANY_TO_DOT,
    &copy_many_to_file::COPY_MANY_TO_FILE,
    &copy_to_relative_path::COPY_TO_RELATIVE_PATH,
    &credential_file_in_builder::CREDENTIAL_FILE_IN_BUILDER,
    &credential_file_in_context::CREDENTIAL_FILE_IN_CONTEXT,
    &credential_file_in_image::CREDENTIAL_FILE_IN_IMAGE,
    &curl_without_verification::CURL_WITHOUT_VERIFICATION,
    &declare_and_assign::DECLARE_AND_ASSIGN,
    &defeated_cache_mount::DEFEATED_CACHE_MOUNT,
    &deliberate_shell_form::DELIBERATE_SHELL_FORM,
    &dependencies_behind_source::DEPENDENCIES_BEHIND_SOURCE,
    &deprecated_maintainer::DEPRECATED_MAINTAINER,
    &double_bracket_in_sh::DOUBLE_BRACKET_IN_SH,
    &double_equals_in_test::DOUBLE_EQUALS_IN_TEST,
    &duplicate_stage_name::DUPLICATE_STAGE_NAME,
    &echo_escape::ECHO_ESCAPE,
    &echo_option::ECHO_OPTION,
    &end_of_life_base::END_OF_LIFE_BASE,
    &entrypoint_without_signals::ENTRYPOINT_WITHOUT_SIGNALS,
    &env_refers_to_itself::ENV_REFERS_TO_ITSELF,
    &env_uses_earlier_value::ENV_USES_EARLIER_VALUE,
    &expansion_in_single_quotes::EXPANSION_IN_SINGLE_QUOTES,
    &expose_with_address::EXPOSE_WITH_ADDRESS,
    &file_deleted_too_late::FILE_DELETED_TOO_LATE,
    &foreign_package_manager::FOREIGN_PACKAGE_MANAGER,
    &half_mounted_apt_cache::HALF_MOUNTED_APT_CACHE,
    &hard_coded_architecture::HARD_CODED_ARCHITECTURE,
    &harmless_pipe::HARMLESS_PIPE,
    &ignored_cmd::IGNORED_CMD,
    &find_into_xargs::FIND_INTO_XARGS,
    &glob_taken_for_option::GLOB_TAKEN_FOR_OPTION,
    &ignored_copy_source::IGNORED_COPY_SOURCE,
    &inconsistent_keyword_casing::INCONSISTENT_KEYWORD_CASING,
    &index_update_for_script::INDEX_UPDATE_FOR_SCRIPT,
    &index_update_in_own_layer::INDEX_UPDATE_IN_OWN_LAYER,
    &inline_suppression::INLINE_SUPPRESSION,
    &install_without_cache_mount::INSTALL_WITHOUT_CACHE_MOUNT,
    &instruction_before_from::INSTRUCTION_BEFORE_FROM,
    &invalid_default_image::INVALID_DEFAULT_IMAGE,
    &kept_apk_cache::KEPT_APK_CACHE,
    &kept_apt_lists::KEPT_APT_LISTS,
    &kept_pip_cache::KEPT_PIP_CACHE,
    &kept_yarn_cache::KEPT_YARN_CACHE,
    &late_directive::LATE_DIRECTIVE,
    &latest_tag::LATEST_TAG,
    &layer_budget::LAYER_BUDGET,
    &legacy_key_value::LEGACY_KEY_VALUE,
    &lone_upgrade::LONE_UPGRADE,
    &lost_shell_state::LOST_SHELL_STATE,
    &malformed_description::MALFORMED_DESCRIPTION,
    &malformed_label_key::MALFORMED_LABEL_KEY,
    &malformed_shell::MALFORMED_SHELL,
    &missing_copy_source::MISSING_COPY_SOURCE,
    &missing_dockerfile::MISSING_DOCKERFILE,
    &missing_dockerignore::MISSING_DOCKERIGNORE,
    &missing_healthcheck::MISSING_HEALTHCHECK,
    &missing_label::MISSING_LABEL,
    &missing_pipefail::MISSING_PIPEFAIL,
    &missing_user::MISSING_USER,
    &misspelt_variable::MISSPELT_VARIABLE,
    &mixed_from_as_casing::MIXED_FROM_AS_CASING,
    &nested_onbuild::NESTED_ONBUILD,
    &noisy_wget::NOISY_WGET,
    &npm_without_verification::NPM_WITHOUT_VERIFICATION,
    &option_as_command::OPTION_AS_COMMAND,
    &ownership_in_own_layer::OWNERSHIP_IN_OWN_LAYER,
    &password_set::PASSWORD_SET,
    &pip_trusted_host::PIP_TRUSTED_HOST,
    &pipe_into_non_reader::PIPE_INTO_NON_READER,
    &plain_http_download::PLAIN_HTTP_DOWNLOAD,
    &pointless_command::POINTLESS_COMMAND,
    &pointless_index_update::POINTLESS_INDEX_UPDATE,
    &port_out_of_range::PORT_OUT_OF_RANGE,
    &recommended_packages::RECOMMENDED_PACKAGES,
    &redundant_platform::REDUNDANT_PLATFORM,
    &remote_control_port::REMOTE_CONTROL_PORT,
    &remote_script::REMOTE_SCRIPT,
    &removal_of_root::REMOVAL_OF_ROOT,
    &replaced_shell::REPLACED_SHELL,
    &reserved_stage_name::RESERVED_STAGE_NAME,
    &root_builder::ROOT_BUILDER,
    &root_owned_copy::ROOT_OWNED_COPY,
    &root_user::ROOT_USER,
    &secret_argument_in_env::SECRET_ARGUMENT_IN_ENV,
    &secret_argument_in_history::SECRET_ARGUMENT_IN_HISTORY,
    &secret_in_command::SECRET_IN_COMMAND,
    &secret_name_in_env::SECRET_NAME_IN_ENV,
    &secret_written_into_image::SECRET_WRITTEN_INTO_IMAGE,
    &setuid_file::SETUID_FILE,
    &shell_form_command::SHELL_FORM_COMMAND,
    &shipped_credential_file::SHIPPED_CREDENTIAL_FILE,
    &sparse_lastlog::SPARSE_LASTLOG,
    &shell_option_in_sh::SHELL_OPTION_IN_SH,
    &source_in_sh::SOURCE_IN_SH,
    &ssh_port::SSH_PORT,
    &ssh_server::SSH_SERVER,
    &stage_copies_from_itself::STAGE_COPIES_FROM_ITSELF,
    &stray_shell_keyword::STRAY_SHELL_KEYWORD,
    &substring_in_sh::SUBSTRING_IN_SH,
    &sudo::SUDO,
    &system_path_as_volume::SYSTEM_PATH_AS_VOLUME,
    &unassigned_variable::UNASSIGNED_VARIABLE,
    &unchecked_cd::UNCHECKED_CD,
    &undeclared_from_argument::UNDECLARED_FROM_ARGUMENT,
    &undefined_variable::UNDEFINED_VARIABLE,
    &unexpected_label::UNEXPECTED_LABEL,
    &unknown_build_target::UNKNOWN_BUILD_TARGET,
    &unguarded_removal::UNGUARDED_REMOVAL,
    &unknown_copy_source::UNKNOWN_COPY_SOURCE,
    &unnamed_files_copied::UNNAMED_FILES_COPIED,
    &unlocked_apt_cache::UNLOCKED_APT_CACHE,
    &unpinned_git_clone::UNPINNED_GIT_CLONE,
    &unsigned_apt_repository::UNSIGNED_APT_REPOSITORY,
    &unquoted_substitution::UNQUOTED_SUBSTITUTION,
    &unquoted_variable::UNQUOTED_VARIABLE,
    &untagged_image::UNTAGGED_IMAGE,
    &untrusted_registry::UNTRUSTED_REGISTRY,
    &unused_argument::UNUSED_ARGUMENT,
    &unused_global_argument::UNUSED_GLOBAL_ARGUMENT,
    &unused_stage::UNUSED_STAGE,
    &unverified_download::UNVERIFIED_DOWNLOAD,
    &upper_case_protocol::UPPER_CASE_PROTOCOL,
    &upper_case_stage_name::UPPER_CASE_STAGE_NAME,
    &user_by_name::USER_BY_NAME,
    &user_left_to_base::USER_LEFT_TO_BASE,
    &volatile_argument::VOLATILE_ARGUMENT,
    &wget_and_curl::WGET_AND_CURL,
    &whole_filesystem_copied::WHOLE_FILESYSTEM_COPIED,
    &workdir_in_system_directory::WORKDIR_IN_SYSTEM_DIRECTORY,
    &world_writable_path::WORLD_WRITABLE_PATH,
    &yum_without_verification::YUM_WITHOUT_VERIFICATION,
];

pub(super) const TABLES: &[&[Rule]] = &[
    checks_switched_off::RULES,
    distribution_upgrades::RULES,
    kept_caches::RULES,
    label_values::RULES,
    relative_workdirs::RULES,
    replaced_instructions::RULES,
    unconfirmed_installs::RULES,
    unpinned_packages::RULES,
    verification_variables::RULES,
    written_secrets::RULES,
];
