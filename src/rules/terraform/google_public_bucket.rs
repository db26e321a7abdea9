//! Google buckets that everybody can reach.

use crate::model::terraform::ResourceChange;
use crate::model::terraform::google_member::{self, Member};
use crate::rule::{Body, Context, rule};

rule! {
    /// Google storage bucket that everybody can reach
    ///
    /// `allUsers` is everybody, `allAuthenticatedUsers` is everybody who has a Google account, which is everybody.
    /// Looked at are IAM members, bindings and policies of buckets, and the older ACLs.
    ///
    /// References: <https://cloud.google.com/storage/docs/access-control/making-data-public>
    GOOGLE_PUBLIC_BUCKET = {
        id: "terraform/google-public-bucket",
        severity: Critical,
        since: "2026.11",
        aliases: ["CKV_GCP_28", "GCP-0001", "FG_R00420"],
        profiles: [Default, Security],
        remedy: "Name the users, groups or service accounts that need it, and set `public_access_prevention` to `enforced`.",
        cwe: [284],
        body: Body::Resources(google_member::STORAGE_TYPES, check),
    }
}

fn check(change: &ResourceChange, context: &mut Context) {
    for member in google_member::members(*change).into_iter().filter(Member::is_public) {
        let message = format!("`{}` lets `{}` reach the bucket.", change.address(), member.name);
        context.hit(member.place, message);
    }
}
