//! Facts about well-known images: the account that one runs as where a Dockerfile built on it names none, and the names that
//! Docker Hub serves without a namespace.

use super::image::ImageReference;

/// The account that an image runs as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Account {
    /// Root, to the end.
    Root,
    /// Root until its entrypoint has prepared the files, then an ordinary user.
    LeavesRoot,
    /// An ordinary user.
    Ordinary,
    /// Its name does not tell.
    Unknown,
}

/// Namespaces of Docker's official images and of mirrors of them
/// (<https://docs.docker.com/docker-hub/repos/manage/trusted-content/official-images/>).
const OFFICIAL: [&str; 4] = ["docker.io/library", "library", "mirror.gcr.io/library", "public.ecr.aws/docker/library"];

/// Official images that set another USER (their Dockerfiles at <https://github.com/docker-library/official-images>).
const WITH_USER: [&str; 16] = [
    "elasticsearch",
    "groovy",
    "haproxy",
    "jenkins",
    "jetty",
    "kibana",
    "kong",
    "logstash",
    "memcached",
    "odoo",
    "open-liberty",
    "rocket.chat",
    "solr",
    "sonarqube",
    "varnish",
    "websphere-liberty",
];

/// Official images whose entrypoint changes to an ordinary user by itself (gosu, su-exec, setpriv).
const LEAVING_ROOT: [&str; 13] = [
    "cassandra",
    "couchdb",
    "ghost",
    "influxdb",
    "mariadb",
    "mongo",
    "mysql",
    "neo4j",
    "postgres",
    "rabbitmq",
    "redis",
    "valkey",
    "zookeeper",
];

/// Official images that run as root to the end: languages, servers and tools.
const AS_ROOT: [&str; 43] = [
    "amazoncorretto",
    "bash",
    "buildpack-deps",
    "caddy",
    "clojure",
    "composer",
    "dart",
    "docker",
    "drupal",
    "eclipse-temurin",
    "elixir",
    "erlang",
    "gcc",
    "golang",
    "haskell",
    "httpd",
    "ibm-semeru-runtimes",
    "ibmjava",
    "java",
    "joomla",
    "jruby",
    "julia",
    "maven",
    "mediawiki",
    "nextcloud",
    "nginx",
    "node",
    "openjdk",
    "perl",
    "php",
    "phpmyadmin",
    "pypy",
    "python",
    "r-base",
    "registry",
    "ruby",
    "rust",
    "sapmachine",
    "swift",
    "tomcat",
    "tomee",
    "traefik",
    "wordpress",
];

/// Official images of any other account, among them those that are no longer built and can still be pulled.
const OTHERS: [&str; 95] = [
    "adminer",
    "adoptopenjdk",
    "aerospike",
    "alt",
    "api-firewall",
    "arangodb",
    "azul-zulu",
    "backdrop",
    "bonita",
    "celery",
    "chronograf",
    "cirros",
    "clearlinux",
    "clefos",
    "clickhouse",
    "consul",
    "convertigo",
    "couchbase",
    "crate",
    "crux",
    "django",
    "eclipse-mosquitto",
    "eggdrop",
    "emqx",
    "espocrm",
    "euleros",
    "express-gateway",
    "flink",
    "fluentd",
    "friendica",
    "fsharp",
    "gazebo",
    "geonetwork",
    "glassfish",
    "gradle",
    "haxe",
    "hello-seattle",
    "hello-world",
    "hipache",
    "hitch",
    "hola-mundo",
    "hylang",
    "iojs",
    "irssi",
    "jobber",
    "kaazing-gateway",
    "kapacitor",
    "known",
    "krakend",
    "lightstreamer",
    "liquibase",
    "mageia",
    "matomo",
    "mongo-express",
    "monica",
    "mono",
    "nats",
    "nats-streaming",
    "neurodebian",
    "nim",
    "notary",
    "nuxeo",
    "orientdb",
    "owncloud",
    "percona",
    "php-zendserver",
    "piwik",
    "plone",
    "postfixadmin",
    "rails",
    "rakudo-star",
    "rapidoid",
    "redmine",
    "rethinkdb",
    "ros",
    "satosa",
    "sentry",
    "silverpeas",
    "sl",
    "sourcemage",
    "spark",
    "spiped",
    "storm",
    "swarm",
    "swipl",
    "teamspeak",
    "telegraf",
    "thrift",
    "ubuntu-debootstrap",
    "ubuntu-upstart",
    "unit",
    "vault",
    "xwiki",
    "yourls",
    "znc",
];

/// Distributions, which run as root wherever a copy of them comes from.
const DISTRIBUTIONS: [&str; 19] = [
    "almalinux",
    "alpine",
    "amazonlinux",
    "archlinux",
    "busybox",
    "centos",
    "debian",
    "fedora",
    "leap",
    "opensuse",
    "oraclelinux",
    "photon",
    "rockylinux",
    "tumbleweed",
    "ubi",
    "ubi-init",
    "ubi-micro",
    "ubi-minimal",
    "ubuntu",
];

/// Words in the name or tag of an image that is made not to run as root.
const WORDS: [&str; 3] = ["nonroot", "rootless", "unprivileged"];

/// The account that the image of this name runs as.
pub fn account_of(image: &str) -> Account {
    let lower = image.to_lowercase();
    let reference = ImageReference::parse(&lower);
    let name = reference.name().text;
    let (namespace, last) = name.rsplit_once('/').unwrap_or(("", name));
    let is_official = namespace.is_empty() || OFFICIAL.contains(&namespace);
    let distribution = without_release(last);
    let is_made_so = WORDS.iter().any(|word| lower.contains(word)) || name.starts_with("cgr.dev/chainguard/");
    if is_made_so || (is_official && WITH_USER.contains(&last)) {
        Account::Ordinary
    } else if is_official && LEAVING_ROOT.contains(&last) {
        Account::LeavesRoot
    } else if (is_official && AS_ROOT.contains(&last))
        || DISTRIBUTIONS.contains(&&*distribution)
        || name.starts_with("gcr.io/distroless/")
    {
        Account::Root
    } else {
        Account::Unknown
    }
}

/// Whether no registry serves an image under the name that is written: without a registry and a namespace it means
/// `docker.io/library`, where Docker publishes its official images and nothing else.
pub fn is_unpublished(image: &ImageReference) -> bool {
    let name = image.repository().text;
    let lists: [&[&str]; 5] = [&WITH_USER, &LEAVING_ROOT, &AS_ROOT, &DISTRIBUTIONS, &OTHERS];
    image.registry().is_none() && !name.contains('/') && !lists.iter().any(|names| names.contains(&name))
}

/// `ubi9-minimal` as `ubi-minimal`, `oraclelinux8` as `oraclelinux`: the number of a release is dropped.
fn without_release(name: &str) -> String {
    name.chars().filter(|c| !c.is_ascii_digit() && *c != '.').collect()
}
