//! Secrets that are known by their own form: what providers issue, private keys, passwords in URLs.
//!
//! One Aho-Corasick pass looks for the beginnings of all forms; only where one is found, and only then is it compiled,
//! one regular expression looks at what follows. Every expression is anchored at its beginning and ends at the first
//! byte that is not of its alphabet, so that the whole pass stays linear.

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use regex::Regex;

/// One form of secret.
struct Form {
    /// What it is, as it stands in a message: "contains {this}".
    kind: &'static str,
    /// How it begins, case-sensitive.
    beginnings: &'static [&'static str],
    /// The whole of it, from its beginning on. The group `secret` is the secret itself where that is only a part.
    expression: &'static str,
    /// Whether it may stand behind a letter, digit, `_` or `-`.
    inside_words: bool,
}

const fn form(kind: &'static str, beginnings: &'static [&'static str], expression: &'static str) -> Form {
    Form { kind, beginnings, expression, inside_words: false }
}

const fn form_inside(kind: &'static str, beginnings: &'static [&'static str], expression: &'static str) -> Form {
    Form { kind, beginnings, expression, inside_words: true }
}

/// The forms, each with the public page that says so.
const FORMS: &[Form] = &[
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
    form("an AWS access key", &["AKIA", "ASIA", "ABIA", "ACCA"], "A[A-Z]{3}[A-Z0-9]{16}"),
    // https://github.blog/engineering/behind-githubs-new-authentication-token-formats/
    form("a GitHub token", &["ghp_", "gho_", "ghu_", "ghs_", "ghr_"], "gh[a-z]_[A-Za-z0-9]{36,}"),
    // https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github
    form("a GitHub token", &["github_pat_"], "github_pat_[A-Za-z0-9_]{22,}"),
    // https://docs.gitlab.com/security/tokens/#token-prefixes
    form(
        "a GitLab token",
        &[
            "glpat-", "gloas-", "gldt-", "glrt-", "glrtr-", "glcbt-", "glptt-", "glft-", "glimt-", "glagent-",
            "glsoat-", "glffct-",
        ],
        "gl[a-z]{2,6}-[A-Za-z0-9_.=-]{20,}",
    ),
    // https://docs.slack.dev/authentication/tokens
    form(
        "a Slack token",
        &["xoxb-", "xoxp-", "xoxa-", "xoxo-", "xoxr-", "xoxs-", "xoxe-", "xoxe."],
        "xox[a-z][.-][A-Za-z0-9.-]{10,}",
    ),
    form("a Slack token", &["xapp-"], "xapp-[0-9]-[A-Z0-9]+-[0-9]+-[a-f0-9]{16,}"),
    // https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
    form(
        "a Slack webhook",
        &["hooks.slack.com/"],
        "hooks\\.slack\\.com/(?P<secret>(?:services|workflows|triggers)/[A-Za-z0-9+/]{20,})",
    ),
    // https://support.google.com/googleapi/answer/6310037, https://cloud.google.com/docs/authentication/api-keys
    form("a Google API key", &["AIza"], "AIza[A-Za-z0-9_-]{35}"),
    // https://developers.google.com/identity/protocols/oauth2
    form("a Google OAuth client secret", &["GOCSPX-"], "GOCSPX-[A-Za-z0-9_-]{28}"),
    form("a Google access token", &["ya29."], "ya29\\.[A-Za-z0-9_-]{20,}"),
    // https://docs.stripe.com/keys
    form("a Stripe key", &["sk_live_", "sk_test_", "rk_live_", "rk_test_"], "[sr]k_(?:live|test)_[A-Za-z0-9]{10,}"),
    form("a Stripe webhook secret", &["whsec_"], "whsec_[A-Za-z0-9+/=]{24,}"),
    // https://docs.npmjs.com/about-access-tokens
    form("an npm token", &["npm_"], "npm_[A-Za-z0-9]{36}"),
    // https://warehouse.pypa.io/development/token-scanning.html
    form("a PyPI token", &["pypi-AgE"], "pypi-AgE[A-Za-z0-9_-]{50,}"),
    // https://guides.rubygems.org/api-key-scopes/, https://crates.io/settings/tokens
    form("a RubyGems key", &["rubygems_"], "rubygems_[a-f0-9]{48}"),
    // https://datatracker.ietf.org/doc/html/rfc7468, https://datatracker.ietf.org/doc/html/rfc9580#section-6.2
    form_inside(
        "a private key",
        &["-----BEGIN "],
        "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:[^-]|-[^-])*(?:-----END [A-Z0-9 ]{0,60}-----)?",
    ),
    // https://age-encryption.org/v1
    form("an age key", &["AGE-SECRET-KEY-1"], "AGE-SECRET-KEY-1[0-9A-Z]{58}"),
    // https://datatracker.ietf.org/doc/html/rfc7519#section-3.1
    form("a JSON Web Token", &["eyJ"], "eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]*"),
    // https://datatracker.ietf.org/doc/html/rfc3986#section-3.2.1
    form_inside("a password in a URL", &["://"], "://[^\\s/:@\"'<>\\\\]*:(?P<secret>[^\\s/@\"'<>\\\\]+)@"),
    // https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string
    form("an Azure storage key", &["AccountKey="], "AccountKey=(?P<secret>[A-Za-z0-9+/]{40,}={0,2})"),
    // https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas
    form("an Azure shared access key", &["SharedAccessKey="], "SharedAccessKey=(?P<secret>[A-Za-z0-9+/]{40,}={0,2})"),
    form("an Azure shared access signature", &["sig="], "sig=(?P<secret>[A-Za-z0-9+/%]{40,}(?:%3[Dd]|=)?)"),
    // https://developer.hashicorp.com/vault/docs/concepts/tokens
    form("a Vault token", &["hvs.", "hvb.", "hvr."], "hv[sbr]\\.[A-Za-z0-9_-]{24,}"),
    // https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens
    form_inside("a Terraform Cloud token", &[".atlasv1."], "\\.atlasv1\\.[A-Za-z0-9_-]{60,}"),
    // https://docs.docker.com/security/access-tokens/
    form("a Docker Hub token", &["dckr_pat_", "dckr_oat_"], "dckr_[a-z]{3}_[A-Za-z0-9_-]{20,}"),
    // https://docs.digitalocean.com/reference/api/create-personal-access-token/
    form("a DigitalOcean token", &["dop_v1_", "doo_v1_", "dor_v1_"], "do[a-z]_v1_[a-f0-9]{64}"),
    // https://platform.openai.com/docs/api-reference/authentication, https://docs.claude.com/en/api/overview
    form(
        "an OpenAI or Anthropic key",
        &["sk-proj-", "sk-svcacct-", "sk-admin-", "sk-ant-"],
        "sk-[a-z]{3,8}-[A-Za-z0-9_-]{20,}",
    ),
    // https://huggingface.co/docs/hub/security-tokens
    form("a Hugging Face token", &["hf_"], "hf_[A-Za-z0-9]{30,64}"),
    // https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys
    form("a SendGrid key", &["SG."], "SG\\.[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{32,64}"),
    // https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens
    form("a Shopify token", &["shpat_", "shpca_", "shppa_", "shpss_"], "shp[a-z]{2}_[A-Fa-f0-9]{32}"),
    // https://grafana.com/docs/grafana/latest/administration/service-accounts/
    form("a Grafana token", &["glsa_", "glc_"], "gl(?:sa|c)_[A-Za-z0-9+/=_]{32,}"),
    // https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/
    form("a New Relic key", &["NRAK-"], "NRAK-[A-Z0-9]{27}"),
    // https://docs.databricks.com/aws/en/dev-tools/auth/pat
    form("a Databricks token", &["dapi"], "dapi[a-f0-9]{32}(?:-[0-9])?"),
    // https://planetscale.com/docs/api/reference/service-tokens
    form("a PlanetScale token", &["pscale_"], "pscale_[a-z]{2,8}_[A-Za-z0-9_.=-]{32,}"),
    // https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/
    form("a Pulumi token", &["pul-"], "pul-[a-f0-9]{40}"),
    // https://docs.sentry.io/account/auth-tokens/
    form("a Sentry token", &["sntrys_", "sntryu_"], "sntry[a-z]_[A-Za-z0-9+/=_]{32,}"),
    // https://core.telegram.org/bots/api#authorizing-your-bot
    form_inside("a Telegram bot token", &[":AA"], ":AA[A-Za-z0-9_-]{33}"),
    // https://docs.discord.com/developers/resources/webhook
    form(
        "a Discord webhook",
        &["discord.com/api/webhooks/", "discordapp.com/api/webhooks/"],
        "discord(?:app)?\\.com/api/webhooks/(?P<secret>[0-9]{10,24}/[A-Za-z0-9_-]{32,})",
    ),
    // https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/
    form("an Atlassian token", &["ATATT3", "ATBB", "ATCTT3"], "AT(?:ATT3|BB|CTT3)[A-Za-z0-9_=-]{24,}"),
    // https://tailscale.com/kb/1085/auth-keys
    form("a Tailscale key", &["tskey-"], "tskey-[a-z]+-[A-Za-z0-9-]{16,}"),
    // https://docs.doppler.com/reference/auth-token-formats
    form(
        "a Doppler token",
        &["dp.pt.", "dp.st.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit."],
        "dp\\.[a-z]{2,5}\\.[A-Za-z0-9_.-]{40,}",
    ),
    // https://learning.postman.com/docs/developer/postman-api/authentication/
    form("a Postman key", &["PMAK-"], "PMAK-[a-f0-9]{24}-[a-f0-9]{34}"),
    // https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens
    form("a Dynatrace token", &["dt0c01.", "dt0s01.", "dt0s02."], "dt0[a-z][0-9]{2}\\.[A-Z0-9]{8,24}\\.[A-Z0-9]{64}"),
    // https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair
    form("an Alibaba Cloud access key", &["LTAI"], "LTAI[A-Za-z0-9]{17,26}"),
    // https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens
    form("an Artifactory key", &["AKCp"], "AKCp[A-Za-z0-9]{60,80}"),
    // https://datatracker.ietf.org/doc/html/rfc7617, https://datatracker.ietf.org/doc/html/rfc6750
    form("an Authorization header", &["Basic ", "Bearer "], "(?:Basic|Bearer) (?P<secret>[A-Za-z0-9+/_.=~-]{16,})"),
];

/// A secret that was found by its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Formed {
    /// The bytes of the secret.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) kind: &'static str,
}

struct Beginnings {
    automaton: AhoCorasick,
    /// The form of each pattern of the automaton.
    forms: Vec<usize>,
}

static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| {
    let pairs = FORMS.iter().enumerate().flat_map(|(at, form)| form.beginnings.iter().map(move |text| (*text, at)));
    let (texts, forms): (Vec<&str>, Vec<usize>) = pairs.unzip();
    let automaton = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(texts)
        .expect("the beginnings are few and short");
    Beginnings { automaton, forms }
});

