//! Rules about Kubernetes objects.

mod account_powers;
mod account_token_secret;
mod admin_binding;
mod admission_plugin_flags;
mod alias_snippet;
mod all_capabilities;
mod all_pods_network_policy;
mod always_restarting_job;
mod anonymous_image_pull;
mod any_user_binding;
mod any_user_constraint;
mod apiserver_flags;
mod autoscaler_minimum_of_two;
mod bare_namespaces;
mod bare_pod;
mod best_effort_pod;
mod binding_editor;
mod blocking_budgets;
mod bound_powers;
mod bound_roles;
mod bound_subjects;
mod budget_above_autoscaler;
mod cached_image;
mod cached_pinned_image;
mod capability_beyond_net_bind;
mod capability_outside_list;
mod certificate_approval;
mod certificate_power;
mod cluster_admin_bindings;
mod cluster_user_map_writer;
mod colocated_replicas;
mod committed_secret;
mod config_map_entries;
mod config_map_writer;
mod conflicting_container_ports;
mod container_port_out_of_range;
mod containerless_pod;
mod context_of_pod_only;
mod contextless_container;
mod contradictory_budget;
mod contradictory_root_user;
mod control_plane_flags;
mod costly_liveness_command;
mod cpu_limit;
mod credential_in_env;
mod credential_named_env;
mod critical_role_verb;
mod crowded_certificate;
mod crowded_pod;
mod custom_apparmor_annotation;
mod dangerous_mounts;
mod dangling_backends;
mod dangling_budget;
mod dangling_monitors;
mod dangling_network_peer;
mod dangling_network_policy;
mod dangling_scalers;
mod dangling_services;
mod dangling_webhook;
mod dashboard_label;
mod declared_docker_socket;
mod declared_host_path;
mod default_account_token;
mod default_backend_ingress;
mod default_capability_added;
mod default_namespace;
mod default_service_account;
mod deprecated_registry;
mod deprecated_service_account;
mod disabled_policy_agent;
mod doubly_scaled_workloads;
mod duplicate_container;
mod duplicate_env;
mod duplicate_ingress_path;
mod duplicate_object;
mod empty_budget;
mod endless_cron_schedule;
mod endpoints_in_edit;
mod escalation_verb;
mod everything_roles;
mod excess_capabilities;
mod excessive_ephemeral_storage;
mod excessive_resources;
mod explicit_privilege_escalations;
mod explicit_token_automount;
mod exploitable_ingress_controller;
mod external_ip_service;
mod external_name_service;
mod few_replicas;
mod field_conventions;
mod flat_autoscaler;
mod flux_one_annotation;
mod foreign_certificate_issuer;
mod foreign_priority_class;
mod formed_secret_in_annotation;
mod formed_secret_in_command;
mod formed_secret_in_config_map;
mod formed_secret_in_custom_object;
mod formed_secret_in_env;
mod git_sync_command;
mod given_capabilities;
mod group_impersonation;
mod half_isolated_pod;
mod handlerless_probes;
mod headless_service_missing;
mod hook_beyond_grace_period;
mod host_aliases;
mod host_path_outside_data;
mod host_path_volumes;
mod host_ports;
mod hostless_ingress;
mod http_allowed_ingress;
mod identical_probes;
mod idle_network_policy;
mod ids_of_ten_thousand;
mod ignored_seccomp_annotation;
mod image_without_digest;
mod impatient_liveness_probe;
mod impersonation;
mod implicit_pull_policy;
mod in_tree_volume;
mod incomplete_limit_range;
mod incomplete_quota;
mod ineffective_wildcard;
mod ingress_host_without_tls;
mod interactive_terminals;
mod invalid_label_value;
mod invalid_port_name;
mod invalid_topology_spread;
mod kept_net_raw;
mod kubelet_flags;
mod kubernetes_dashboard;
mod lasting_job;
mod latest_image;
mod latest_overlay_image;
mod load_balancer_service;
mod localhost_seccomp;
mod long_lived_certificate;
mod loosely_written_capability;
mod low_autoscaler_minimum;
mod low_group_id;
mod low_user_id;
mod lua_snippet;
mod malformed_cron_schedule;
mod mismatching_instance_label;
mod mismatching_selectors;
mod missing_config_key;
mod missing_container_security_context;
mod missing_dns_options;
mod missing_email_annotation;
mod missing_ephemeral_storage;
mod missing_image;
mod missing_limits;
mod missing_node_affinity;
mod missing_pod_security_context;
mod missing_priority_class;
mod missing_probes;
mod missing_requests;
mod missing_topology_spread;
mod missing_volume_key;
mod misspelled_drop_all;
mod mistyped_fields;
mod motionless_rollout;
mod named_tiller;
mod narrow_budget;
mod nginx_annotation_injection;
mod nginx_snippet;
mod node_internals_path;
mod node_port_service;
mod node_sysctl;
mod nodes_proxy;
mod non_isolated_pods;
mod object_in_frozen_namespace;
mod object_in_kube_system;
mod old_ingress_backend;
mod open_repository_prefix;
mod open_tiller;
mod outdated_apis;
mod overlapping_budgets;
mod overridden_root_user;
mod ownerless_workload;
mod partly_dropped_capabilities;
mod partly_spread_workload;
mod password_line_in_config_map;
mod path_in_ingress_annotation;
mod path_of_ingress_controller;
mod path_to_stronger_account;
mod personal_data_in_config_map;
mod plain_http_ingress;
mod pod_attach;
mod pod_conventions;
mod pod_exec;
mod pod_exec_by_get;
mod pod_log_eraser;
mod pod_security;
mod pod_security_policies;
mod podless_workloads;
mod policy_exceptions;
mod ports_outside_ranges;
mod powers_over_roles;
mod prefixed_capability;
mod private_key_in_config_map;
mod private_key_in_env;
mod privileged_container;
mod privileged_port;
mod privileged_security_constraint;
mod probe_hosts;
mod probed_init_container;
mod production_beyond_staging;
mod protected_secret;
mod rarely_saved_critical_namespace;
mod recreate_strategy;
mod recreated_backend;
mod refused_restart_policy;
mod refused_success_threshold;
mod replicas_with_autoscaler;
mod reserved_config_map;
mod resource_writers;
mod rollout_downtime;
mod root_containers;
mod root_group;
mod root_in_user_namespace;
mod root_pod_group;
mod root_users;
mod ruleless_roles;
mod runtime_socket;
mod scale_target_of_wrong_group;
mod secret_env_import;
mod secret_env_reference;
mod secret_in_env;
mod secret_named_env;
mod secret_roles;
mod secret_volume;
mod selectorless_budgets;
mod selectorless_network_policy;
mod selectorless_service;
mod self_made_bindings;
mod self_provisioner_binding;
mod selinux_options;
mod several_ingress_hosts;
mod shared_hosts;
mod shared_namespaces;
mod shared_service_selector;
mod shared_user_id;
mod shell_roles;
mod short_lived_cron_history;
mod single_replica;
mod single_replica_behind_service;
mod single_zone_workload;
mod slow_probe_timeout;
mod snippets_switched_on;
mod ssh_port;
mod stale_latest_image;
mod startup_beyond_progress_deadline;
mod storage_conventions;
mod stretched_limits;
mod targetless_autoscaler;
mod tiller;
mod tiller_service;
mod tiny_memory_limit;
mod token_creator;
mod token_mounted_by_hand;
mod toothless_budget;
mod tuned_sysctl;
mod twin_probes;
mod unattached_route;
mod unbounded_empty_dir;
mod unconfined_apparmor;
mod unconfined_apparmor_annotation;
mod unconfined_seccomp;
mod unconfined_seccomp_annotation;
mod undeclared_liveness_port;
mod undeclared_readiness_port;
mod undeclared_startup_port;
mod undeclared_target_port;
mod undeclared_volume;
mod undropped_capabilities;
mod undropped_net_raw;
mod unenforced_non_root;
mod unequal_ephemeral_storage;
mod unequal_resources;
mod unexported_backup;
mod unforbidden_privilege_escalation;
mod ungranted_reference;
mod unhardened_container;
mod unhealthy_pod_budget;
mod unknown_monitor_port;
mod unknown_named_port;
mod unknown_pod_monitor_port;
mod unknown_service_account;
mod unknown_target_port;
mod unlabelled_docker_socket;
mod unlabelled_namespace;
mod unlimited_event_admission;
mod unlisted_flux_annotation;
mod unlisted_images;
mod unlisted_registry;
mod unlisted_repository;
mod unlisted_secret_name;
mod unmasked_proc_mount;
mod unmeasurable_autoscaler;
mod unprobed_backends;
mod unprotected_workloads;
mod unquoted_text;
mod unreachable_min_available;
mod unreachable_progress_deadline;
mod unrefused_tokens;
mod unresized_workload;
mod unresolved_certificate;
mod unresolved_references;
mod unresolved_storage_class;
mod unsafe_sysctl;
mod unscaled_workload;
mod unschedulable_replicas;
mod unserved_route_host;
mod unset_autoscaler_minimum;
mod unset_group_id;
mod unset_seccomp;
mod unset_user_id;
mod unsorted_keys;
mod unspread_workloads;
mod untagged_images;
mod unusual_volumes;
mod unwritten_restart_policy;
mod weak_seccomp_annotation;
mod webhook_control;
mod webhook_permission;
mod weightless_route;
mod whole_budgets;
mod wildcard_certificate_approval;
mod wildcard_cluster_role;
mod wildcard_group;
mod wildcard_ingress;
mod wildcard_role;
mod wildcard_subresource;
mod wildcard_verb;
mod wildcard_verb_on_core;
mod wildcard_webhook_control;
mod windows_host_process;
mod writable_host_mount;
mod writable_root_filesystem;
mod written_proc_mount;
mod zero_cpu_request;
mod zero_grace_period;
mod zero_host_port;
mod zero_memory_limit;
mod zero_resource;
mod zone_wide_anti_affinity;

