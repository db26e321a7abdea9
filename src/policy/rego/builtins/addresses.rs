//! `net.cidr_*`: ranges of addresses.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::super::values::{Value, text};
use super::{Entry, exceed};

pub(super) const TABLE: &[Entry] = &[
    ("net.cidr_contains", 2, contains),
    ("net.cidr_intersects", 2, intersects),
    ("net.cidr_overlap", 2, contains),
    ("net.cidr_contains_matches", 2, contains_matches),
    ("net.cidr_merge", 1, merge),
    ("net.cidr_expand", 1, expand),
    ("net.cidr_is_valid", 1, is_valid),
];

/// The most addresses that a range is expanded to.
const MOST_ADDRESSES: u128 = 1 << 17;

/// From a first to a last address, both inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Range {
    is_v6: bool,
    first: u128,
    last: u128,
}

impl Range {
    fn network(written: &str) -> Option<Self> {
        let (address, prefix) = written.split_once('/')?;
        let plain = !prefix.is_empty() && prefix.bytes().all(|byte| byte.is_ascii_digit());
        let prefix: u32 = prefix.parse().ok().filter(|_| plain)?;
        let whole = Self::address(address)?;
        let free = whole.width().checked_sub(prefix)?;
        let mask = if free == 128 { u128::MAX } else { (1 << free) - 1 };
        Some(Self { first: whole.first & !mask, last: whole.first | mask, ..whole })
    }

    fn address(written: &str) -> Option<Self> {
        let (is_v6, bits) = match written.parse().ok()? {
            IpAddr::V4(address) => (false, u128::from(address.to_bits())),
            IpAddr::V6(address) => (true, address.to_bits()),
        };
        Some(Self { is_v6, first: bits, last: bits })
    }

    fn of(written: &str) -> Option<Self> {
        Self::network(written).or_else(|| Self::address(written))
    }

    fn width(self) -> u32 {
        if self.is_v6 { 128 } else { 32 }
    }

    fn contains(self, other: Self) -> bool {
        self.is_v6 == other.is_v6 && self.first <= other.first && other.last <= self.last
    }

    fn intersects(self, other: Self) -> bool {
        self.is_v6 == other.is_v6 && self.first <= other.last && other.first <= self.last
    }

    fn written(self, bits: u128) -> String {
        if self.is_v6 { Ipv6Addr::from_bits(bits).to_string() } else { Ipv4Addr::from_bits(bits as u32).to_string() }
    }

    /// The networks that it is made of, widest first where they begin.
    fn networks(mut self) -> Vec<String> {
        let mut found = Vec::new();
        loop {
            let aligned = if self.first == 0 { self.width() } else { self.first.trailing_zeros().min(self.width()) };
            let fitting = |free: &u32| *free == 128 || self.first + ((1 << *free) - 1) <= self.last;
            let free = (0..=aligned).rev().find(fitting).unwrap_or(0);
            let end = if free == 128 { u128::MAX } else { self.first + ((1 << free) - 1) };
            found.push(format!("{}/{}", self.written(self.first), self.width() - free));
            if end >= self.last {
                return found;
            }
            self.first = end + 1;
        }
    }
}

fn contains(arguments: &[Value]) -> Value {
    let (Some(network), Some(other)) = (text(&arguments[0]), text(&arguments[1])) else { return Value::Undefined };
    match (Range::network(network), Range::of(other)) {
        (Some(network), Some(other)) => Value::Bool(network.contains(other)),
        _ => Value::Undefined,
    }
}

fn intersects(arguments: &[Value]) -> Value {
    let (Some(one), Some(other)) = (text(&arguments[0]), text(&arguments[1])) else { return Value::Undefined };
    match (Range::network(one), Range::network(other)) {
        (Some(one), Some(other)) => Value::Bool(one.intersects(other)),
        _ => Value::Undefined,
    }
}

fn is_valid(arguments: &[Value]) -> Value {
    Value::Bool(text(&arguments[0]).is_some_and(|written| Range::network(written).is_some()))
}

/// Pairs of keys whose first range contains the second.
fn contains_matches(arguments: &[Value]) -> Value {
    let (Some(networks), Some(others)) = (keyed(&arguments[0]), keyed(&arguments[1])) else { return Value::Undefined };
    let mut found = BTreeSet::new();
    for (key, network) in &networks {
        let Some(network) = Range::of(network) else { return Value::Undefined };
        for (other_key, other) in &others {
            let Some(other) = Range::of(other) else { return Value::Undefined };
            if network.contains(other) {
                found.insert(Value::from(vec![key.clone(), other_key.clone()]));
            }
        }
    }
    Value::from(found)
}

/// Ranges with the keys that stand for them: a text for itself, items of an array for their index, members of a set
/// for themselves, fields of an object for their key. An array in any of them begins with its range.
fn keyed(value: &Value) -> Option<Vec<(Value, String)>> {
    let range = |value: &Value| match value {
        Value::Array(items) => items.first().and_then(text).map(str::to_owned),
        other => text(other).map(str::to_owned),
    };
    match value {
        Value::String(_) => Some(vec![(value.clone(), range(value)?)]),
        Value::Array(items) => {
            items.iter().enumerate().map(|(index, item)| Some((Value::from(index), range(item)?))).collect()
        }
        Value::Set(items) => items.iter_sorted().map(|item| Some((item.clone(), range(item)?))).collect(),
        Value::Object(fields) => fields.iter_sorted().map(|(key, item)| Some((key.clone(), range(item)?))).collect(),
        _ => None,
    }
}

/// The fewest networks that cover exactly what the given ones cover.
fn merge(arguments: &[Value]) -> Value {
    let items: Vec<&Value> = match &arguments[0] {
        Value::Array(items) => items.iter().collect(),
        Value::Set(items) => items.iter_sorted().collect(),
        _ => return Value::Undefined,
    };
    let ranges: Option<Vec<Range>> = items.into_iter().map(|item| text(item).and_then(Range::of)).collect();
    let Some(mut ranges) = ranges else { return Value::Undefined };
    ranges.sort();
    let mut merged: Vec<Range> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if last.is_v6 == range.is_v6 && range.first <= last.last.saturating_add(1) => {
                last.last = last.last.max(range.last);
            }
            _ => merged.push(range),
        }
    }
    Value::from(merged.into_iter().flat_map(Range::networks).map(Value::from).collect::<BTreeSet<Value>>())
}

fn expand(arguments: &[Value]) -> Value {
    let Some(range) = text(&arguments[0]).and_then(Range::network) else { return Value::Undefined };
    if range.last - range.first >= MOST_ADDRESSES {
        return exceed("it expands a range of addresses that is too wide");
    }
    let addresses = (range.first..=range.last).map(|bits| Value::from(range.written(bits)));
    Value::from(addresses.collect::<BTreeSet<Value>>())
}
