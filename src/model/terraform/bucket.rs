//! S3 buckets and the resources that say who may reach them: companions that name their bucket by a literal, or by a
//! reference through modules, `count` and `for_each`.

use std::collections::{HashMap, HashSet};

use super::iam::{Policies, public_principals};
use super::{Action, Plan, ResourceChange, Value};
use crate::finding::Hit;

/// Which bucket a companion belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum BucketKey {
    /// One of this plan, by the number of its change.
    InPlan(usize),
    /// One that this plan does not manage, by name.
    Elsewhere(String),
}

/// The buckets of a plan and what is said about the access to them.
pub struct Buckets<'p> {
    plan: &'p Plan<'p>,
    names: HashMap<&'p str, usize>,
    blocks: HashMap<BucketKey, ResourceChange<'p>>,
    /// Public access blocks whose bucket the plan does not show.
    stray_blocks: Vec<ResourceChange<'p>>,
    /// Buckets whose objects all belong to the owner, so that ACLs do not count.
    without_acls: HashSet<BucketKey>,
    account_block: Option<ResourceChange<'p>>,
}

impl<'p> Buckets<'p> {
    /// Reads them.
    pub fn of(plan: &'p Plan<'p>) -> Self {
        let mut buckets = Self {
            plan,
            names: HashMap::new(),
            blocks: HashMap::new(),
            stray_blocks: Vec::new(),
            without_acls: HashSet::new(),
            account_block: plan.changes_of("aws_s3_account_public_access_block").find(|it| it.planned().is_some()),
        };
        for bucket in plan.changes_of("aws_s3_bucket") {
            let Some(number) = bucket.number() else { continue };
            for side in [bucket.before(), bucket.after()] {
                let names = ["bucket", "id", "arn"].map(|key| side.get(key).as_text());
                buckets.names.extend(names.into_iter().flatten().map(|name| (name, number)));
            }
        }
        for block in plan.changes_of("aws_s3_bucket_public_access_block").filter(|it| it.planned().is_some()) {
            match buckets.key_of(block) {
                Some(key) => drop(buckets.blocks.insert(key, block)),
                None => buckets.stray_blocks.push(block),
            }
        }
        for controls in plan.changes_of("aws_s3_bucket_ownership_controls") {
            let Some(after) = controls.planned() else { continue };
            let mut rules = after.leaves("rule.object_ownership").into_iter();
            if rules.any(|rule| rule.as_text() == Some("BucketOwnerEnforced")) {
                buckets.without_acls.extend(buckets.key_of(controls));
            }
        }
        buckets
    }

    /// The bucket of a companion; `None` where it cannot be seen.
    fn key_of(&self, companion: ResourceChange<'p>) -> Option<BucketKey> {
        if companion.resource_type() == "aws_s3_bucket" {
            return companion.number().map(BucketKey::InPlan);
        }
        let bucket = companion.after().get("bucket");
        if let Some(name) = bucket.as_text() {
            let known = self.names.get(name).map(|&number| BucketKey::InPlan(number));
            return Some(known.unwrap_or_else(|| BucketKey::Elsewhere(name.to_owned())));
        }
        let origins = bucket.origins();
        let mut buckets = origins.resources().filter(|it| it.resource_type() == "aws_s3_bucket");
        match (buckets.next(), buckets.next()) {
            (Some(only), None) => only.number().map(BucketKey::InPlan),
            _ => None,
        }
    }

    fn switch(&self, block: Option<&ResourceChange<'p>>, name: &str) -> bool {
        let is_on = |block: &ResourceChange| block.after().get(name).as_bool() == Some(true);
        block.is_some_and(is_on) || self.account_block.as_ref().is_some_and(is_on)
    }

    /// Buckets that no public access block keeps from becoming public, with the address of the bucket.
    pub fn unprotected(&self) -> Vec<Hit> {
        let changes = self.plan.changes_of("aws_s3_bucket").filter(|bucket| bucket.planned().is_some());
        changes.filter_map(|bucket| self.protection_fault(bucket)).collect()
    }

    fn protection_fault(&self, bucket: ResourceChange<'p>) -> Option<Hit> {
        let block = self.blocks.get(&BucketKey::InPlan(bucket.number()?));
        let open = ["block_public_acls", "block_public_policy"].into_iter().find(|name| !self.switch(block, name))?;
        let mut hit = match block {
            Some(block) => {
                let switch = block.after().get(open);
                if switch.is_unknown() {
                    return None;
                }
                Hit::new(
                    switch.place(),
                    format!(
                        "`{}` does not keep `{}` private: `{open}` is {}.",
                        block.address(),
                        bucket.address(),
                        switch.shown()
                    ),
                )
            }
            None => {
                Hit::new(bucket.address_token(), format!("No public access block belongs to `{}`.", bucket.address()))
            }
        };
        if let (None, Some(stray)) = (block, self.stray_blocks.first()) {
            hit.partial(format!("Which bucket `{}` belongs to cannot be seen in this plan.", stray.address()));
        } else if block.is_none() && !is_new(bucket) {
            hit.partial("The bucket exists; its public access block may be managed elsewhere.");
        }
        hit.about(bucket.describe());
        Some(hit)
    }