/// Each form's expression, compiled when it is first needed.
static EXPRESSIONS: [OnceLock<Regex>; FORMS.len()] = [const { OnceLock::new() }; FORMS.len()];

fn expression(form: usize) -> &'static Regex {
    EXPRESSIONS[form].get_or_init(|| {
        Regex::new(&format!("^(?:{})", FORMS[form].expression)).expect("a test compiles every expression")
    })
}

/// The shortest text with a secret in it that is no URL's password: a Slack token.
const SHORTEST_TOKEN: usize = "xoxb-".len() + 10;

/// Of each beginning a byte that is rare in words: the first that is neither a lower-case letter nor a digit nor a
/// blank, or else its third. A text without any of them holds no beginning, which is cheaper to see than to ask the
/// automaton.
const TELLING: [bool; 256] = {
    let mut telling = [false; 256];
    let mut form = 0;
    while form < FORMS.len() {
        let mut at = 0;
        while at < FORMS[form].beginnings.len() {
            telling[telling_byte(FORMS[form].beginnings[at].as_bytes()) as usize] = true;
            at += 1;
        }
        form += 1;
    }
    telling
};

const fn telling_byte(beginning: &[u8]) -> u8 {
    let mut at = 0;
    while at < beginning.len() {
        if !matches!(beginning[at], b'a'..=b'z' | b'0'..=b'9' | b' ') {
            return beginning[at];
        }
        at += 1;
    }
    beginning[2]
}

