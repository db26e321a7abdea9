//! Names for faults that stay the same while lines move, messages are reworded and severities are configured.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::SharedRule;
use super::report::are_in_one_file;
use crate::document::Pointer;
use crate::finding::{Finding, Fingerprint};

/// Changes with what is hashed.
const VERSION: &str = "1";

/// Gives sorted findings their fingerprints: a hash of the rule, the object, the path inside the document with list
/// items by their names, and the number among those that are equal in all of that in their file. The path of the file
/// is not in it: what is moved keeps its name.
pub(super) fn name(findings: &mut [Finding], rules: &[SharedRule]) {
    let files: Vec<&mut [Finding]> = findings.chunk_by_mut(are_in_one_file).collect();
    files.into_par_iter().for_each(|findings| {
        let mut ordinals: HashMap<String, usize> = HashMap::new();
        for finding in findings {
            // Nobody else asks for that path.
            let named = std::mem::take(&mut finding.hit.place.named);
            let identity = identity(finding, &named, rules);
            finding.fingerprint = match ordinals.entry(identity) {
                Entry::Vacant(first) => {
                    let fingerprint = hash(first.key(), 0);
                    first.insert(0);
                    fingerprint
                }
                Entry::Occupied(mut known) => {
                    *known.get_mut() += 1;
                    hash(known.key(), *known.get())
                }
            };
        }
    });
}

/// What makes a fault this one; parts are set apart by a byte that stands in none of them.
fn identity(finding: &Finding, named: &Pointer, rules: &[SharedRule]) -> String {
    let id = &rules[finding.rule].meta.id;
    [VERSION, id, &finding.hit.object, named.as_str()].join("\0")
}

fn hash(identity: &str, ordinal: usize) -> Fingerprint {
    let digest = Sha256::new().chain_update(identity).chain_update("\0").chain_update(ordinal.to_string()).finalize();
    Fingerprint::new(digest.first_chunk().copied().unwrap_or_default())
}
