//! Buckets whose ACL lets everybody in who has an AWS account.

use crate::model::terraform::Plan;
use crate::model::terraform::bucket::{AclFault, Buckets};
use crate::rule::{Body, Context, rule};

rule! {
    /// S3 bucket for everybody who has an AWS account
    ///
    /// The group `AuthenticatedUsers` is not your users: it is everybody in the world who has an AWS account.
    ///
    /// Looked at are canned ACLs and grants, in `aws_s3_bucket` and `aws_s3_bucket_acl`. An ACL does not count where
    /// the bucket's public access block ignores public ACLs, or where its objects all belong to the owner
    /// (`BucketOwnerEnforced`).
    ///
    /// References: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html>
    S3_AUTHENTICATED_USERS_ACL = {
        id: "terraform/s3-authenticated-users-acl",
        severity: High,
        since: "2026.11",
        aliases: ["CKV2_AWS_43", "CKV_AWS_375"],
        profiles: [Default, Security],
        remedy: "Remove the ACL, and let the readers in by name in a bucket policy, or put a CDN in front.",
        cwe: [284],
        body: Body::Plans(check),
    }
}

fn check(plan: &Plan, context: &mut Context) {
    context.hits_mut().extend(Buckets::of(plan).public_acls(AclFault::AnyAccount));
}
