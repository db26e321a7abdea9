//! Databases that store their data unencrypted.

use crate::model::terraform::attribute::{Requirement, Unset, Wanted};
use crate::rule::{Body, rule_table};

rule_table! {
    |ROW: Requirement| Body::Resources(ROW.types, |change, context| context.hits_mut().extend(ROW.faults(change)));

    /// DAX cluster without encryption
    ///
    /// Without it the data, the backups, the replicas and the snapshots lie readable on disks that somebody else owns
    /// and one day throws away, and every copy of a snapshot is a copy of the data. Encryption cannot be switched on
    /// later without moving the data.
    ///
    /// The default of `server_side_encryption` is off.
    ///
    /// References: <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html>
    {
        row: Requirement {
            types: &["aws_dax_cluster"],
            attribute: "server_side_encryption.enabled",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "stores its data unencrypted",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/unencrypted-dax-cluster",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_47", "AWS-0023"],
        profiles: [Default, Security],
        remedy: "Set `server_side_encryption.enabled` to true, with a key of your own where you need to control who reads.",
        cwe: [311],
    }

    /// DocumentDB cluster without encryption
    ///
    /// Without it the data, the backups, the replicas and the snapshots lie readable on disks that somebody else owns
    /// and one day throws away, and every copy of a snapshot is a copy of the data. Encryption cannot be switched on
    /// later without moving the data.
    ///
    /// A cluster that is restored from a snapshot without `storage_encrypted` is a note: the snapshot decides.
    ///
    /// References: <https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html>
    {
        row: Requirement {
            types: &["aws_docdb_cluster"],
            attribute: "storage_encrypted",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "stores its data unencrypted",
            unless: &[],
            idle_when: &[],
            decided_by: &["snapshot_identifier", "global_cluster_identifier"],
        },
        id: "terraform/unencrypted-documentdb-cluster",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_74", "AWS-0021"],
        profiles: [Default, Security],
        remedy: "Set `storage_encrypted` to true, with a key of your own where you need to control who reads.",
        cwe: [311],
    }

    /// ElastiCache replication group without encryption at rest
    ///
    /// Without it the data, the backups, the replicas and the snapshots lie readable on disks that somebody else owns
    /// and one day throws away, and every copy of a snapshot is a copy of the data. Encryption cannot be switched on
    /// later without moving the data.
    ///
    /// Redis writes to disk when it replicates, swaps and backs up. Members of a global group take over its setting,
    /// which is a note. Valkey encrypts by default.
    ///
    /// References: <https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html>
    {
        row: Requirement {
            types: &["aws_elasticache_replication_group"],
            attribute: "at_rest_encryption_enabled",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "stores its data unencrypted",
            unless: &[],
            idle_when: &[],
            decided_by: &["global_replication_group_id"],
        },
        id: "terraform/unencrypted-elasticache-group",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_29", "AWS-0045"],
        profiles: [Default, Security],
        remedy: "Set `at_rest_encryption_enabled` to true, with a key of your own where you need to control who reads.",
        cwe: [311],
    }

    /// Neptune cluster without encryption
    ///
    /// Without it the data, the backups, the replicas and the snapshots lie readable on disks that somebody else owns
    /// and one day throws away, and every copy of a snapshot is a copy of the data. Encryption cannot be switched on
    /// later without moving the data.
    ///
    /// A cluster that is restored from a snapshot without `storage_encrypted` is a note: the snapshot decides.
    ///
    /// References: <https://docs.aws.amazon.com/neptune/latest/userguide/encrypt.html>
    {
        row: Requirement {
            types: &["aws_neptune_cluster"],
            attribute: "storage_encrypted",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "stores its data unencrypted",
            unless: &[],
            idle_when: &[],
            decided_by: &["snapshot_identifier", "global_cluster_identifier"],
        },
        id: "terraform/unencrypted-neptune-cluster",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_44", "AWS-0076"],
        profiles: [Default, Security],
        remedy: "Set `storage_encrypted` to true, with a key of your own where you need to control who reads.",
        cwe: [311],
    }

    /// OpenSearch domain without encryption at rest
    ///
    /// Without it the data, the backups, the replicas and the snapshots lie readable on disks that somebody else owns
    /// and one day throws away, and every copy of a snapshot is a copy of the data. Encryption cannot be switched on
    /// later without moving the data.
    ///
    /// A domain without an `encrypt_at_rest` block is not encrypted; that the provider marks the block as known only
    /// after apply does not change it.
    ///
    /// References: <https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html>
    {
        row: Requirement {
            types: &["aws_elasticsearch_domain", "aws_opensearch_domain"],
            attribute: "encrypt_at_rest.enabled",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "stores its data unencrypted",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/unencrypted-opensearch-domain",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_5", "AWS-0048"],
        profiles: [Default, Security],
        remedy: "Set `encrypt_at_rest.enabled` to true, with a key of your own where you need to control who reads.",
        cwe: [311],
    }

    /// Aurora cluster without encryption
    ///
    /// Without it the data, the backups, the replicas and the snapshots lie readable on disks that somebody else owns
    /// and one day throws away, and every copy of a snapshot is a copy of the data. Encryption cannot be switched on
    /// later without moving the data.
    ///
    /// A cluster that takes its data from elsewhere (a snapshot, a global cluster, a replication source) without
    /// `storage_encrypted` is a note: the source decides. The first generation of Serverless always encrypts.
    ///
    /// References: <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html>
    {
        row: Requirement {
            types: &["aws_rds_cluster"],
            attribute: "storage_encrypted",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "stores its data unencrypted",
            unless: &[],
            idle_when: &[],
            decided_by: &["snapshot_identifier", "global_cluster_identifier", "replication_source_identifier", "restore_to_point_in_time", "s3_import"],
        },
        id: "terraform/unencrypted-rds-cluster",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_96", "AWS-0079"],
        profiles: [Default, Security],
        remedy: "Set `storage_encrypted` to true, with a key of your own where you need to control who reads.",
        cwe: [311],
    }

    /// Aurora global cluster without encryption
    ///
    /// Without it the data, the backups, the replicas and the snapshots lie readable on disks that somebody else owns
    /// and one day throws away, and every copy of a snapshot is a copy of the data. Encryption cannot be switched on
    /// later without moving the data.
    ///
    /// A global cluster that is made from an existing one takes over its setting, which is a note.
    ///
    /// References: <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html>
    {
        row: Requirement {
            types: &["aws_rds_global_cluster"],
            attribute: "storage_encrypted",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "stores its data unencrypted",
            unless: &[],
            idle_when: &[],
            decided_by: &["source_db_cluster_identifier"],
        },
        id: "terraform/unencrypted-rds-global-cluster",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_140"],
        profiles: [Default, Security],
        remedy: "Set `storage_encrypted` to true, with a key of your own where you need to control who reads.",
        cwe: [311],
    }

    /// RDS instance without encryption
    ///
    /// Without it the data, the backups, the replicas and the snapshots lie readable on disks that somebody else owns
    /// and one day throws away, and every copy of a snapshot is a copy of the data. Encryption cannot be switched on
    /// later without moving the data.
    ///
    /// A replica takes over what its source has and is not looked at. An instance that is restored from a snapshot
    /// without `storage_encrypted` is a note: the snapshot decides.
    ///
    /// References: <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html>
    {
        row: Requirement {
            types: &["aws_db_instance"],
            attribute: "storage_encrypted",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "stores its data unencrypted",
            unless: &["replicate_source_db"],
            idle_when: &[],
            decided_by: &["snapshot_identifier", "restore_to_point_in_time", "s3_import"],
        },
        id: "terraform/unencrypted-rds-instance",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_16", "AWS-0080", "FG_R00093"],
        profiles: [Default, Security],
        remedy: "Set `storage_encrypted` to true, with a key of your own where you need to control who reads.",
        cwe: [311],
    }

    /// Redshift cluster without encryption
    ///
    /// Without it the data, the backups, the replicas and the snapshots lie readable on disks that somebody else owns
    /// and one day throws away, and every copy of a snapshot is a copy of the data. Encryption cannot be switched on
    /// later without moving the data.
    ///
    /// Since version 6 of the provider the default is on, and the plan shows it.
    ///
    /// References: <https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html>
    {
        row: Requirement {
            types: &["aws_redshift_cluster"],
            attribute: "encrypted",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "stores its data unencrypted",
            unless: &[],
            idle_when: &[],
            decided_by: &["snapshot_identifier", "snapshot_arn"],
        },
        id: "terraform/unencrypted-redshift-cluster",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_64", "AWS-0084"],
        profiles: [Default, Security],
        remedy: "Set `encrypted` to true, with a key of your own where you need to control who reads.",
        cwe: [311],
    }
}
