//! Who may reach what: security groups and firewalls of every cloud, brought into one form.

pub mod aws;
pub mod azure;
pub mod google;
mod ports;

use std::ops::RangeInclusive;

use super::Value;
use crate::finding::Hit;
use crate::model::cidr::{self, Cidr};

pub use ports::{PortRange, Ports, PrivatePorts};

/// A transport protocol, as far as ports need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// Every one.
    All,
    /// TCP.
    Tcp,
    /// UDP.
    Udp,
    /// One without the ports that we look for: ICMP, ESP.
    Other,
    /// Known only after apply.
    Unknown,
}

/// Yes, no, or not to be seen in this plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Certainty {
    No,
    Maybe,
    Yes,
}

impl From<bool> for Certainty {
    fn from(yes: bool) -> Self {
        if yes { Certainty::Yes } else { Certainty::No }
    }
}

/// What one rule of a group or firewall allows.
pub struct Permission<'p> {
    /// Over which protocol.
    pub protocol: Protocol,
    /// To which ports.
    pub ports: Ports,
    /// The values that name peers, by groups that open the door to the world only together.
    pub open: Vec<Vec<Value<'p>>>,
    /// Peers that are known only after apply.
    pub unseen: Vec<Value<'p>>,
}

impl<'p> Permission<'p> {
    /// Sorts peers into those that are open to the world and those that cannot be seen.
    fn between(protocol: Protocol, ports: Ports, peers: impl IntoIterator<Item = Value<'p>>) -> Self {
        let (mut ranges, mut named, mut unseen) = (Vec::new(), Vec::new(), Vec::new());
        let mut open = Vec::new();
        for peer in peers {
            match peer.as_text() {
                Some(text) if is_everybody(text) => open.push(vec![peer]),
                Some(text) => {
                    if let Some(range) = Cidr::parse(text) {
                        ranges.push(range);
                        named.push(peer);
                    }
                }
                None if peer.is_unknown() => unseen.push(peer),
                None => {}
            }
        }
        let groups = cidr::open_to_the_world(&ranges).into_iter();
        open.extend(groups.map(|group| group.into_iter().map(|at| named[at]).collect()));
        Self { protocol, ports, open, unseen }
    }

    fn reaches(&self, wanted: &Wanted) -> Certainty {
        let (ports, by_udp) = match wanted {
            Wanted::Everything => (self.ports.is_everything(), true),
            Wanted::Service { port, by_udp, .. } => {
                (self.ports.contains(&(i64::from(*port)..=i64::from(*port))), *by_udp)
            }
            // Everything is another fault, and says more.
            Wanted::AnyOf(_) if self.ports.is_everything() == Certainty::Yes => (Certainty::No, true),
            Wanted::AnyOf(ranges) => {
                (ranges.iter().map(|range| self.ports.contains(range)).max().unwrap_or(Certainty::No), true)
            }
            Wanted::AnyUdp => (Certainty::Yes, true),
        };
        let protocol = match self.protocol {
            Protocol::All | Protocol::Tcp => Certainty::from(!matches!(wanted, Wanted::AnyUdp)),
            Protocol::Udp => Certainty::from(by_udp),
            Protocol::Other => Certainty::No,
            Protocol::Unknown => Certainty::Maybe,
        };
        ports.min(protocol)
    }

    /// What it opens of what is wanted, as hits: one for each group of peers.
    pub fn openings(&self, wanted: &Wanted) -> Vec<Hit> {
        let certainty = self.reaches(wanted);
        if certainty == Certainty::No {
            return Vec::new();
        }
        let what = wanted.describe(&self.ports);
        let mut hits = Vec::new();
        for group in &self.open {
            let Some((first, others)) = group.split_first() else { continue };
            let mut hit = Hit::new(first.place(), opened(group, &what));
            for other in others {
                hit.related(other.place(), "Together with this range it is open to the world.");
            }
            if certainty == Certainty::Maybe {
                hit.partial("The ports or the protocol are known only after apply.");
            }
            hits.push(hit);
        }
        for peer in &self.unseen {
            let mut hit = Hit::new(peer.place(), format!("Who may reach {what} is known only after apply."));
            hit.partial("The addresses are known only after apply.");
            hits.push(hit);
        }
        hits
    }
}

fn opened(group: &[Value], what: &str) -> String {
    let shown: Vec<_> = group.iter().take(3).map(|value| value.shown()).collect();
    let more = if group.len() > 3 { " and more" } else { "" };
    match group {
        [only] if only.is_unset() => format!("Every address may reach {what}: no source is named."),
        [_] => format!("{} may reach {what}.", shown.concat()),
        _ => format!("{}{more} together may reach {what}.", shown.join(", ")),
    }
}

/// How a cloud writes "everybody" other than as a range.
fn is_everybody(text: &str) -> bool {
    matches!(text.trim().to_ascii_lowercase().as_str(), "*" | "any" | "internet" | "0.0.0.0" | "<nw>/0" | "/0")
}

/// What must not be open.
#[derive(Debug, Clone)]
pub enum Wanted {
    /// Every port at once.
    Everything,
    /// One port.
    Service {
        /// Its number.
        port: u16,
        /// What listens there.
        name: &'static str,
        /// It is also spoken over UDP.
        by_udp: bool,
    },
    /// Any of these ports, but not every port.
    AnyOf(Vec<RangeInclusive<i64>>),
    /// Any port over UDP.
    AnyUdp,
}

/// SSH.
pub const SSH: Wanted = Wanted::Service { port: 22, name: "SSH", by_udp: false };
/// Remote Desktop.
pub const RDP: Wanted = Wanted::Service { port: 3389, name: "RDP", by_udp: true };
/// HTTP without TLS.
pub const HTTP: Wanted = Wanted::Service { port: 80, name: "HTTP", by_udp: false };

impl Wanted {
    fn describe(&self, ports: &Ports) -> String {
        match self {
            Wanted::Everything => "every port".into(),
            Wanted::Service { port, name, .. } => format!("port {port} ({name})"),
            Wanted::AnyOf(ranges) => {
                let covered: Vec<String> = ranges
                    .iter()
                    .filter(|range| ports.contains(range) != Certainty::No)
                    .filter_map(|range| ports::service_in(range, ports))
                    .collect();
                let plural = if covered.len() == 1 { "port" } else { "ports" };
                let shown = covered.iter().take(6).cloned().collect::<Vec<_>>().join(", ");
                let more = if covered.len() > 6 { " and others" } else { "" };
                format!("{plural} {shown}{more}")
            }
            Wanted::AnyUdp => "ports over UDP".into(),
        }
    }
}
