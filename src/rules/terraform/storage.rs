//! Storage that everybody can reach, as far as one attribute says it.

use crate::model::terraform::attribute::{Requirement, Unset, Wanted};
use crate::rule::{Body, rule_table};

rule_table! {
    |ROW: Requirement| Body::Resources(ROW.types, |change, context| context.hits_mut().extend(ROW.faults(change)));

    /// Azure storage container that everybody can read
    ///
    /// `blob` lets everybody who knows a name read it, `container` lets everybody list the names too. Scanners try the
    /// names of storage accounts all day.
    ///
    /// References: <https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-prevent>
    {
        row: Requirement {
            types: &["azurerm_storage_container"],
            attribute: "container_access_type",
            formerly: None,
            wanted: Wanted::NoneOf(&["blob", "container"]),
            unset: Unset::Passes,
            fault: "can be read by everybody",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/azure-public-container",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AZURE_34", "AZU-0007", "FG_R00207"],
        profiles: [Default, Security],
        remedy: "Set `container_access_type` to `private`, and hand out links with a signature that expires.",
        cwe: [284],
    }

    /// Azure storage account that allows public containers
    ///
    /// With `allow_nested_items_to_be_public` everybody who may change a container may open it to the world. The
    /// default of the provider is on, so that an account that does not say anything allows it. Older versions of the
    /// provider call it `allow_blob_public_access`.
    ///
    /// References: <https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-prevent>
    {
        row: Requirement {
            types: &["azurerm_storage_account"],
            attribute: "allow_nested_items_to_be_public",
            formerly: None,
            wanted: Wanted::False,
            unset: Unset::Fails,
            fault: "allows containers that everybody can read",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/azure-public-nested-items",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV_AZURE_190", "CKV2_AZURE_47"],
        profiles: [Strict, Security],
        remedy: "Set `allow_nested_items_to_be_public` to false.",
        cwe: [284],
    }

    /// S3 public access block that honours public ACLs
    ///
    /// Without `ignore_public_acls` the ACLs that already make the bucket or its objects public keep doing so.
    ///
    /// The four switches of a public access block belong together: each closes one way by which a bucket becomes
    /// public, and one that is open is enough. Since April 2023 new buckets have them all on; a block that is written
    /// without them turns them off.
    ///
    /// References: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html>
    {
        row: Requirement {
            types: &["aws_s3_bucket_public_access_block"],
            attribute: "ignore_public_acls",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "honours public ACLs that are already there",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/s3-honoured-public-acls",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_55", "AWS-0091"],
        profiles: [Default, Security],
        remedy: "Set `ignore_public_acls` to true.",
        cwe: [284],
    }

    /// S3 public access block that lets public ACLs in
    ///
    /// Without `block_public_acls` everybody who may write an object may make it public.
    ///
    /// The four switches of a public access block belong together: each closes one way by which a bucket becomes
    /// public, and one that is open is enough. Since April 2023 new buckets have them all on; a block that is written
    /// without them turns them off.
    ///
    /// References: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html>
    {
        row: Requirement {
            types: &["aws_s3_bucket_public_access_block"],
            attribute: "block_public_acls",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "lets new public ACLs in",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/s3-unblocked-public-acls",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_53", "AWS-0086"],
        profiles: [Default, Security],
        remedy: "Set `block_public_acls` to true.",
        covers: ["terraform/s3-bucket-without-public-access-block"],
        cwe: [284],
    }

    /// S3 public access block that lets public policies in
    ///
    /// Without `block_public_policy` everybody who may change the bucket policy may make the bucket public.
    ///
    /// The four switches of a public access block belong together: each closes one way by which a bucket becomes
    /// public, and one that is open is enough. Since April 2023 new buckets have them all on; a block that is written
    /// without them turns them off.
    ///
    /// References: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html>
    {
        row: Requirement {
            types: &["aws_s3_bucket_public_access_block"],
            attribute: "block_public_policy",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "lets public bucket policies in",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/s3-unblocked-public-policies",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_54", "AWS-0087"],
        profiles: [Default, Security],
        remedy: "Set `block_public_policy` to true.",
        covers: ["terraform/s3-bucket-without-public-access-block"],
        cwe: [284],
    }

    /// S3 public access block that does not restrict public buckets
    ///
    /// Without `restrict_public_buckets` a bucket with a public policy answers to everybody, not only to its own
    /// account.
    ///
    /// The four switches of a public access block belong together: each closes one way by which a bucket becomes
    /// public, and one that is open is enough. Since April 2023 new buckets have them all on; a block that is written
    /// without them turns them off.
    ///
    /// References: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html>
    {
        row: Requirement {
            types: &["aws_s3_bucket_public_access_block"],
            attribute: "restrict_public_buckets",
            formerly: None,
            wanted: Wanted::True,
            unset: Unset::Fails,
            fault: "does not restrict buckets with public policies",
            unless: &[],
            idle_when: &[],
            decided_by: &[],
        },
        id: "terraform/s3-unrestricted-public-bucket",
        severity: High,
        since: "2026.11",
        aliases: ["CKV_AWS_56", "AWS-0093"],
        profiles: [Default, Security],
        remedy: "Set `restrict_public_buckets` to true.",
        cwe: [284],
    }
}
