//! Names that mean a secret: `DB_PASSWORD`, `githubToken`, `client-secret`; not `SECRETS_DIR` or `MAX_TOKENS`.

use std::borrow::Cow;

/// Whether a name holds three letters, asked in lower case, with which a word begins that matters: most names hold none
/// and are done with.
pub fn holds_beginning(name: &str, begins_word: impl Fn(&[u8; 3]) -> bool) -> bool {
    name.as_bytes().windows(3).any(|letters| begins_word(&std::array::from_fn(|at| letters[at] | 0x20)))
}

/// Whether a name holds the beginning of a word that every name of a secret holds one of.
fn may_mean_secret(name: &str) -> bool {
    holds_beginning(name, |letters| {
        matches!(letters, b"pas" | b"pwd" | b"psw" | b"pwo" | b"sec" | b"tok" | b"cre" | b"key" | b"aut" | b"pat")
    })
}

/// Words that mean a secret wherever they stand in a name.
const SECRET_WORDS: &[&str] = &[
    "credential",
    "credentials",
    "passcode",
    "passphrase",
    "passwd",
    "password",
    "passwords",
    "psw",
    "pswd",
    "pword",
    "pwd",
    "secret",
    "token",
];

/// Endings of words that were written together: `dbpassword`, `APIKEY`, `PGPASSWORD`.
const SECRET_ENDINGS: &[&str] = &[
    "accesskey",
    "apikey",
    "authkey",
    "credential",
    "credentials",
    "encryptionkey",
    "masterkey",
    "passphrase",
    "passwd",
    "password",
    "privatekey",
    "secret",
    "secretkey",
    "signingkey",
    "sshkey",
    "sshpass",
    "token",
];

/// Words that mean a secret only at the end of a name.
const LAST_WORDS: &[&str] = &["auth", "pass"];

/// Before `key` or `keys`, these make a secret; a sort key, a cache key or a GPG fingerprint is none.
const KEY_KINDS: &[&str] = &[
    "access",
    "account",
    "admin",
    "api",
    "app",
    "application",
    "auth",
    "aws",
    "azure",
    "cipher",
    "client",
    "cloud",
    "consumer",
    "crypt",
    "crypto",
    "decrypt",
    "decryption",
    "deploy",
    "encrypt",
    "encryption",
    "gcp",
    "git",
    "github",
    "gitlab",
    "google",
    "hmac",
    "ingestion",
    "integration",
    "jwt",
    "license",
    "master",
    "openai",
    "private",
    "root",
    "rsa",
    "sas",
    "secret",
    "server",
    "service",
    "session",
    "shared",
    "sign",
    "signing",
    "ssh",
    "ssl",
    "storage",
    "stripe",
    "subscription",
    "tls",
    "user",
    "webhook",
];

/// Behind the word that means a secret, these make the name one of something else: a path, a name, a property.
const OTHER_THINGS: &[&str] = &[
    "age",
    "algorithm",
    "arn",
    "attempts",
    "audience",
    "budget",
    "cache",
    "chars",
    "cidr",
    "cidrs",
    "class",
    "cmd",
    "command",
    "count",
    "description",
    "dir",
    "directory",
    "disabled",
    "domain",
    "duration",
    "enabled",
    "encoder",
    "encoding",
    "endpoint",
    "expiration",
    "expires",
    "expiry",
    "field",
    "file",
    "filename",
    "files",
    "folder",
    "format",
    "group",
    "header",
    "hint",
    "host",
    "id",
    "identifier",
    "ids",
    "interval",
    "ip",
    "ips",
    "issuer",
    "kind",
    "length",
    "level",
    "lifetime",
    "limit",
    "limits",
    "location",
    "manager",
    "method",
    "min",
    "minimum",
    "mode",
    "mount",
    "mountpath",
    "name",
    "names",
    "namespace",
    "parameter",
    "path",
    "paths",
    "pattern",
    "policy",
    "port",
    "prefix",
    "project",
    "prompt",
    "provider",
    "ref",
    "reference",
    "regex",
    "region",
    "required",
    "requests",
    "reset",
    "review",
    "role",
    "rotation",
    "rule",
    "rules",
    "scope",
    "scopes",
    "server",
    "service",
    "size",
    "stdin",
    "store",
    "strategy",
    "strength",
    "suffix",
    "template",
    "timeout",
    "ttl",
    "type",
    "uri",
    "url",
    "username",
    "validation",
    "validator",
    "validators",
    "var",
    "variable",
    "version",
    "volume",
    "window",
];

