//! Port ranges, and which services are made for a private network.

use std::ops::RangeInclusive;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Certainty, Wanted};
use crate::model::terraform::Value;

/// Which ports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ports {
    /// These.
    Ranges(Vec<RangeInclusive<i64>>),
    /// Known only after apply.
    Unknown,
}

const EVERY_PORT: RangeInclusive<i64> = 0..=65535;

impl Ports {
    /// Every port.
    pub fn all() -> Self {
        Ports::Ranges(vec![EVERY_PORT])
    }

    /// From texts as `22` and `8000-8080`; `*` is every port. What is not a port is passed over.
    pub(super) fn read(values: &[Value]) -> Self {
        if values.iter().any(|value| value.is_unknown()) {
            return Ports::Unknown;
        }
        Ports::Ranges(values.iter().filter_map(|value| Some(value.as_text()?.parse::<PortRange>().ok()?.0)).collect())
    }

    pub(super) fn contains(&self, wanted: &RangeInclusive<i64>) -> Certainty {
        match self {
            Ports::Ranges(ranges) => {
                let covers =
                    |range: &RangeInclusive<i64>| range.start() <= wanted.end() && wanted.start() <= range.end();
                Certainty::from(ranges.iter().any(covers))
            }
            Ports::Unknown => Certainty::Maybe,
        }
    }

    pub(super) fn is_everything(&self) -> Certainty {
        match self {
            // Port 0 cannot be reached, so that 1 to 65535 is everything too.
            Ports::Ranges(ranges) => {
                Certainty::from(ranges.iter().any(|range| *range.start() <= 1 && *range.end() >= 65535))
            }
            Ports::Unknown => Certainty::Maybe,
        }
    }
}

/// One port or a range of them: `22`, `8000-8080`, `*`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "WrittenRange")]
#[schemars(with = "WrittenRange")]
pub struct PortRange(pub RangeInclusive<i64>);

#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum WrittenRange {
    /// One port.
    Number(u16),
    /// `8000-8080`
    Text(String),
}

impl FromStr for PortRange {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text == "*" {
            return Ok(Self(EVERY_PORT));
        }
        let (from, to) = text.split_once('-').unwrap_or((text, text));
        let number = |text: &str| text.trim().parse::<u16>().map(i64::from);
        match (number(from), number(to)) {
            (Ok(from), Ok(to)) if from <= to => Ok(Self(from..=to)),
            _ => Err(format!("`{text}` is not a port or a range as 8000-8080")),
        }
    }
}

impl TryFrom<WrittenRange> for PortRange {
    type Error = String;

    fn try_from(written: WrittenRange) -> Result<Self, String> {
        match written {
            WrittenRange::Number(port) => Ok(Self(i64::from(port)..=i64::from(port))),
            WrittenRange::Text(text) => text.parse(),
        }
    }
}

/// Which ports must not be open to the world.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PrivatePorts {
    /// Ports and ranges of services that are made for a private network.
    pub ports: Vec<PortRange>,
}

impl Default for PrivatePorts {
    fn default() -> Self {
        Self { ports: PRIVATE_SERVICES.iter().map(|(range, _)| PortRange(range.clone())).collect() }
    }
}

impl PrivatePorts {
    /// As what must not be open.
    pub fn wanted(&self) -> Wanted {
        Wanted::AnyOf(self.ports.iter().map(|PortRange(range)| range.clone()).collect())
    }
}

/// Ports of services that are made for a private network, and what listens there by default.
pub const PRIVATE_SERVICES: &[(RangeInclusive<i64>, &str)] = &[
    (21..=21, "FTP"),
    (23..=23, "Telnet"),
    (111..=111, "portmapper"),
    (135..=139, "NetBIOS"),
    (445..=445, "SMB"),
    (636..=636, "LDAP"),
    (1433..=1434, "SQL Server"),
    (1521..=1521, "Oracle"),
    (2049..=2049, "NFS"),
    (2375..=2376, "Docker"),
    (2379..=2380, "etcd"),
    (3000..=3000, "a development server"),
    (3306..=3306, "MySQL"),
    (4505..=4506, "Salt"),
    (5432..=5432, "PostgreSQL"),
    (5500..=5500, "VNC"),
    (5601..=5601, "Kibana"),
    (5800..=5800, "VNC"),
    (5900..=5900, "VNC"),
    (5984..=5984, "CouchDB"),
    (6379..=6379, "Redis"),
    (6443..=6443, "the Kubernetes API"),
    (7000..=7001, "Cassandra"),
    (8000..=8000, "a development server"),
    (9200..=9200, "Elasticsearch"),
    (9300..=9300, "Elasticsearch"),
    (11211..=11215, "Memcached"),
    (27017..=27019, "MongoDB"),
    (61621..=61621, "OpsCenter"),
];

/// What of a wanted range is reached, for messages: `5432 (PostgreSQL)`.
pub(super) fn service_in(wanted: &RangeInclusive<i64>, ports: &Ports) -> Option<String> {
    let known = PRIVATE_SERVICES.iter().find(|(range, _)| range == wanted);
    let name = known.map_or(String::new(), |(_, name)| format!(" ({name})"));
    let reached = match ports {
        Ports::Ranges(ranges) => ranges
            .iter()
            .map(|range| *range.start().max(wanted.start())..=*range.end().min(wanted.end()))
            .find(|common| !common.is_empty())?,
        Ports::Unknown => wanted.clone(),
    };
    Some(match (reached.start(), reached.end()) {
        (from, to) if from == to => format!("{from}{name}"),
        (from, to) => format!("{from}-{to}{name}"),
    })
}
