//! The flags of the control plane's components, where they run as containers: static pods in most clusters.

use super::container::{Container, Role};
use super::fields::Fields;
use crate::document::Node;
use crate::finding::Place;

/// A component of the control plane, or the kubelet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Component {
    /// kube-apiserver.
    ApiServer,
    /// kube-controller-manager.
    ControllerManager,
    /// kube-scheduler.
    Scheduler,
    /// etcd, by its command.
    Etcd,
    /// etcd as the image starts it, in a Pod of that name: `args` are all that there is to see.
    EtcdPod,
    /// The kubelet, where it runs as a container itself.
    Kubelet,
}

/// What is asked of a component's flags.
#[derive(Debug, Clone, Copy)]
pub struct Flags {
    /// Whose flags.
    pub of: Component,
    /// Their names without dashes. Each is asked for itself.
    pub names: &'static [&'static str],
    /// What is asked.
    pub demand: Demand,
}

/// What is asked of a flag. A flag without a value has the value `true`.
#[derive(Debug, Clone, Copy)]
pub enum Demand {
    /// It must be written, with such a value.
    Required(fn(&str) -> bool),
    /// If it is written, then with such a value.
    Optional(fn(&str) -> bool),
}

impl Component {
    /// The name of its program.
    pub fn program(self) -> &'static str {
        match self {
            Component::ApiServer => "kube-apiserver",
            Component::ControllerManager => "kube-controller-manager",
            Component::Scheduler => "kube-scheduler",
            Component::Etcd | Component::EtcdPod => "etcd",
            Component::Kubelet => "kubelet",
        }
    }

    /// Whether a container runs it: its command begins with the program, or names it further on, behind an init
    /// process or `hyperkube`.
    fn runs_in(self, container: &Container) -> bool {
        if self == Component::EtcdPod {
            let workload = container.workload();
            let named = workload.is_bare_pod() && workload.object().name() == Some("etcd");
            return named && container.role() == Role::Regular && container.get(&["args"]).is_some();
        }
        let mut words = container.node().list_at(&["command"]).map(Node::content);
        let first = words.next().map(|word| word.rsplit('/').next().unwrap_or(word));
        first == Some(self.program()) || words.any(|word| word == self.program())
    }
}

/// One flag as written.
struct Written<'d> {
    name: &'d str,
    value: &'d str,
    /// The token that says the value.
    node: Node<'d>,
}

/// The flags of a container in `command` and `args`: `--name=value`, `--name value` and `--name`.
fn written<'d>(container: &Container<'d>) -> Vec<Written<'d>> {
    let words: Vec<Node> = container.list(&["command"]).chain(container.list(&["args"])).collect();
    let mut found = Vec::new();
    for (at, &node) in words.iter().enumerate() {
        let Some(flag) = node.content().strip_prefix("--") else { continue };
        let value = words.get(at + 1).filter(|next| !next.content().starts_with('-'));
        found.push(match (flag.split_once('='), value) {
            (Some((name, value)), _) => Written { name, value, node },
            (None, Some(&next)) => Written { name: flag, value: next.content(), node: next },
            (None, None) => Written { name: flag, value: "true", node },
        });
    }
    found
}

/// Where a container's flags are not what is asked of them, and what is wrong, as the beginning of a sentence.
pub fn faults(flags: &Flags, container: &Container) -> Vec<(Place, String)> {
    if !flags.of.runs_in(container) {
        return Vec::new();
    }
    let (written, program) = (written(container), flags.of.program());
    let mut found = Vec::new();
    let mut missing = Vec::new();
    for &name in flags.names {
        let own: Vec<&Written> = written.iter().filter(|flag| flag.name == name).collect();
        let wrong = match flags.demand {
            Demand::Required(_) if own.is_empty() => {
                missing.push(format!("--{name}"));
                continue;
            }
            Demand::Required(accepts) if own.iter().any(|flag| accepts(flag.value)) => continue,
            Demand::Required(_) => own.last().copied(),
            Demand::Optional(accepts) => own.into_iter().find(|flag| !accepts(flag.value)),
        };
        if let Some(flag) = wrong {
            let what = format!("{} runs {program} with --{name}={}", container.subject(), flag.value);
            found.push((Place::of(flag.node), what));
        }
    }
    if !missing.is_empty() {
        let list = container.get(&["command"]).or_else(|| container.get(&["args"])).unwrap_or(container.node());
        let what = format!("{} runs {program} without {}", container.subject(), missing.join(" and "));
        found.push((Place::absent_in(list), what));
    }
    found
}

/// Whether a comma-separated value holds an entry.
pub fn lists(value: &str, entry: &str) -> bool {
    value.split(',').any(|item| item.trim() == entry)
}

/// Whether a value is a whole number of at least this.
pub fn is_at_least(value: &str, least: i64) -> bool {
    value.trim().parse::<i64>().is_ok_and(|number| number >= least)
}

/// Whether a value is a whole number of at most this.
pub fn is_at_most(value: &str, most: i64) -> bool {
    value.trim().parse::<i64>().is_ok_and(|number| number <= most)
}

/// Whether a value is a duration as people write it: hours, minutes, seconds, in this order (`1h30m`, `300s`).
pub fn is_duration(value: &str) -> bool {
    let mut rest = value;
    for unit in ['h', 'm', 's'] {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 && rest[digits..].starts_with(unit) {
            rest = &rest[digits + 1..];
        }
    }
    rest.is_empty() && !value.is_empty()
}

/// The cipher suites that the CIS benchmark calls strong (1.6, 1.2.35 and 4.2.13), under both of the names that Go knows,
/// and those of TLS 1.3.
const STRONG_CIPHERS: &[&str] = &[
    "TLS_AES_128_GCM_SHA256",
    "TLS_AES_256_GCM_SHA384",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_RSA_WITH_AES_256_GCM_SHA384",
];

/// Whether every cipher suite of a list is a strong one.
pub fn are_strong_ciphers(value: &str) -> bool {
    value.split(',').all(|suite| STRONG_CIPHERS.contains(&suite.trim()))
}
