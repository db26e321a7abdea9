//! Google Cloud resources, as far as one attribute says it.

use crate::model::terraform::attribute::{Requirement, Unset, Wanted};
use crate::rule::{Body, rule_table};

rule_table! {
    |ROW: Requirement| Body::Resources(ROW.types, |change, context| context.hits_mut().extend(ROW.faults(change)));

    /// GKE cluster that issues a client certificate
    ///
    /// The certificate is an administrator that nobody can take back.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster>
    {
        row: Requirement {
            types: &["google_container_cluster"],
            attribute: "master_auth.client_certificate_config.issue_client_certificate",
            formerly: None,
            wanted: Wanted::False,
            unset: Unset::Passes,
            fault: "issues a client certificate",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/gke-client-certificate",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_GCP_13", "GCP-0064"],
        profiles: [Default, Security],
        remedy: "Set `issue_client_certificate` to false.",
    }

    /// GKE cluster with legacy authorization
    ///
    /// Legacy authorization gives every service account and node broad rights past RBAC.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster>
    {
        row: Requirement {
            types: &["google_container_cluster"],
            attribute: "enable_legacy_abac",
            formerly: None,
            wanted: Wanted::False,
            unset: Unset::Passes,
            fault: "gives rights past RBAC",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/gke-legacy-authorization",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_GCP_7", "GCP-0062"],
        profiles: [Default, Security],
        remedy: "Set `enable_legacy_abac` to false.",
    }

    /// GKE cluster whose nodes have public addresses
    ///
    /// Nodes on the internet are one open port away from everybody.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://cloud.google.com/kubernetes-engine/docs/concepts/private-cluster-concept>
    {
        row: Requirement {
            types: &["google_container_cluster"],
            attribute: "private_cluster_config.enable_private_nodes",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "has nodes with public addresses",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/gke-public-nodes",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_GCP_25", "GCP-0059"],
        profiles: [Strict, Security],
        remedy: "Set `enable_private_nodes` to true.",
    }

    /// GKE cluster without shielded nodes
    ///
    /// A node that nobody can verify may be an intruder who poses as one.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://cloud.google.com/kubernetes-engine/docs/how-to/shielded-gke-nodes>
    {
        row: Requirement {
            types: &["google_container_cluster"],
            attribute: "enable_shielded_nodes",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Passes,
            fault: "has nodes that cannot be verified",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/gke-unshielded-nodes",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_GCP_71"],
        profiles: [Default, Security],
        remedy: "Set `enable_shielded_nodes` to true.",
    }

    /// Bucket that may become public
    ///
    /// Without prevention one careless binding opens the bucket to everybody.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://cloud.google.com/storage/docs/public-access-prevention>
    {
        row: Requirement {
            types: &["google_storage_bucket"],
            attribute: "public_access_prevention",
            formerly: None,
            wanted: Wanted::OneOf(&["enforced"]),
            unset: Unset::Fails,
            fault: "may be made public",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/google-bucket-that-may-become-public",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_GCP_114"],
        profiles: [Strict, Security],
        remedy: "Set `public_access_prevention` to `enforced`.",
    }

    /// Bucket with ACLs of single objects
    ///
    /// With ACLs on every object nobody sees from the bucket who may read what.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://cloud.google.com/storage/docs/uniform-bucket-level-access>
    {
        row: Requirement {
            types: &["google_storage_bucket"],
            attribute: "uniform_bucket_level_access",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "lets every object have its own ACL",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/google-bucket-with-acls",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_GCP_29", "GCP-0002", "FG_R00421"],
        profiles: [Strict, Security],
        remedy: "Set `uniform_bucket_level_access` to true.",
    }

    /// Project with the default network
    ///
    /// The default network has rules that let the internet reach SSH and Remote Desktop.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://cloud.google.com/vpc/docs/vpc>
    {
        row: Requirement {
            types: &["google_project"],
            attribute: "auto_create_network",
            formerly: None,
            wanted: Wanted::False,
            unset: Unset::Fails,
            fault: "gets the default network",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/google-default-network",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_GCP_27", "GCP-0010"],
        profiles: [Default, Security],
        remedy: "Set `auto_create_network` to false.",
    }

    /// Instance with a public address
    ///
    /// A public address puts every port that a firewall lets through, today or after the next change, on the internet.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://cloud.google.com/compute/docs/ip-addresses>
    {
        row: Requirement {
            types: &["google_compute_instance"],
            attribute: "network_interface.access_config",
            formerly: None,
            wanted: Wanted::Nothing,
            unset: Unset::Passes,
            fault: "has a public address",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/google-instance-with-public-address",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_GCP_40", "GCP-0031", "FG_R00419"],
        profiles: [Default, Security],
        remedy: "Remove `access_config` and reach it through a load balancer or Identity-Aware Proxy.",
    }

    /// Instance that forwards
    ///
    /// A machine that forwards traffic is a way around the rules between networks.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://cloud.google.com/vpc/docs/using-routes>
    {
        row: Requirement {
            types: &["google_compute_instance"],
            attribute: "can_ip_forward",
            formerly: None,
            wanted: Wanted::False,
            unset: Unset::Passes,
            fault: "forwards traffic of others",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/google-ip-forwarding",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_GCP_36", "GCP-0043", "FG_R00416"],
        profiles: [Strict, Security],
        remedy: "Set `can_ip_forward` to false.",
    }

    /// Cloud SQL with a public address
    ///
    /// The database answers on the internet, kept by its list of networks and passwords only.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://cloud.google.com/sql/docs/mysql/private-ip>
    {
        row: Requirement {
            types: &["google_sql_database_instance"],
            attribute: "settings.ip_configuration.ipv4_enabled",
            formerly: None,
            wanted: Wanted::False,
            unset: Unset::Fails,
            fault: "has a public address",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/google-sql-with-public-address",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_GCP_60", "FG_R00435"],
        profiles: [Strict, Security],
        remedy: "Set `ipv4_enabled` to false and give a `private_network`.",
    }

    /// Cloud SQL without backups
    ///
    /// What a program or a person deletes by mistake is gone.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://cloud.google.com/sql/docs/mysql/backup-recovery/backups>
    {
        row: Requirement {
            types: &["google_sql_database_instance"],
            attribute: "settings.backup_configuration.enabled",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "has no backups",
            unless: &["master_instance_name"],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/google-sql-without-backup",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_GCP_14", "GCP-0024", "FG_R00436"],
        profiles: [Default, Security],
        remedy: "Set `backup_configuration.enabled` to true.",
    }
}