use crate::rule::Rule;

pub(super) const RULES: &[&Rule] = &[
    &account_token_secret::ACCOUNT_TOKEN_SECRET,
    &admin_binding::ADMIN_BINDING,
    &alias_snippet::ALIAS_SNIPPET,
    &all_capabilities::ALL_CAPABILITIES,
    &all_pods_network_policy::ALL_PODS_NETWORK_POLICY,
    &always_restarting_job::ALWAYS_RESTARTING_JOB,
    &anonymous_image_pull::ANONYMOUS_IMAGE_PULL,
    &any_user_binding::ANY_USER_BINDING,
    &any_user_constraint::ANY_USER_CONSTRAINT,
    &autoscaler_minimum_of_two::AUTOSCALER_MINIMUM_OF_TWO,
    &bare_pod::BARE_POD,
    &best_effort_pod::BEST_EFFORT_POD,
    &binding_editor::BINDING_EDITOR,
    &budget_above_autoscaler::BUDGET_ABOVE_AUTOSCALER,
    &cached_image::CACHED_IMAGE,
    &cached_pinned_image::CACHED_PINNED_IMAGE,
    &capability_beyond_net_bind::CAPABILITY_BEYOND_NET_BIND,
    &capability_outside_list::CAPABILITY_OUTSIDE_LIST,
    &certificate_approval::CERTIFICATE_APPROVAL,
    &certificate_power::CERTIFICATE_POWER,
    &cluster_user_map_writer::CLUSTER_USER_MAP_WRITER,
    &committed_secret::COMMITTED_SECRET,
    &config_map_writer::CONFIG_MAP_WRITER,
    &conflicting_container_ports::CONFLICTING_CONTAINER_PORTS,
    &container_port_out_of_range::CONTAINER_PORT_OUT_OF_RANGE,
    &context_of_pod_only::CONTEXT_OF_POD_ONLY,
    &contextless_container::CONTEXTLESS_CONTAINER,
    &contradictory_budget::CONTRADICTORY_BUDGET,
    &contradictory_root_user::CONTRADICTORY_ROOT_USER,
    &costly_liveness_command::COSTLY_LIVENESS_COMMAND,
    &cpu_limit::CPU_LIMIT,
    &credential_in_env::CREDENTIAL_IN_ENV,
    &credential_named_env::CREDENTIAL_NAMED_ENV,
    &critical_role_verb::CRITICAL_ROLE_VERB,
    &crowded_certificate::CROWDED_CERTIFICATE,
    &crowded_pod::CROWDED_POD,
    &custom_apparmor_annotation::CUSTOM_APPARMOR_ANNOTATION,
    &dangling_budget::DANGLING_BUDGET,
    &dangling_network_peer::DANGLING_NETWORK_PEER,
    &dangling_network_policy::DANGLING_NETWORK_POLICY,
    &dangling_webhook::DANGLING_WEBHOOK,
    &dashboard_label::DASHBOARD_LABEL,
    &declared_docker_socket::DECLARED_DOCKER_SOCKET,
    &declared_host_path::DECLARED_HOST_PATH,
    &default_account_token::DEFAULT_ACCOUNT_TOKEN,
    &default_backend_ingress::DEFAULT_BACKEND_INGRESS,
    &default_capability_added::DEFAULT_CAPABILITY_ADDED,
    &default_service_account::DEFAULT_SERVICE_ACCOUNT,
    &deprecated_registry::DEPRECATED_REGISTRY,
    &deprecated_service_account::DEPRECATED_SERVICE_ACCOUNT,
    &disabled_policy_agent::DISABLED_POLICY_AGENT,
    &duplicate_container::DUPLICATE_CONTAINER,
    &duplicate_env::DUPLICATE_ENV,
    &duplicate_ingress_path::DUPLICATE_INGRESS_PATH,
    &duplicate_object::DUPLICATE_OBJECT,
    &empty_budget::EMPTY_BUDGET,
    &endless_cron_schedule::ENDLESS_CRON_SCHEDULE,
    &endpoints_in_edit::ENDPOINTS_IN_EDIT,
    &escalation_verb::ESCALATION_VERB,
    &excessive_ephemeral_storage::EXCESSIVE_EPHEMERAL_STORAGE,
    &explicit_token_automount::EXPLICIT_TOKEN_AUTOMOUNT,
    &exploitable_ingress_controller::EXPLOITABLE_INGRESS_CONTROLLER,
    &external_ip_service::EXTERNAL_IP_SERVICE,
    &external_name_service::EXTERNAL_NAME_SERVICE,
    &few_replicas::FEW_REPLICAS,
    &flat_autoscaler::FLAT_AUTOSCALER,
    &flux_one_annotation::FLUX_ONE_ANNOTATION,
    &foreign_certificate_issuer::FOREIGN_CERTIFICATE_ISSUER,
    &foreign_priority_class::FOREIGN_PRIORITY_CLASS,
    &formed_secret_in_annotation::FORMED_SECRET_IN_ANNOTATION,
    &formed_secret_in_command::FORMED_SECRET_IN_COMMAND,
    &formed_secret_in_config_map::FORMED_SECRET_IN_CONFIG_MAP,
    &formed_secret_in_custom_object::FORMED_SECRET_IN_CUSTOM_OBJECT,
    &formed_secret_in_env::FORMED_SECRET_IN_ENV,
    &git_sync_command::GIT_SYNC_COMMAND,
    &group_impersonation::GROUP_IMPERSONATION,
    &half_isolated_pod::HALF_ISOLATED_POD,
    &headless_service_missing::HEADLESS_SERVICE_MISSING,
    &hook_beyond_grace_period::HOOK_BEYOND_GRACE_PERIOD,
    &host_aliases::HOST_ALIASES,
    &host_path_outside_data::HOST_PATH_OUTSIDE_DATA,
    &hostless_ingress::HOSTLESS_INGRESS,
    &http_allowed_ingress::HTTP_ALLOWED_INGRESS,
    &identical_probes::IDENTICAL_PROBES,
    &idle_network_policy::IDLE_NETWORK_POLICY,
    &image_without_digest::IMAGE_WITHOUT_DIGEST,
    &impatient_liveness_probe::IMPATIENT_LIVENESS_PROBE,
    &impersonation::IMPERSONATION,
    &implicit_pull_policy::IMPLICIT_PULL_POLICY,
    &in_tree_volume::IN_TREE_VOLUME,
    &incomplete_limit_range::INCOMPLETE_LIMIT_RANGE,
    &incomplete_quota::INCOMPLETE_QUOTA,
    &ineffective_wildcard::INEFFECTIVE_WILDCARD,
    &ingress_host_without_tls::INGRESS_HOST_WITHOUT_TLS,
    &invalid_label_value::INVALID_LABEL_VALUE,
    &invalid_port_name::INVALID_PORT_NAME,
    &invalid_topology_spread::INVALID_TOPOLOGY_SPREAD,
    &kubernetes_dashboard::KUBERNETES_DASHBOARD,
    &lasting_job::LASTING_JOB,
    &latest_image::LATEST_IMAGE,
    &latest_overlay_image::LATEST_OVERLAY_IMAGE,
    &load_balancer_service::LOAD_BALANCER_SERVICE,
    &localhost_seccomp::LOCALHOST_SECCOMP,
    &long_lived_certificate::LONG_LIVED_CERTIFICATE,
    &loosely_written_capability::LOOSELY_WRITTEN_CAPABILITY,
    &low_autoscaler_minimum::LOW_AUTOSCALER_MINIMUM,
    &low_group_id::LOW_GROUP_ID,
    &low_user_id::LOW_USER_ID,
    &lua_snippet::LUA_SNIPPET,
    &malformed_cron_schedule::MALFORMED_CRON_SCHEDULE,
    &mismatching_instance_label::MISMATCHING_INSTANCE_LABEL,
    &missing_config_key::MISSING_CONFIG_KEY,
    &missing_container_security_context::MISSING_CONTAINER_SECURITY_CONTEXT,
    &missing_dns_options::MISSING_DNS_OPTIONS,
    &missing_email_annotation::MISSING_EMAIL_ANNOTATION,
    &missing_ephemeral_storage::MISSING_EPHEMERAL_STORAGE,
    &missing_node_affinity::MISSING_NODE_AFFINITY,
    &missing_pod_security_context::MISSING_POD_SECURITY_CONTEXT,
    &missing_priority_class::MISSING_PRIORITY_CLASS,
    &missing_topology_spread::MISSING_TOPOLOGY_SPREAD,
    &missing_volume_key::MISSING_VOLUME_KEY,
    &motionless_rollout::MOTIONLESS_ROLLOUT,
    &named_tiller::NAMED_TILLER,
    &narrow_budget::NARROW_BUDGET,
    &nginx_annotation_injection::NGINX_ANNOTATION_INJECTION,
    &nginx_snippet::NGINX_SNIPPET,
    &node_internals_path::NODE_INTERNALS_PATH,
    &node_port_service::NODE_PORT_SERVICE,
    &node_sysctl::NODE_SYSCTL,
    &nodes_proxy::NODES_PROXY,
    &object_in_frozen_namespace::OBJECT_IN_FROZEN_NAMESPACE,
    &object_in_kube_system::OBJECT_IN_KUBE_SYSTEM,
    &old_ingress_backend::OLD_INGRESS_BACKEND,
    &open_repository_prefix::OPEN_REPOSITORY_PREFIX,
    &open_tiller::OPEN_TILLER,
    &overlapping_budgets::OVERLAPPING_BUDGETS,
    &overridden_root_user::OVERRIDDEN_ROOT_USER,
    &ownerless_workload::OWNERLESS_WORKLOAD,
    &partly_dropped_capabilities::PARTLY_DROPPED_CAPABILITIES,
    &partly_spread_workload::PARTLY_SPREAD_WORKLOAD,
    &password_line_in_config_map::PASSWORD_LINE_IN_CONFIG_MAP,
    &path_in_ingress_annotation::PATH_IN_INGRESS_ANNOTATION,
    &path_of_ingress_controller::PATH_OF_INGRESS_CONTROLLER,
    &path_to_stronger_account::PATH_TO_STRONGER_ACCOUNT,
    &personal_data_in_config_map::PERSONAL_DATA_IN_CONFIG_MAP,
    &plain_http_ingress::PLAIN_HTTP_INGRESS,
    &pod_attach::POD_ATTACH,
    &pod_exec::POD_EXEC,
    &pod_exec_by_get::POD_EXEC_BY_GET,
    &pod_log_eraser::POD_LOG_ERASER,
    &prefixed_capability::PREFIXED_CAPABILITY,
    &private_key_in_config_map::PRIVATE_KEY_IN_CONFIG_MAP,
    &private_key_in_env::PRIVATE_KEY_IN_ENV,
    &privileged_container::PRIVILEGED_CONTAINER,
    &privileged_port::PRIVILEGED_PORT,
    &privileged_security_constraint::PRIVILEGED_SECURITY_CONSTRAINT,
    &probed_init_container::PROBED_INIT_CONTAINER,
    &protected_secret::PROTECTED_SECRET,
    &rarely_saved_critical_namespace::RARELY_SAVED_CRITICAL_NAMESPACE,
    &recreated_backend::RECREATED_BACKEND,
    &refused_restart_policy::REFUSED_RESTART_POLICY,
    &refused_success_threshold::REFUSED_SUCCESS_THRESHOLD,
    &replicas_with_autoscaler::REPLICAS_WITH_AUTOSCALER,
    &reserved_config_map::RESERVED_CONFIG_MAP,
    &rollout_downtime::ROLLOUT_DOWNTIME,
    &root_group::ROOT_GROUP,
    &root_in_user_namespace::ROOT_IN_USER_NAMESPACE,
    &root_pod_group::ROOT_POD_GROUP,
    &runtime_socket::RUNTIME_SOCKET,
    &scale_target_of_wrong_group::SCALE_TARGET_OF_WRONG_GROUP,
    &secret_env_import::SECRET_ENV_IMPORT,
    &secret_env_reference::SECRET_ENV_REFERENCE,
    &secret_in_env::SECRET_IN_ENV,
    &secret_named_env::SECRET_NAMED_ENV,
    &secret_volume::SECRET_VOLUME,
    &selectorless_network_policy::SELECTORLESS_NETWORK_POLICY,
    &selectorless_service::SELECTORLESS_SERVICE,
    &self_provisioner_binding::SELF_PROVISIONER_BINDING,
    &several_ingress_hosts::SEVERAL_INGRESS_HOSTS,
    &shared_service_selector::SHARED_SERVICE_SELECTOR,
    &shared_user_id::SHARED_USER_ID,
    &short_lived_cron_history::SHORT_LIVED_CRON_HISTORY,
    &single_replica_behind_service::SINGLE_REPLICA_BEHIND_SERVICE,
    &single_zone_workload::SINGLE_ZONE_WORKLOAD,
    &slow_probe_timeout::SLOW_PROBE_TIMEOUT,
    &snippets_switched_on::SNIPPETS_SWITCHED_ON,
    &ssh_port::SSH_PORT,
    &stale_latest_image::STALE_LATEST_IMAGE,
    &startup_beyond_progress_deadline::STARTUP_BEYOND_PROGRESS_DEADLINE,
    &targetless_autoscaler::TARGETLESS_AUTOSCALER,
    &tiller::TILLER,
    &tiller_service::TILLER_SERVICE,
    &tiny_memory_limit::TINY_MEMORY_LIMIT,
    &token_creator::TOKEN_CREATOR,
    &token_mounted_by_hand::TOKEN_MOUNTED_BY_HAND,
    &toothless_budget::TOOTHLESS_BUDGET,
    &tuned_sysctl::TUNED_SYSCTL,
    &twin_probes::TWIN_PROBES,
    &unattached_route::UNATTACHED_ROUTE,
    &unbounded_empty_dir::UNBOUNDED_EMPTY_DIR,
    &unconfined_apparmor_annotation::UNCONFINED_APPARMOR_ANNOTATION,
    &unconfined_seccomp::UNCONFINED_SECCOMP,
    &unconfined_seccomp_annotation::UNCONFINED_SECCOMP_ANNOTATION,
    &undeclared_liveness_port::UNDECLARED_LIVENESS_PORT,
    &undeclared_readiness_port::UNDECLARED_READINESS_PORT,
    &undeclared_startup_port::UNDECLARED_STARTUP_PORT,
    &undeclared_target_port::UNDECLARED_TARGET_PORT,
    &undeclared_volume::UNDECLARED_VOLUME,
    &undropped_capabilities::UNDROPPED_CAPABILITIES,
    &undropped_net_raw::UNDROPPED_NET_RAW,
    &unenforced_non_root::UNENFORCED_NON_ROOT,
    &unequal_ephemeral_storage::UNEQUAL_EPHEMERAL_STORAGE,
    &unexported_backup::UNEXPORTED_BACKUP,
    &unforbidden_privilege_escalation::UNFORBIDDEN_PRIVILEGE_ESCALATION,
    &ungranted_reference::UNGRANTED_REFERENCE,
    &unhardened_container::UNHARDENED_CONTAINER,
    &unhealthy_pod_budget::UNHEALTHY_POD_BUDGET,
    &unknown_monitor_port::UNKNOWN_MONITOR_PORT,
    &unknown_named_port::UNKNOWN_NAMED_PORT,
    &unknown_pod_monitor_port::UNKNOWN_POD_MONITOR_PORT,
    &unknown_service_account::UNKNOWN_SERVICE_ACCOUNT,
    &unknown_target_port::UNKNOWN_TARGET_PORT,
    &unlabelled_docker_socket::UNLABELLED_DOCKER_SOCKET,
    &unlabelled_namespace::UNLABELLED_NAMESPACE,
    &unlimited_event_admission::UNLIMITED_EVENT_ADMISSION,
    &unlisted_flux_annotation::UNLISTED_FLUX_ANNOTATION,
    &unlisted_registry::UNLISTED_REGISTRY,
    &unlisted_repository::UNLISTED_REPOSITORY,
    &unlisted_secret_name::UNLISTED_SECRET_NAME,
    &unmeasurable_autoscaler::UNMEASURABLE_AUTOSCALER,
    &unquoted_text::UNQUOTED_TEXT,
    &unreachable_min_available::UNREACHABLE_MIN_AVAILABLE,
    &unreachable_progress_deadline::UNREACHABLE_PROGRESS_DEADLINE,
    &unresized_workload::UNRESIZED_WORKLOAD,
    &unresolved_certificate::UNRESOLVED_CERTIFICATE,
    &unresolved_storage_class::UNRESOLVED_STORAGE_CLASS,
    &unsafe_sysctl::UNSAFE_SYSCTL,
    &unscaled_workload::UNSCALED_WORKLOAD,
    &unschedulable_replicas::UNSCHEDULABLE_REPLICAS,
    &unserved_route_host::UNSERVED_ROUTE_HOST,
    &unset_autoscaler_minimum::UNSET_AUTOSCALER_MINIMUM,
    &unset_group_id::UNSET_GROUP_ID,
    &unset_seccomp::UNSET_SECCOMP,
    &unset_user_id::UNSET_USER_ID,
    &unsorted_keys::UNSORTED_KEYS,
    &unwritten_restart_policy::UNWRITTEN_RESTART_POLICY,
    &weak_seccomp_annotation::WEAK_SECCOMP_ANNOTATION,
    &webhook_control::WEBHOOK_CONTROL,
    &webhook_permission::WEBHOOK_PERMISSION,
    &weightless_route::WEIGHTLESS_ROUTE,
    &wildcard_certificate_approval::WILDCARD_CERTIFICATE_APPROVAL,
    &wildcard_cluster_role::WILDCARD_CLUSTER_ROLE,
    &wildcard_group::WILDCARD_GROUP,
    &wildcard_ingress::WILDCARD_INGRESS,
    &wildcard_role::WILDCARD_ROLE,
    &wildcard_subresource::WILDCARD_SUBRESOURCE,
    &wildcard_verb::WILDCARD_VERB,
    &wildcard_verb_on_core::WILDCARD_VERB_ON_CORE,
    &wildcard_webhook_control::WILDCARD_WEBHOOK_CONTROL,
    &windows_host_process::WINDOWS_HOST_PROCESS,
    &writable_host_mount::WRITABLE_HOST_MOUNT,
    &writable_root_filesystem::WRITABLE_ROOT_FILESYSTEM,
    &written_proc_mount::WRITTEN_PROC_MOUNT,
    &zero_cpu_request::ZERO_CPU_REQUEST,
    &zero_grace_period::ZERO_GRACE_PERIOD,
    &zero_host_port::ZERO_HOST_PORT,
    &zero_memory_limit::ZERO_MEMORY_LIMIT,
    &zero_resource::ZERO_RESOURCE,
    &zone_wide_anti_affinity::ZONE_WIDE_ANTI_AFFINITY,
];

