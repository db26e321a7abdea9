//! What is a secret and what only looks like one.

use tidegate::model::secret::{
    is_secret, is_secret_name, is_secret_value, kind_of, merged, redact, secrets_in_text, stands_for_secret,
};

#[test]
fn names_that_mean_a_secret() {
    for name in [
        "PASSWORD",
        "DB_PASS",
        "APIKEY",
        "MYSQL_PASSWD",
        "GITHUB_PAT",
        "AUTH",
        "MYSQL_PWD",
        "PGPASSWORD",
        "api_key",
        "apiKey",
        "clientSecret",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID",
        "NPM_TOKEN",
        "authToken",
        "SECRET_KEY_BASE",
        "redis-password",
        "spring.datasource.password",
        "TOKEN_2",
        "SSHPASS",
        "privateKey",
        "SECRET_PASSPHRASE",
        "REGISTRY_AUTH",
        "git_key",
        "STRIPE_SECRET_KEY",
        "credentials",
        "API_KEYS",
        "DJANGO_SECRET",
        "tls.key",
        "TOKEN_GITHUB",
        "super_duper_secret_token",
        "RABBITMQ_DEFAULT_PASS",
        "NPM_CONFIG__AUTH",
    ] {
        assert!(is_secret_name(name), "{name} means a secret");
    }
}

#[test]
fn names_that_only_look_like_one() {
    for name in [
        "SECRET_FILE",
        "PASSWORD_FILE",
        "SECRETS_DIR",
        "TOKENIZERS_PARALLELISM",
        "MAX_TOKENS",
        "USERNAME",
        "TOKEN_TTL",
        "PUBLIC_KEY",
        "public_token",
        "GPG_KEY",
        "SORT_KEY",
        "CACHE_KEY",
        "secretName",
        "secretKeyRef",
        "PWD",
        "OLDPWD",
        "COMPASS_URL",
        "AUTHOR",
        "AUTH_URL",
        "SSH_AUTH_SOCK",
        "tokenExpirationSeconds",
        "imagePullSecrets",
        "automountServiceAccountToken",
        "password_validation.py",
        "ALLOW_EMPTY_PASSWORD",
        "MYSQL_RANDOM_ROOT_PASSWORD",
        "existingSecret",
        "checksum/secret",
        "GOOGLE_APPLICATION_CREDENTIALS",
        "KEY_VAULT_NAME",
        "tokenUrl",
        "key",
        "PASSWORD_MIN_LENGTH",
        "eks.amazonaws.com/token-expiration",
        "BYPASS",
        "PASSTHROUGH",
        "SECRET_NAME",
    ] {
        assert!(!is_secret_name(name), "{name} means none");
    }
}

/// Made from their public formats here, so that no scanner takes this file for a leak.
fn samples() -> Vec<(&'static str, String)> {
    let letters = |count: usize| "Ab3dEf6hIj9LmN0pQr5tUv8xYz1A2b4C7".chars().cycle().take(count).collect::<String>();
    let hex = |count: usize| "0a1b2c3d4e5f6789".chars().cycle().take(count).collect::<String>();
    let upper = |count: usize| letters(count).to_uppercase();
    vec![
        ("an AWS access key", format!("AKIA{}", upper(16))),
        ("a GitHub token", format!("ghp_{}", letters(36))),
        ("a GitHub token", format!("github_pat_{}", letters(82))),
        ("a GitLab token", format!("glpat-{}", letters(20))),
        ("a Slack token", format!("xoxb-{}", letters(40))),
        ("a Slack webhook", format!("https://hooks.slack.com/services/T{}/B{}/{}", upper(8), upper(8), letters(24))),
        ("a Google API key", format!("AIza{}", letters(35))),
        ("a Stripe key", format!("sk_live_{}", letters(24))),
        ("an npm token", format!("npm_{}", letters(36))),
        ("a PyPI token", format!("pypi-AgEIcHlwaS5vcmc{}", letters(60))),
        ("a private key", format!("-----BEGIN RSA PRIVATE KEY-----\n{}\n-----END RSA PRIVATE KEY-----", letters(64))),
        ("a private key", format!("-----BEGIN PRIVATE KEY-----\\n{}\\n", letters(64))),
        ("a JSON Web Token", format!("eyJ{}.eyJ{}.{}", letters(20), letters(30), letters(43))),
        ("a password in a URL", format!("postgres://shop:{}@db:5432/shop", letters(12))),
        ("an Azure storage key", format!("DefaultEndpointsProtocol=https;AccountName=a;AccountKey={}==", letters(86))),
        ("a Vault token", format!("hvs.{}", letters(24))),
        ("a SendGrid key", format!("SG.{}.{}", letters(22), letters(43))),
        ("a DigitalOcean token", format!("dop_v1_{}", hex(64))),
        ("a Databricks token", format!("dapi{}", hex(32))),
        ("an Authorization header", format!("Authorization: Bearer {}", letters(40))),
    ]
}