/// Wherever they stand, these say that the value is no secret: it is public, a number, a switch or another's name.
const HARMLESS_WORDS: &[&str] = &[
    "allow",
    "allowed",
    "automount",
    "checksum",
    "count",
    "digest",
    "disable",
    "disabled",
    "empty",
    "enable",
    "enabled",
    "existing",
    "fingerprint",
    "has",
    "ignore",
    "is",
    "max",
    "min",
    "no",
    "num",
    "pub",
    "public",
    "random",
    "require",
    "required",
    "show",
    "skip",
    "use",
    "without",
];

/// Whole names whose words mislead.
const EXACTLY_SECRET: &[&str] = &["awsaccesskeyid"];
const EXACTLY_HARMLESS: &[&str] = &[
    "pwd",
    "oldpwd",
    "googleapplicationcredentials",
    // The kind of tokens that etcd hands out, and the name of a cluster that is being made:
    // https://etcd.io/docs/v3.6/op-guide/configuration/
    "etcdauthtoken",
    "etcdinitialclustertoken",
];

/// Longer than any name that somebody gives; what is longer is not looked at.
const LONGEST_NAME: usize = 200;

/// Whether a variable, key or argument of this name holds a secret. A name that points to a secret (`*_FILE`,
/// `secretName`), describes one (`TOKEN_TTL`, `MAX_TOKENS`) or is public means none.
pub fn is_secret_name(name: &str) -> bool {
    if !may_mean_secret(name) {
        return false;
    }
    let words = words_of_name(name);
    let whole = words.concat();
    if EXACTLY_HARMLESS.contains(&&*whole) {
        return false;
    }
    EXACTLY_SECRET.contains(&&*whole)
        || !words.iter().any(|word| HARMLESS_WORDS.contains(&&**word))
            && last_secret_word(&words)
                .is_some_and(|at| !words[at + 1..].iter().any(|word| OTHER_THINGS.contains(&&**word)))
}

/// Whether the name may be that of a secret, so that the value must decide: a key, salt or signature of any kind.
pub(super) fn may_be_secret_name(name: &str) -> bool {
    let words = words_of_name(name);
    let last = words.last().map_or("", |word| word);
    matches!(last, "key" | "keys" | "salt" | "sig" | "signature" | "pat" | "pin" | "tokens" | "secrets")
        && !words.iter().any(|word| HARMLESS_WORDS.contains(&&**word))
}

/// Where the last word stands that means a secret together with its neighbours.
fn last_secret_word(words: &[Cow<str>]) -> Option<usize> {
    (0..words.len()).rev().find(|&at| {
        let word = &*words[at];
        let before = at.checked_sub(1).map(|at| &*words[at]);
        let is_last = at + 1 == words.len();
        SECRET_WORDS.contains(&word)
            || SECRET_ENDINGS.iter().any(|ending| word.ends_with(ending))
            || is_last && LAST_WORDS.contains(&word)
            || is_last && word == "pat" && before.is_some()
            || matches!(word, "key" | "keys") && before.is_some_and(|kind| KEY_KINDS.contains(&kind))
    })
}

/// The words of a name in lower case: split at anything that is no letter or digit and at `camelCase` humps, with
/// numbers behind them dropped. Of an annotation's name (`example.com/token`) only what stands behind the domain.
fn words_of_name(name: &str) -> Vec<Cow<'_, str>> {
    if name.len() > LONGEST_NAME {
        return Vec::new();
    }
    let name = match name.split_once('/') {
        Some((domain, name)) if domain.contains('.') => name,
        _ => name,
    };
    let pieces = name.split(|c: char| !c.is_ascii_alphanumeric());
    pieces.flat_map(humps).map(in_lower_case).filter(|word| !word.is_empty()).collect()
}

fn in_lower_case(word: &str) -> Cow<'_, str> {
    let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
    if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Borrowed(word)
    }
}

/// `dbPassword` → `db`, `Password`; `APIKey` → `API`, `Key`; `APIKEY` stays.
fn humps(piece: &str) -> impl Iterator<Item = &str> {
    let bytes = piece.as_bytes();
    let mut start = 0;
    let starts_word = move |at: usize| {
        let (before, here) = (bytes[at - 1], bytes[at]);
        let next_is_lower = bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase);
        here.is_ascii_uppercase() && (!before.is_ascii_uppercase() || next_is_lower)
    };
    std::iter::from_fn(move || {
        if start >= piece.len() {
            return None;
        }
        let end = (start + 1..piece.len()).find(|&at| starts_word(at)).unwrap_or(piece.len());
        let word = &piece[start..end];
        start = end;
        Some(word)
    })
}
