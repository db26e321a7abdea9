//! Azure resources, as far as one attribute says it.

use crate::model::terraform::attribute::{Requirement, Unset, Wanted};
use crate::rule::{Body, rule_table};

rule_table! {
    |ROW: Requirement| Body::Resources(ROW.types, |change, context| context.hits_mut().extend(ROW.faults(change)));

    /// AKS cluster with local accounts
    ///
    /// The local administrator is a certificate that nobody can take back and no directory knows.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://learn.microsoft.com/azure/aks/manage-local-accounts-managed-azure-ad>
    {
        row: Requirement {
            types: &["azurerm_kubernetes_cluster"],
            attribute: "local_account_disabled",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "keeps local accounts",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/aks-with-local-accounts",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AZURE_141"],
        profiles: [Strict, Security],
        remedy: "Set `local_account_disabled` to true.",
    }

    /// AKS cluster with a public API server
    ///
    /// The API server answers on the internet; a leaked token is then enough.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://learn.microsoft.com/azure/aks/private-clusters>
    {
        row: Requirement {
            types: &["azurerm_kubernetes_cluster"],
            attribute: "private_cluster_enabled",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "has its API server on the internet",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/aks-with-public-api",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AZURE_115", "AZU-0065"],
        profiles: [Strict, Security],
        remedy: "Set `private_cluster_enabled` to true.",
    }

    /// AKS cluster without RBAC
    ///
    /// Everybody who reaches the API server may do everything.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://learn.microsoft.com/azure/aks/concepts-identity>
    {
        row: Requirement {
            types: &["azurerm_kubernetes_cluster"],
            attribute: "role_based_access_control_enabled",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Passes,
            fault: "lets everybody do everything",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/aks-without-rbac",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AZURE_5", "AZU-0042", "FG_R00329"],
        profiles: [Default, Security],
        remedy: "Set `role_based_access_control_enabled` to true.",
    }

    /// Container registry that everybody may pull from
    ///
    /// Everybody reads the images, and what is in them.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://learn.microsoft.com/azure/container-registry/anonymous-pull-access>
    {
        row: Requirement {
            types: &["azurerm_container_registry"],
            attribute: "anonymous_pull_enabled",
            formerly: None,
            wanted: Wanted::False,
            unset: Unset::Passes,
            fault: "lets everybody pull",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/azure-anonymous-registry",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AZURE_138"],
        profiles: [Default, Security],
        remedy: "Set `anonymous_pull_enabled` to false.",
    }

    /// Function app that answers without TLS
    ///
    /// Keys and data travel in clear.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://learn.microsoft.com/azure/app-service/configure-ssl-bindings>
    {
        row: Requirement {
            types: &["azurerm_function_app", "azurerm_linux_function_app", "azurerm_windows_function_app"],
            attribute: "https_only",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "answers without TLS",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/azure-function-over-http",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AZURE_70"],
        profiles: [Default, Security],
        remedy: "Set `https_only` to true.",
    }

    /// Network interface that forwards
    ///
    /// A machine that forwards traffic is a way around the rules between networks.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://learn.microsoft.com/azure/virtual-network/virtual-network-network-interface>
    {
        row: Requirement {
            types: &["azurerm_network_interface"],
            attribute: "ip_forwarding_enabled",
            formerly: Some("enable_ip_forwarding"),
            wanted: Wanted::False,
            unset: Unset::Passes,
            fault: "forwards traffic of others",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/azure-ip-forwarding",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AZURE_118", "AZU-0075"],
        profiles: [Strict, Security],
        remedy: "Set `ip_forwarding_enabled` to false.",
    }

    /// MySQL server that does not ask for TLS
    ///
    /// Queries and passwords may travel in clear.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://learn.microsoft.com/azure/mysql/single-server/concepts-ssl-connection-security>
    {
        row: Requirement {
            types: &["azurerm_mysql_server"],
            attribute: "ssl_enforcement_enabled",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "does not ask for TLS",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/azure-mysql-without-tls",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AZURE_28", "AZU-0020"],
        profiles: [Default, Security],
        remedy: "Set `ssl_enforcement_enabled` to true.",
    }

    /// Linux machine with password login
    ///
    /// Passwords are guessed; keys are not.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://learn.microsoft.com/azure/virtual-machines/linux/create-ssh-keys-detailed>
    {
        row: Requirement {
            types: &["azurerm_linux_virtual_machine", "azurerm_linux_virtual_machine_scale_set"],
            attribute: "disable_password_authentication",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Passes,
            fault: "lets users log in with a password",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/azure-password-login",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AZURE_149", "AZU-0039"],
        profiles: [Default, Security],
        remedy: "Set `disable_password_authentication` to true and give an `admin_ssh_key`.",
    }

    /// PostgreSQL server that does not ask for TLS
    ///
    /// Queries and passwords may travel in clear.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://learn.microsoft.com/azure/postgresql/single-server/concepts-ssl-connection-security>
    {
        row: Requirement {
            types: &["azurerm_postgresql_server"],
            attribute: "ssl_enforcement_enabled",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "does not ask for TLS",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/azure-postgresql-without-tls",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AZURE_29", "AZU-0020"],
        profiles: [Default, Security],
        remedy: "Set `ssl_enforcement_enabled` to true.",
    }

    /// Redis cache that answers without TLS
    ///
    /// Sessions and passwords travel in clear.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://learn.microsoft.com/azure/azure-cache-for-redis/cache-configure>
    {
        row: Requirement {
            types: &["azurerm_redis_cache"],
            attribute: "non_ssl_port_enabled",
            formerly: Some("enable_non_ssl_port"),
            wanted: Wanted::False,
            unset: Unset::Passes,
            fault: "answers without TLS",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/azure-redis-without-tls",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AZURE_91"],
        profiles: [Default, Security],
        remedy: "Set `non_ssl_port_enabled` to false.",
    }

    /// Container registry with the admin user
    ///
    /// The admin user is one shared password that may push to every repository.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://learn.microsoft.com/azure/container-registry/container-registry-authentication>
    {
        row: Requirement {
            types: &["azurerm_container_registry"],
            attribute: "admin_enabled",
            formerly: None,
            wanted: Wanted::False,
            unset: Unset::Passes,
            fault: "has its admin user switched on",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/azure-registry-admin",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AZURE_137"],
        profiles: [Default, Security],
        remedy: "Set `admin_enabled` to false and use identities.",
    }

    /// Web app with remote debugging
    ///
    /// A debugger that answers on the internet reads and changes what the app does.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://learn.microsoft.com/azure/app-service/configure-common>
    {
        row: Requirement {
            types: &["azurerm_app_service", "azurerm_linux_web_app", "azurerm_windows_web_app"],
            attribute: "site_config.remote_debugging_enabled",
            formerly: None,
            wanted: Wanted::False,
            unset: Unset::Passes,
            fault: "lets debuggers in",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/azure-remote-debugging",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AZURE_72"],
        profiles: [Default, Security],
        remedy: "Set `remote_debugging_enabled` to false.",
    }

    /// SQL server that accepts old TLS
    ///
    /// TLS 1.0 and 1.1 are broken.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://learn.microsoft.com/azure/azure-sql/database/connectivity-settings>
    {
        row: Requirement {
            types: &["azurerm_mssql_server"],
            attribute: "minimum_tls_version",
            formerly: None,
            wanted: Wanted::OneOf(&["1.2", "1.3"]),
            unset: Unset::Fails,
            fault: "accepts old TLS",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/azure-sql-old-tls",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AZURE_52", "AZU-0026"],
        profiles: [Strict, Security],
        remedy: "Set `minimum_tls_version` to `1.2`.",
    }

    /// SQL server on the public network
    ///
    /// The server answers on the internet, kept by its firewall rules and passwords only.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://learn.microsoft.com/azure/azure-sql/database/connectivity-settings>
    {
        row: Requirement {
            types: &["azurerm_mssql_server"],
            attribute: "public_network_access_enabled",
            formerly: None,
            wanted: Wanted::False,
            unset: Unset::Fails,
            fault: "answers on the public network",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/azure-sql-on-the-internet",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AZURE_113", "AZU-0022"],
        profiles: [Strict, Security],
        remedy: "Set `public_network_access_enabled` to false and use a private endpoint.",
    }

    /// Storage account that accepts old TLS
    ///
    /// TLS 1.0 and 1.1 are broken.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References:
    /// <https://learn.microsoft.com/azure/storage/common/transport-layer-security-configure-minimum-version>
    {
        row: Requirement {
            types: &["azurerm_storage_account"],
            attribute: "min_tls_version",
            formerly: None,
            wanted: Wanted::OneOf(&["TLS1_2", "TLS1_3"]),
            unset: Unset::Fails,
            fault: "accepts old TLS",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/azure-storage-old-tls",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AZURE_44", "AZU-0011"],
        profiles: [Default, Security],
        remedy: "Set `min_tls_version` to `TLS1_2`.",
    }

    /// Storage account that answers without TLS
    ///
    /// Files and access keys travel in clear.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://learn.microsoft.com/azure/storage/common/storage-require-secure-transfer>
    {
        row: Requirement {
            types: &["azurerm_storage_account"],
            attribute: "https_traffic_only_enabled",
            formerly: Some("enable_https_traffic_only"),
            wanted: Wanted::True,
            unset: Unset::Passes,
            fault: "answers without TLS",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/azure-storage-over-http",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AZURE_3", "AZU-0008", "FG_R00152"],
        profiles: [Default, Security],
        remedy: "Set `https_traffic_only_enabled` to true.",
    }

    /// Web app that answers without TLS
    ///
    /// Sessions and passwords travel in clear.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://learn.microsoft.com/azure/app-service/configure-ssl-bindings>
    {
        row: Requirement {
            types: &["azurerm_app_service", "azurerm_linux_web_app", "azurerm_windows_web_app"],
            attribute: "https_only",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "answers without TLS",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/azure-web-app-over-http",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AZURE_14"],
        profiles: [Default, Security],
        remedy: "Set `https_only` to true.",
    }

    /// Key vault without purge protection
    ///
    /// Whoever may purge deletes keys and secrets for good, and what they encrypt with them.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview>
    {
        row: Requirement {
            types: &["azurerm_key_vault"],
            attribute: "purge_protection_enabled",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "can be purged",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/purgeable-key-vault",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AZURE_110", "AZU-0016", "FG_R00227"],
        profiles: [Default, Security],
        remedy: "Set `purge_protection_enabled` to true.",
    }
}
