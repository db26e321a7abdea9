//! Buckets whose ACL lets everybody write.

use crate::model::terraform::Plan;
use crate::model::terraform::bucket::{AclFault, Buckets};
use crate::rule::{Body, Context, rule};

rule! {
    /// S3 bucket that everybody can write
    ///
    /// Everybody can put files there, replace yours and run up the bill: scripts that your pages load, packages that
    /// your builds fetch, and what the law makes you answer for.
    ///
    /// Looked at are canned ACLs and grants, in `aws_s3_bucket` and `aws_s3_bucket_acl`. An ACL does not count where
    /// the bucket's public access block ignores public ACLs, or where its objects all belong to the owner
    /// (`BucketOwnerEnforced`).
    ///
    /// References: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html>
    S3_PUBLIC_WRITE_ACL = {
        id: "terraform/s3-public-write-acl",
        severity: Critical,
        since: "2026.11",
        aliases: ["CKV_AWS_57", "AWS-0092"],
        profiles: [Default, Security],
        remedy: "Remove the ACL, and let the readers in by name in a bucket policy, or put a CDN in front.",
        covers: ["terraform/s3-public-read-acl"],
        cwe: [284],
        body: Body::Plans(check),
    }
}

fn check(plan: &Plan, context: &mut Context) {
    context.hits_mut().extend(Buckets::of(plan).public_acls(AclFault::Write));
}