/// Whether the beginning of any form stands in a text.
pub(super) fn may_begin_in(text: &str) -> bool {
    BEGINNINGS.automaton.is_match(text)
}

/// The secrets in a text that are known by their form, in order, not overlapping.
pub(super) fn formed(text: &str) -> Vec<Formed> {
    let is_short = text.len() < SHORTEST_TOKEN && (!text.as_bytes().contains(&b':') || !text.contains("://"));
    if is_short || !text.bytes().any(|byte| TELLING[usize::from(byte)]) {
        return Vec::new();
    }
    let beginnings = &*BEGINNINGS;
    let mut found = Vec::new();
    let mut done = 0;
    for candidate in beginnings.automaton.find_iter(text) {
        let form = beginnings.forms[candidate.pattern()];
        if candidate.start() < done || !FORMS[form].inside_words && is_inside_word(text, candidate.start()) {
            continue;
        }
        let rest = &text[candidate.start()..];
        let Some(captures) = expression(form).captures(rest) else { continue };
        let part = captures.name("secret").unwrap_or_else(|| captures.get(0).expect("it matched"));
        let (start, end) = (candidate.start() + part.start(), candidate.start() + part.end());
        if FORMS[form].kind == "a password in a URL" && super::stands_for_secret(&text[start..end]) {
            continue;
        }
        done = end;
        found.push(Formed { range: start..end, kind: FORMS[form].kind });
    }
    found
}

fn is_inside_word(text: &str, at: usize) -> bool {
    text.as_bytes()[..at].last().is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}
