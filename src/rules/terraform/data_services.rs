//! Data services of AWS, as far as one attribute says it.

use crate::model::terraform::attribute::{Requirement, Unset, Wanted};
use crate::rule::{Body, rule_table};

rule_table! {
    |ROW: Requirement| Body::Resources(ROW.types, |change, context| context.hits_mut().extend(ROW.faults(change)));

    /// Aurora cluster without deletion protection
    ///
    /// One wrong line, or one wrong click, deletes the cluster. With protection it takes two.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html>
    {
        row: Requirement {
            types: &["aws_rds_cluster"],
            attribute: "deletion_protection",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "can be deleted by one mistake",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/deletable-rds-cluster",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AWS_139", "AWS-0343"],
        profiles: [Strict],
        remedy: "Set `deletion_protection` to true.",
    }

    /// Database without deletion protection
    ///
    /// One wrong line, or one wrong click, deletes the database. With protection it takes two.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html>
    {
        row: Requirement {
            types: &["aws_db_instance"],
            attribute: "deletion_protection",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "can be deleted by one mistake",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/deletable-rds-instance",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AWS_293", "AWS-0177", "FG_R00280"],
        profiles: [Strict],
        remedy: "Set `deletion_protection` to true.",
    }

    /// DynamoDB table without point-in-time recovery
    ///
    /// A program that goes wrong overwrites good data; without recovery there is nothing to go back to.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery.html>
    {
        row: Requirement {
            types: &["aws_dynamodb_table"],
            attribute: "point_in_time_recovery.enabled",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "cannot be taken back to an earlier moment",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/dynamodb-without-recovery",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AWS_28", "AWS-0024", "FG_R00106"],
        profiles: [Strict],
        remedy: "Add `point_in_time_recovery` with `enabled` true.",
    }

    /// OpenSearch domain that accepts old TLS
    ///
    /// TLS 1.0 and 1.1 are broken, and this policy still accepts them.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/opensearch-service/latest/developerguide/infrastructure-security.html>
    {
        row: Requirement {
            types: &["aws_elasticsearch_domain", "aws_opensearch_domain"],
            attribute: "domain_endpoint_options.tls_security_policy",
            formerly: None,
            wanted: Wanted::OneOf(&["Policy-Min-TLS-1-2-2019-07", "Policy-Min-TLS-1-2-PFS-2023-10", "Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08"]),
            unset: Unset::Fails,
            fault: "accepts TLS 1.0",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/old-opensearch-tls",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AWS_228", "AWS-0126"],
        profiles: [Strict, Security],
        remedy: "Set `tls_security_policy` to `Policy-Min-TLS-1-2-PFS-2023-10`.",
    }

    /// ElastiCache group without encryption in transit
    ///
    /// Whoever can listen in the network reads sessions and passwords out of the cache traffic.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html>
    {
        row: Requirement {
            types: &["aws_elasticache_replication_group"],
            attribute: "transit_encryption_enabled",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "speaks without TLS",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/plain-elasticache-traffic",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_30", "AWS-0051", "FG_R00105"],
        profiles: [Strict, Security],
        remedy: "Set `transit_encryption_enabled` to true.",
    }

    /// OpenSearch domain that answers without TLS
    ///
    /// Queries, documents and passwords travel in clear. A domain that says nothing about its endpoint answers over
    /// HTTP too; Checkov passes it.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createupdatedomains.html>
    {
        row: Requirement {
            types: &["aws_elasticsearch_domain", "aws_opensearch_domain"],
            attribute: "domain_endpoint_options.enforce_https",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "answers without TLS",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/plain-opensearch-endpoint",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_83", "AWS-0046"],
        profiles: [Default, Security],
        remedy: "Set `enforce_https` to true.",
    }

    /// OpenSearch domain without encryption between nodes
    ///
    /// Shards travel between nodes in clear.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html>
    {
        row: Requirement {
            types: &["aws_elasticsearch_domain", "aws_opensearch_domain"],
            attribute: "node_to_node_encryption.enabled",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "speaks without TLS between its nodes",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/plain-opensearch-nodes",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_6", "AWS-0043"],
        profiles: [Strict, Security],
        remedy: "Add `node_to_node_encryption` with `enabled` true.",
    }

    /// Amazon MQ broker with a public address
    ///
    /// Whoever can reach the broker can try its passwords and its console.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/using-amazon-mq-securely.html>
    {
        row: Requirement {
            types: &["aws_mq_broker"],
            attribute: "publicly_accessible",
            formerly: None,
            wanted: Wanted::False,
            unset: Unset::Passes,
            fault: "has a public address",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/public-message-broker",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_69", "AWS-0072"],
        profiles: [Default, Security],
        remedy: "Set `publicly_accessible` to false.",
    }

    /// Neptune instance with a public address
    ///
    /// A database that the internet can reach has its next flaw used before anybody patches it.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/neptune/latest/userguide/security-vpc.html>
    {
        row: Requirement {
            types: &["aws_neptune_cluster_instance"],
            attribute: "publicly_accessible",
            formerly: None,
            wanted: Wanted::False,
            unset: Unset::Passes,
            fault: "has a public address",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/public-neptune-instance",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_102"],
        profiles: [Default, Security],
        remedy: "Set `publicly_accessible` to false.",
    }

    /// Database with a public address
    ///
    /// A database that the internet can reach has its passwords guessed and its next flaw used before anybody patches
    /// it.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html>
    {
        row: Requirement {
            types: &["aws_db_instance", "aws_rds_cluster_instance"],
            attribute: "publicly_accessible",
            formerly: None,
            wanted: Wanted::False,
            unset: Unset::Passes,
            fault: "has a public address",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/public-rds-instance",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_17", "AWS-0180", "FG_R00278"],
        profiles: [Default, Security],
        remedy: "Set `publicly_accessible` to false and reach it from inside the network.",
    }

    /// Redshift cluster with a public address
    ///
    /// A warehouse that the internet can reach is one guessed password away from all of its data. Before version 6 of
    /// the provider the default is on.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html>
    {
        row: Requirement {
            types: &["aws_redshift_cluster"],
            attribute: "publicly_accessible",
            formerly: None,
            wanted: Wanted::False,
            unset: Unset::Fails,
            fault: "has a public address",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/public-redshift-cluster",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_87", "FG_R00270"],
        profiles: [Default, Security],
        remedy: "Set `publicly_accessible` to false.",
    }

    /// DMS replication instance with a public address
    ///
    /// A replication instance holds the credentials of both databases that it copies between.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.html>
    {
        row: Requirement {
            types: &["aws_dms_replication_instance"],
            attribute: "publicly_accessible",
            formerly: None,
            wanted: Wanted::False,
            unset: Unset::Passes,
            fault: "has a public address",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/public-replication-instance",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_89"],
        profiles: [Default, Security],
        remedy: "Set `publicly_accessible` to false.",
    }

    /// Database that refuses minor upgrades
    ///
    /// Minor versions are where security fixes come; without them somebody has to remember.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html>
    {
        row: Requirement {
            types: &["aws_db_instance", "aws_rds_cluster_instance"],
            attribute: "auto_minor_version_upgrade",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Passes,
            fault: "does not take minor upgrades",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/rds-instance-without-minor-upgrades",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_AWS_226"],
        profiles: [Strict],
        remedy: "Set `auto_minor_version_upgrade` to true.",
    }

    /// Kinesis stream without encryption
    ///
    /// Records lie readable on the disks of the service for as long as they are kept.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/streams/latest/dg/server-side-encryption.html>
    {
        row: Requirement {
            types: &["aws_kinesis_stream"],
            attribute: "encryption_type",
            formerly: None,
            wanted: Wanted::OneOf(&["KMS"]),
            unset: Unset::Fails,
            fault: "stores its records unencrypted",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/unencrypted-kinesis-stream",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AWS_43", "AWS-0064"],
        profiles: [Strict, Security],
        remedy: "Set `encryption_type` to `KMS` and name a key.",
    }

    /// SNS topic without encryption
    ///
    /// Messages lie readable on the disks of the service until they are delivered. Checkov fails a key that comes
    /// through a module variable.
    ///
    /// A reference whose value is known only after apply counts as set.
    ///
    /// References: <https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html>
    {
        row: Requirement {
            types: &["aws_sns_topic"],
            attribute: "kms_master_key_id",
            formerly: None,
            wanted: Wanted::Set,
            unset: Unset::Fails,
            fault: "stores its messages unencrypted",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/unencrypted-sns-topic",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AWS_26", "AWS-0095"],
        profiles: [Strict, Security],
        remedy: "Set `kms_master_key_id`.",
    }
}