    /// ACLs that give something to a group of strangers, with the address of the resource. Those that do not count,
    /// because the bucket ignores public ACLs or has none, are passed over.
    pub fn public_acls(&self, fault: AclFault) -> Vec<Hit> {
        let mut hits = Vec::new();
        for resource_type in ["aws_s3_bucket", "aws_s3_bucket_acl"] {
            for change in self.plan.changes_of(resource_type) {
                let Some(after) = change.planned() else { continue };
                if !self.ignores_acls(change) {
                    hits.extend(fault.hits(change, after).into_iter().map(|mut hit| {
                        hit.about(change.describe());
                        hit
                    }));
                }
            }
        }
        hits
    }

    fn ignores_acls(&self, change: ResourceChange<'p>) -> bool {
        let key = self.key_of(change);
        let block = key.as_ref().and_then(|key| self.blocks.get(key));
        self.switch(block, "ignore_public_acls") || key.is_some_and(|key| self.without_acls.contains(&key))
    }
}

fn is_new(bucket: ResourceChange) -> bool {
    bucket.action() == Action::Create || bucket.action().is_replace()
}

/// What an ACL gives, and to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AclFault {
    /// Anything to everybody, or reading to everybody with an AWS account.
    Read,
    /// Writing to everybody.
    Write,
    /// Anything to everybody with an AWS account.
    AnyAccount,
}

impl AclFault {
    fn canned(self) -> &'static [&'static str] {
        match self {
            AclFault::Read => &["public-read", "public-read-write", "website", "authenticated-read"],
            AclFault::Write => &["public-read-write"],
            AclFault::AnyAccount => &["authenticated-read"],
        }
    }

    fn group(self) -> &'static str {
        match self {
            AclFault::Read | AclFault::Write => "/groups/global/AllUsers",
            AclFault::AnyAccount => "/groups/global/AuthenticatedUsers",
        }
    }

    fn gives(self) -> &'static str {
        match self {
            AclFault::Read => "be read by everybody",
            AclFault::Write => "be written by everybody",
            AclFault::AnyAccount => "be reached by everybody who has an AWS account",
        }
    }

    fn hits(self, change: ResourceChange, after: Value) -> Vec<Hit> {
        let message = |by: Value| format!("What `{}` is about can {}: {}.", change.address(), self.gives(), by.shown());
        let canned = after.get("acl");
        let mut hits = Vec::new();
        if canned.as_text().is_some_and(|acl| self.canned().contains(&acl)) {
            hits.push(Hit::new(canned.place(), message(canned)));
        } else if canned.is_unknown() && self == AclFault::Read {
            let mut hit =
                Hit::new(canned.place(), format!("The ACL of `{}` is known only after apply.", change.address()));
            hit.partial("The ACL is known only after apply.");
            hits.push(hit);
        }
        for grant in grants(after).into_iter().filter(|grant| self.means(grant)) {
            hits.push(Hit::new(grant.to.place(), message(grant.to)));
        }
        hits
    }

    fn means(self, grant: &AclGrant) -> bool {
        let writes = |permission: &Value| {
            permission.as_text().is_some_and(|text| matches!(text, "WRITE" | "WRITE_ACP" | "FULL_CONTROL"))
        };
        grant.to.as_text().is_some_and(|uri| uri.ends_with(self.group()))
            && (self != AclFault::Write || grant.permissions.iter().any(writes))
    }
}

struct AclGrant<'p> {
    to: Value<'p>,
    permissions: Vec<Value<'p>>,
}

/// The grants of a bucket (older providers) or of an ACL resource.
fn grants(after: Value) -> Vec<AclGrant> {
    let mut found = Vec::new();
    for grant in after.get("grant").blocks() {
        found.push(AclGrant { to: grant.get("uri"), permissions: grant.get("permissions").items() });
    }
    for policy in after.get("access_control_policy").blocks() {
        for grant in policy.get("grant").blocks() {
            let grantees = grant.get("grantee").blocks().into_iter();
            let permissions = vec![grant.get("permission")];
            found.extend(grantees.map(|to| AclGrant { to: to.get("uri"), permissions: permissions.clone() }));
        }
    }
    found
}

/// The resources that hold a bucket policy.
pub const POLICY_TYPES: &[&str] = &["aws_s3_bucket", "aws_s3_bucket_policy"];

/// Statements of a bucket policy that let everybody in.
pub fn public_policies(change: ResourceChange) -> Vec<Hit> {
    let Some(after) = change.planned() else { return Vec::new() };
    let policies = Policies::at(after, "policy", true);
    let mut hits = Vec::new();
    for grant in policies.documents.iter().flat_map(public_principals) {
        let message = format!("`{}` lets everybody do `{}` with the bucket.", change.address(), grant.shown);
        hits.push(Hit::new(grant.place, message));
    }
    for value in policies.unseen {
        let mut hit =
            Hit::new(value.place(), format!("Whom `{}` lets in is known only after apply.", change.address()));
        hit.partial("The policy is known only after apply.");
        hits.push(hit);
    }
    hits
}
