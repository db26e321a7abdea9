//! Bucket policies that let everybody in.

use crate::model::terraform::{ResourceChange, bucket};
use crate::rule::{Body, Context, rule};

rule! {
    /// S3 bucket policy that lets everybody in
    ///
    /// An `Allow` for the principal `*` lets everybody in the world do what the statement says, unless a condition
    /// keeps strangers out: one that compares who asks or from where (account, organisation, source, VPC endpoint, an
    /// address range narrower than a /8) with something definite. `…IfExists` does not, because a request that lacks
    /// the key passes.
    ///
    /// A policy that a data source of this plan makes is judged there, also where parts of it are known only after
    /// apply.
    ///
    /// References:
    /// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status>
    S3_PUBLIC_POLICY = {
        id: "terraform/s3-public-policy",
        severity: Critical,
        since: "2026.11",
        aliases: ["CKV_AWS_70", "FG_R00210", "FG_R00211"],
        profiles: [Default, Security],
        remedy: "Name the accounts, roles or services that need it, or put a CDN with an origin identity in front.",
        cwe: [284],
        body: Body::Resources(bucket::POLICY_TYPES, check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    context.hits_mut().extend(bucket::public_policies(*change));
}