pub(super) const TABLES: &[&[Rule]] = &[
    account_powers::RULES,
    admission_plugin_flags::RULES,
    apiserver_flags::RULES,
    bare_namespaces::RULES,
    blocking_budgets::RULES,
    bound_powers::RULES,
    bound_roles::RULES,
    bound_subjects::RULES,
    cluster_admin_bindings::RULES,
    colocated_replicas::RULES,
    config_map_entries::RULES,
    containerless_pod::RULES,
    control_plane_flags::RULES,
    dangerous_mounts::RULES,
    dangling_backends::RULES,
    dangling_monitors::RULES,
    dangling_scalers::RULES,
    dangling_services::RULES,
    default_namespace::RULES,
    doubly_scaled_workloads::RULES,
    everything_roles::RULES,
    excess_capabilities::RULES,
    excessive_resources::RULES,
    explicit_privilege_escalations::RULES,
    field_conventions::RULES,
    given_capabilities::RULES,
    handlerless_probes::RULES,
    host_path_volumes::RULES,
    host_ports::RULES,
    ids_of_ten_thousand::RULES,
    ignored_seccomp_annotation::RULES,
    interactive_terminals::RULES,
    kept_net_raw::RULES,
    kubelet_flags::RULES,
    mismatching_selectors::RULES,
    missing_image::RULES,
    missing_limits::RULES,
    missing_probes::RULES,
    missing_requests::RULES,
    misspelled_drop_all::RULES,
    mistyped_fields::RULES,
    non_isolated_pods::RULES,
    outdated_apis::RULES,
    pod_conventions::RULES,
    pod_security::RULES,
    pod_security_policies::RULES,
    podless_workloads::RULES,
    policy_exceptions::RULES,
    ports_outside_ranges::RULES,
    powers_over_roles::RULES,
    probe_hosts::RULES,
    production_beyond_staging::RULES,
    recreate_strategy::RULES,
    resource_writers::RULES,
    root_containers::RULES,
    root_users::RULES,
    ruleless_roles::RULES,
    secret_roles::RULES,
    selectorless_budgets::RULES,
    self_made_bindings::RULES,
    selinux_options::RULES,
    shared_hosts::RULES,
    shared_namespaces::RULES,
    shell_roles::RULES,
    single_replica::RULES,
    storage_conventions::RULES,
    stretched_limits::RULES,
    unconfined_apparmor::RULES,
    unequal_resources::RULES,
    unlisted_images::RULES,
    unmasked_proc_mount::RULES,
    unprobed_backends::RULES,
    unprotected_workloads::RULES,
    unrefused_tokens::RULES,
    unresolved_references::RULES,
    unspread_workloads::RULES,
    untagged_images::RULES,
    unusual_volumes::RULES,
    whole_budgets::RULES,
];