#[test]
fn values_are_known_by_their_form_also_as_base64() {
    use base64::Engine;
    for (kind, value) in samples() {
        assert_eq!(kind_of(&value), Some(kind), "{value}");
        let encoded = base64::engine::general_purpose::STANDARD.encode(&value);
        let in_narrow_lines =
            encoded.as_bytes().chunks(10).map(|line| str::from_utf8(line).unwrap()).collect::<Vec<_>>();
        assert!(is_secret_value(&in_narrow_lines.join("\n")), "{value}");
        assert_eq!(kind_of(&encoded), Some(kind), "{encoded}");
        let sentence = format!("before {value} after");
        let clean = redact(&sentence);
        assert!(clean.starts_with("before ") && clean.contains("****"), "{clean}");
        assert!(!clean.contains(&value), "{clean}");
    }
}

#[test]
fn placeholders_and_references_are_no_secrets() {
    for value in [
        "",
        "changeme",
        "change-me",
        "CHANGE_ME",
        "${TOKEN}",
        "$(TOKEN)",
        "$TOKEN",
        "{{ .Values.token }}",
        "<password>",
        "xxxx",
        "********",
        "<your-token>",
        "your-api-key",
        "REPLACE_ME",
        "null",
        "none",
        "op://vault/item/field",
        "\"\"",
        "placeholder",
    ] {
        assert!(stands_for_secret(value), "{value}");
        assert!(!is_secret("DB_PASSWORD", value), "{value}");
    }
    for value in ["hunter2", "password", "Xk29-example-corp", "p$ssw0rd", "$2b$10$abcdefghijk", "secret123"] {
        assert!(!stands_for_secret(value), "{value}");
        assert!(is_secret("DB_PASSWORD", value), "{value}");
    }
    for value in ["true", "30", "/run/secrets/token", "https://issuer.example.com", "./token"] {
        assert!(!is_secret("TOKEN", value), "{value}");
    }
    assert!(!is_secret_value("postgres://shop:${PASSWORD}@db/shop"));
    assert!(!is_secret("IMAGE", "registry.example.com/shop/web:1.2.3@sha256:0123"));
}

/// What is left of a text when its secrets are masked, read as a text that could not be parsed.
fn masked(text: &str) -> String {
    let spans = merged(secrets_in_text(text).into_iter().map(|secret| secret.span).collect());
    let mut left = String::new();
    let mut done = 0;
    for span in spans {
        left.push_str(&text[done..span.range().start]);
        left.push('*');
        done = span.range().end;
    }
    left + &text[done..]
}

#[test]
fn secrets_are_found_in_any_text() {
    for (text, left) in [
        ("export DB_PASSWORD=hunter2 PORT=1", "export DB_PASSWORD=* PORT=1"),
        ("curl -u admin:hunter2 https://example.com", "curl -u admin:* https://example.com"),
        ("locust -u \"${USERS:-10}\" -r 1", "locust -u \"${USERS:-10}\" -r 1"),
        ("mysql --password=hunter2 --host db", "mysql --password=* --host db"),
        ("tool --api-key hunter2hunter2 run", "tool --api-key * run"),
        ("{\"password\": \"hun\\\"ter2\", \"user\": \"shop\"}", "{\"password\": \"*\", \"user\": \"shop\"}"),
        ("\"{\\\"token\\\": \\\"hunter2\\\", \\\"a\\\": 1}\"", "\"{\\\"token\\\": \\\"*\\\", \\\"a\\\": 1}\""),
        ("[{\"name\": \"API_KEY\", \"value\": \"hunter2\"}]", "[{\"name\": \"API_KEY\", \"value\": \"*\"}]"),
        (
            "- name: DB_PASSWORD\n  value: hunter two\n- name: PORT\n  value: 80\n",
            "- name: DB_PASSWORD\n  value: *\n- name: PORT\n  value: 80\n",
        ),
        ("- --password\n- hunter2\n- --verbose", "- --password\n- *\n- --verbose"),
        ("password: hunter two # a note", "password: * # a note"),
        ("docker login -u ci -p hunter2 registry.example.com", "docker login -u ci -p * registry.example.com"),
        ("az login -p hunter2", "az login -p *"),
        ("docker login --password-stdin -u ci", "docker login --password-stdin -u ci"),
        (
            "secretKeyRef: {name: web, key: password}\ntokenUrl: https://example.com",
            "secretKeyRef: {name: web, key: password}\ntokenUrl: https://example.com",
        ),
        (
            "automountServiceAccountToken: false\npassword: ${DB_PASSWORD}",
            "automountServiceAccountToken: false\npassword: ${DB_PASSWORD}",
        ),
        (
            "kind: Secret\ndata:\n  a: aGVsbG8=\n  b: |\n    more\nother: 1\n",
            "kind: Secret\ndata:\n  a: *\n  b: *\n    *\nother: 1\n",
        ),
    ] {
        assert_eq!(masked(text), left);
    }
}

/// Whatever costs more than linear time makes this test run for minutes.
#[test]
fn hostile_texts_take_linear_time() {
    for piece in [
        "eyJ",
        "://",
        "password=\"",
        "password=\\\"",
        "-----BEGIN PRIVATE KEY-----",
        "sk-ant-",
        "token ",
        "key:",
        "login ",
        "A",
    ] {
        let text = piece.repeat(300_000 / piece.len());
        secrets_in_text(&text);
    }
}
