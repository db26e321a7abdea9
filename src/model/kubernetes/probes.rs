//! When probes act, what they ask, and how long a pod has to end: the arithmetic of the kubelet.

use super::container::Container;
use super::fields::Fields;
use super::workload::Workload;
use crate::document::Node;

/// The three probes by their fields.
pub const PROBES: [&str; 3] = ["livenessProbe", "readinessProbe", "startupProbe"];

/// The fields of probes and lifecycle hooks.
const HANDLERS: [&[&str]; 5] = [
    &["livenessProbe"],
    &["readinessProbe"],
    &["startupProbe"],
    &["lifecycle", "postStart"],
    &["lifecycle", "preStop"],
];

/// The hosts that probes and lifecycle hooks of a container name, each with the field that it belongs to.
pub fn called_hosts<'d>(container: &Container<'d>) -> Vec<(&'static [&'static str], Node<'d>)> {
    let handlers = HANDLERS.iter().filter_map(|&field| Some((field, container.get(field)?)));
    let hosts = handlers.flat_map(|(field, handler)| {
        let actions = ["httpGet", "tcpSocket"].into_iter();
        actions.filter_map(move |action| Some((field, handler.field_at(&[action, "host"])?)))
    });
    hosts.filter(|(_, host)| !host.content().is_empty()).collect()
}

/// How often and how patiently a probe asks, in seconds, with the API server's defaults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    /// Before the first time.
    pub initial_delay: i64,
    /// Between two times.
    pub period: i64,
    /// For an answer.
    pub timeout: i64,
    /// How often in a row it fails before it acts.
    pub failures: i64,
}

impl Timing {
    /// That of a probe.
    pub fn of(probe: Node) -> Self {
        let written = |field: &str| probe.number_at(&[field]).filter(|seconds| *seconds > 0);
        Self {
            initial_delay: written("initialDelaySeconds").unwrap_or(0),
            period: written("periodSeconds").unwrap_or(10),
            timeout: written("timeoutSeconds").unwrap_or(1),
            failures: written("failureThreshold").unwrap_or(3),
        }
    }

    /// How long it puts up with failing.
    pub fn patience(&self) -> i64 {
        self.period.saturating_mul(self.failures)
    }

    /// From the start of the container until it acts for the first time.
    pub fn longest_start(&self) -> i64 {
        self.initial_delay.saturating_add(self.patience())
    }
}

/// Whether two probes ask the same: path and port, port, command, or port and service.
pub fn ask_the_same(one: Node, other: Node) -> bool {
    let same = |path: &[&str]| one.text_at(path) == other.text_at(path);
    let both = |action: &str| one.field(action).is_some() && other.field(action).is_some();
    if both("httpGet") {
        return same(&["httpGet", "path"]) && same(&["httpGet", "port"]);
    }
    if both("tcpSocket") {
        return same(&["tcpSocket", "port"]);
    }
    if both("grpc") {
        return same(&["grpc", "port"]) && same(&["grpc", "service"]);
    }
    let command = |probe: Node| {
        let words = probe.field("exec")?.list_at(&["command"]).map(|word| word.text().into_owned());
        Some(words.collect::<Vec<String>>())
    };
    matches!((command(one), command(other)), (Some(one), Some(other)) if one == other)
}

/// How long the pods of a workload have to end, in seconds.
pub fn grace_period(workload: &Workload) -> i64 {
    workload.pod(&["terminationGracePeriodSeconds"]).and_then(Node::as_i64).unwrap_or(30)
}

/// How long the preStop hook of a container sleeps, in seconds, and the node that says so: the hook's own `sleep`, or
/// the commands `sleep` of what it runs.
pub fn hook_sleep<'d>(container: &Container<'d>) -> Option<(i64, Node<'d>)> {
    let hook = container.get(&["lifecycle", "preStop"])?;
    if let Some(seconds) = hook.field_at(&["sleep", "seconds"]) {
        return Some((seconds.as_i64()?, seconds));
    }
    let words: Vec<Node> = hook.list_at(&["exec", "command"]).collect();
    let last = *words.last()?;
    if words.first()?.content().rsplit('/').next() == Some("sleep") {
        return Some((seconds(last.content())?, last));
    }
    let slept = slept_in(&last.text());
    (slept > 0).then_some((slept, last))
}

/// The sum of the commands `sleep` in a script.
fn slept_in(script: &str) -> i64 {
    let words: Vec<&str> = script.split(|c: char| c.is_whitespace() || matches!(c, ';' | '&' | '|')).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let sleeps = words.windows(2).filter(|pair| pair[0].rsplit('/').next() == Some("sleep"));
    sleeps.filter_map(|pair| seconds(pair[1])).fold(0, i64::saturating_add)
}

/// What `sleep` makes of its argument: seconds, or minutes with `m`.
fn seconds(argument: &str) -> Option<i64> {
    let (number, unit) = match argument.strip_suffix('m') {
        Some(minutes) => (minutes, 60),
        None => (argument.strip_suffix('s').unwrap_or(argument), 1),
    };
    number.parse::<i64>().ok().filter(|number| *number >= 0).map(|number| number.saturating_mul(unit))
}
