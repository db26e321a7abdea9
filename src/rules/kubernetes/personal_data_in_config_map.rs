//! Personal data and keys in ConfigMaps.

use crate::document::Node;
use crate::model::kubernetes::KubeObject;
use crate::rule::{Body, Context, rule};

rule! {
    /// Personal data or keys in a ConfigMap
    ///
    /// Names of users, e-mail addresses, phone numbers, bank accounts and keys stand in a ConfigMap, which everybody in
    /// the namespace reads. Found by the words that stand in front of them; many hits are harmless settings.
    ///
    /// References: <https://kubernetes.io/docs/concepts/configuration/configmap/>
    PERSONAL_DATA_IN_CONFIG_MAP = {
        id: "kubernetes/personal-data-in-config-map",
        severity: Info,
        since: "2026.11",
        aliases: ["KSV-01010"],
        profiles: [],
        remedy: "Move what is personal or secret into a Secret or an outside store.",
        cwe: [538],
        body: Body::Objects(&["ConfigMap"], check),
    }
}

const WORDS: [&str; 5] = ["username", "email", "key", "phone", "iban"];
const DIGESTS: [&str; 2] = ["sha1", "md5"];

fn check(map: &KubeObject, context: &mut Context) {
    let data = map.at_path(&["data"]).map(Node::entries).unwrap_or_default();
    for (key, value) in data {
        let name = key.key_name().to_ascii_lowercase();
        if WORDS.iter().chain(&DIGESTS).any(|word| name.contains(word)) {
            context.hit(key, format!("The key {} says that its value is personal or secret.", key.key_name()));
        } else if value.text().lines().any(is_sensitive) {
            context.hit(key, format!("A line of {} looks personal or secret.", key.key_name()));
        }
    }
}

/// Whether a line gives a value to one of the words, names a digest beside one, or holds an address.
fn is_sensitive(line: &str) -> bool {
    if memchr::memchr3(b':', b'=', b'@', line.as_bytes()).is_none() {
        return false;
    }
    let lower = line.to_ascii_lowercase();
    let given = |word: &str| {
        let mut rests = lower.match_indices(word).map(|(at, _)| lower[at + word.len()..].trim_start());
        rests.any(|rest| rest.starts_with([':', '=']))
    };
    let digest = lower.contains([':', '=']) && DIGESTS.iter().any(|word| lower.contains(word));
    digest || WORDS.iter().any(|word| given(word)) || line.split_ascii_whitespace().any(is_address)
}

fn is_address(word: &str) -> bool {
    let Some((user, host)) = word.split_once('@') else { return false };
    let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let host: &str = host.split(|c: char| !inside(c)).next().unwrap_or("");
    let top = host.rsplit_once('.').map_or("", |(_, top)| top);
    user.ends_with(inside) && (2..=4).contains(&top.len()) && top.bytes().all(|byte| byte.is_ascii_alphabetic())
}
