//! Buckets that nothing keeps from becoming public.

use crate::model::terraform::Plan;
use crate::model::terraform::bucket::Buckets;
use crate::rule::{Body, Context, rule};

rule! {
    /// S3 bucket without a public access block
    ///
    /// A public access block keeps a bucket private whatever an ACL or a policy says later: one careless statement is
    /// then not a data leak. AWS switches it on for new buckets since April 2023, but only a block in the
    /// configuration keeps it on and is seen when somebody takes it away. `aws_s3_account_public_access_block` does it
    /// for all buckets of the account.
    ///
    /// Companions are found by the bucket's name or by reference, also through modules, `count` and `for_each`; where
    /// the plan does not show which bucket a companion belongs to, that is said and the finding is a note.
    ///
    /// Trivy joins only companions of the root module without `count`; Checkov follows none that is known only after
    /// apply.
    ///
    /// References: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html>
    S3_BUCKET_WITHOUT_PUBLIC_ACCESS_BLOCK = {
        id: "terraform/s3-bucket-without-public-access-block",
        severity: Medium,
        since: "2026.11",
        aliases: ["CKV2_AWS_6", "AWS-0094", "FG_R00229"],
        profiles: [Default, Security],
        remedy: "Add an `aws_s3_bucket_public_access_block` with all four switches on.",
        cwe: [284],
        body: Body::Plans(check),
    }
}

fn check(plan: &Plan, context: &mut Context) {
    context.hits_mut().extend(Buckets::of(plan).unprotected());
}
