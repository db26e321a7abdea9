//! Names for faults that stay the same while lines move, messages are reworded and severities are configured.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::SharedRule;
use crate::document::Source;
use crate::finding::Finding;

/// Changes with what is hashed.
const VERSION: &str = "1";

/// Gives sorted findings their fingerprints: a hash of the rule, the object, the path inside the document with list
/// items by their names, and the number among those that are equal in all of that in their file. The path of the file
/// is not in it: what is moved keeps its name.
pub(super) fn name(findings: &mut [Finding], rules: &[SharedRule]) {
    let identities: Vec<String> = findings.par_iter().map(|finding| identity(finding, rules)).collect();
    let mut met: HashMap<&str, usize> = HashMap::new();
    let mut current: Option<Arc<Source>> = None;
    let mut ordinals = Vec::with_capacity(findings.len());
    for (finding, identity) in findings.iter().zip(&identities) {
        let (file, _) = finding.hit.place.source.in_file(finding.hit.place.span);
        if current.as_ref().is_none_or(|current| current.name() != file.name()) {
            met.clear();
            current = Some(file);
        }
        let ordinal = met.entry(identity).or_default();
        ordinals.push(*ordinal);
        *ordinal += 1;
    }
    findings.par_iter_mut().zip(&identities).zip(ordinals).for_each(|((finding, identity), ordinal)| {
        finding.fingerprint = hash(identity, ordinal);
    });
}

/// What makes a fault this one; parts are set apart by a byte that stands in none of them.
fn identity(finding: &Finding, rules: &[SharedRule]) -> String {
    let id = &rules[finding.rule].meta.id;
    [VERSION, id, &finding.hit.object, &finding.hit.place.named.to_string()].join("\0")
}

fn hash(identity: &str, ordinal: usize) -> String {
    let digest = Sha256::digest(format!("{identity}\0{ordinal}"));
    let kept = digest.first_chunk().copied().unwrap_or_default();
    format!("{:0width$x}", u128::from_be_bytes(kept), width = 2 * kept.len())
}
