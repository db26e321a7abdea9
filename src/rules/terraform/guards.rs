//! Keys, logs and gates of AWS, as far as one attribute says it.

use crate::model::terraform::attribute::{Requirement, Unset, Wanted};
use crate::rule::{Body, rule_table};

rule_table! {
    |ROW: Requirement| Body::Resources(ROW.types, |change, context| context.hits_mut().extend(ROW.faults(change)));

    /// Identity pool that lets strangers in
    ///
    /// Everybody gets AWS credentials of the pool without signing in.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html>
    {
        row: Requirement {
            types: &["aws_cognito_identity_pool"],
            attribute: "allow_unauthenticated_identities",
            formerly: None,
            wanted: Wanted::False,
            unset: Unset::Passes,
            fault: "gives credentials to everybody",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/anonymous-cognito-identities",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_366"],
        profiles: [Default, Security],
        remedy: "Set `allow_unauthenticated_identities` to false.",
    }

    /// CloudTrail of one region only
    ///
    /// An intruder who works in another region leaves no trace.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References:
    /// <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html>
    {
        row: Requirement {
            types: &["aws_cloudtrail"],
            attribute: "is_multi_region_trail",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "records one region only",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/cloudtrail-of-one-region",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AWS_67", "AWS-0014"],
        profiles: [Default, Security],
        remedy: "Set `is_multi_region_trail` to true.",
    }

    /// CloudTrail without a KMS key
    ///
    /// Whoever may read the bucket reads the log; a key of your own is a second lock.
    ///
    /// A reference whose value is known only after apply counts as set.
    ///
    /// References:
    /// <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html>
    {
        row: Requirement {
            types: &["aws_cloudtrail"],
            attribute: "kms_key_id",
            formerly: None,
            wanted: Wanted::Set,
            unset: Unset::Fails,
            fault: "writes its log without a key of yours",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/cloudtrail-without-key",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_AWS_35", "AWS-0015", "FG_R00035"],
        profiles: [Strict, Security],
        remedy: "Set `kms_key_id`.",
    }

    /// KMS key that is switched off
    ///
    /// What was encrypted with it cannot be read.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html>
    {
        row: Requirement {
            types: &["aws_kms_key"],
            attribute: "is_enabled",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Passes,
            fault: "is switched off",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/disabled-kms-key",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_AWS_227"],
        profiles: [Strict],
        remedy: "Set `is_enabled` to true, or delete the key with a waiting period.",
    }

    /// Log group that keeps its logs for ever
    ///
    /// Logs that nobody deletes cost more every month, and hold what should have been forgotten. Real plans print 0
    /// where nothing is set, which Checkov passes.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html>
    {
        row: Requirement {
            types: &["aws_cloudwatch_log_group"],
            attribute: "retention_in_days",
            formerly: None,
            wanted: Wanted::AtLeast(1),
            unset: Unset::Fails,
            fault: "keeps its logs for ever",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/endless-log-group",
        severity: Low,
        since: "2026.11",
        aliases: ["CKV_AWS_66"],
        profiles: [Strict],
        remedy: "Set `retention_in_days`.",
    }

    /// API Gateway domain that accepts old TLS
    ///
    /// TLS 1.0 is broken, and this policy still accepts it.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References:
    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html>
    {
        row: Requirement {
            types: &["aws_api_gateway_domain_name"],
            attribute: "security_policy",
            formerly: None,
            wanted: Wanted::OneOf(&["TLS_1_2"]),
            unset: Unset::Fails,
            fault: "accepts TLS 1.0",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/old-api-gateway-tls",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_206", "AWS-0005"],
        profiles: [Default, Security],
        remedy: "Set `security_policy` to `TLS_1_2`.",
    }

    /// Transit gateway that accepts every attachment
    ///
    /// A network of another account that the gateway is shared with joins without being asked for.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html>
    {
        row: Requirement {
            types: &["aws_ec2_transit_gateway"],
            attribute: "auto_accept_shared_attachments",
            formerly: None,
            wanted: Wanted::NoneOf(&["enable"]),
            unset: Unset::Passes,
            fault: "accepts attachments of other accounts by itself",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/open-transit-gateway",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AWS_331"],
        profiles: [Strict, Security],
        remedy: "Set `auto_accept_shared_attachments` to `disable`.",
    }

    /// CloudTrail that is switched off
    ///
    /// Nothing is recorded while it is off.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-user-guide.html>
    {
        row: Requirement {
            types: &["aws_cloudtrail"],
            attribute: "enable_logging",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Passes,
            fault: "records nothing",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/stopped-cloudtrail",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_251"],
        profiles: [Default, Security],
        remedy: "Set `enable_logging` to true.",
    }

    /// GuardDuty that is switched off
    ///
    /// Nobody looks for intruders while it is off.
    ///
    /// Nothing set is right, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_suspend-disable.html>
    {
        row: Requirement {
            types: &["aws_guardduty_detector"],
            attribute: "enable",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Passes,
            fault: "looks for nobody",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/stopped-guardduty",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_238"],
        profiles: [Default, Security],
        remedy: "Set `enable` to true.",
    }

    /// KMS key that is never rotated
    ///
    /// What was encrypted with one key for years is lost with that key. Rotation only works for symmetric keys, others
    /// are not looked at.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References: <https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html>
    {
        row: Requirement {
            types: &["aws_kms_key"],
            attribute: "enable_key_rotation",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "is never rotated",
            unless: &["custom_key_store_id"],
            idle_when: &[("customer_master_key_spec", "RSA_2048"), ("customer_master_key_spec", "RSA_3072"), ("customer_master_key_spec", "RSA_4096"), ("customer_master_key_spec", "ECC_NIST_P256"), ("customer_master_key_spec", "ECC_NIST_P384"), ("customer_master_key_spec", "ECC_NIST_P521"), ("customer_master_key_spec", "ECC_SECG_P256K1"), ("customer_master_key_spec", "HMAC_224"), ("customer_master_key_spec", "HMAC_256"), ("customer_master_key_spec", "HMAC_384"), ("customer_master_key_spec", "HMAC_512"), ("customer_master_key_spec", "SM2"), ("key_usage", "SIGN_VERIFY"), ("key_usage", "GENERATE_VERIFY_MAC"), ("key_usage", "KEY_AGREEMENT")],
            decided_by: &[],
        },
        id: "terraform/unrotated-kms-key",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AWS_7", "AWS-0065", "FG_R00036"],
        profiles: [Default, Security],
        remedy: "Set `enable_key_rotation` to true.",
    }

    /// CloudTrail without log file validation
    ///
    /// Without digests nobody can tell whether somebody changed or deleted log files.
    ///
    /// Nothing set is the fault, because it is the default.
    ///
    /// References:
    /// <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html>
    {
        row: Requirement {
            types: &["aws_cloudtrail"],
            attribute: "enable_log_file_validation",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "writes log files that can be changed unnoticed",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/unvalidated-cloudtrail",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AWS_36", "AWS-0016", "FG_R00027"],
        profiles: [Default, Security],
        remedy: "Set `enable_log_file_validation` to true.",
    }
}
