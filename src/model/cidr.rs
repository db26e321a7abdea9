//! Address ranges: which of them are open to the world.

use std::net::IpAddr;

/// A range of addresses in CIDR notation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cidr {
    first: u128,
    last: u128,
    is_ipv6: bool,
}

/// More addresses in a row than a /8 has is more than any one network: the world, or a good part of it.
const WIDEST_NETWORK: u32 = 8;

/// Unique local IPv6 addresses (RFC 4193) are wide and private.
const UNIQUE_LOCAL: u128 = 0xfc << 120;

impl Cidr {
    /// Reads `10.0.0.0/8` or `2001:db8::/32`; a bare address is a range of one. Host bits are ignored, as the clouds do.
    pub fn parse(text: &str) -> Option<Self> {
        let (address, prefix) = match text.trim().split_once('/') {
            Some((address, prefix)) => (address, Some(prefix.parse::<u32>().ok()?)),
            None => (text.trim(), None),
        };
        let (bits, width) = match address.parse().ok()? {
            IpAddr::V4(address) => (u128::from(address.to_bits()), 32),
            IpAddr::V6(address) => (address.to_bits(), 128),
        };
        let prefix = prefix.unwrap_or(width);
        let hosts = width.checked_sub(prefix)?;
        let mask = if hosts == 128 { u128::MAX } else { (1u128 << hosts) - 1 };
        Some(Self { first: bits & !mask, last: bits | mask, is_ipv6: width == 128 })
    }

    /// Whether it is IPv6.
    pub fn is_ipv6(self) -> bool {
        self.is_ipv6
    }

    fn is_too_wide(self) -> bool {
        let width = if self.is_ipv6 { 128 } else { 32 };
        self.last - self.first >= 1 << (width - WIDEST_NETWORK)
    }

    fn is_private(self) -> bool {
        self.is_ipv6 && self.first >> 121 == UNIQUE_LOCAL >> 121 && self.last >> 121 == UNIQUE_LOCAL >> 121
    }
}

/// The ranges that open the door to the world: ranges that touch each other and together are wider than a /8, as
/// `0.0.0.0/1` and `128.0.0.0/1`. Gives indexes into `ranges` by group, each in order; a group holds only what is too
/// wide by itself, or all of it where nothing is.
pub fn open_to_the_world(ranges: &[Cidr]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..ranges.len()).filter(|&at| !ranges[at].is_private()).collect();
    order.sort_by_key(|&at| (ranges[at].is_ipv6, ranges[at].first, ranges[at].last));
    let mut runs: Vec<(Cidr, Vec<usize>)> = Vec::new();
    for at in order {
        let range = ranges[at];
        match runs.last_mut() {
            Some((run, members)) if run.is_ipv6 == range.is_ipv6 && range.first <= run.last.saturating_add(1) => {
                run.last = run.last.max(range.last);
                members.push(at);
            }
            _ => runs.push((range, vec![at])),
        }
    }
    let open = runs.into_iter().filter(|(run, _)| run.is_too_wide());
    let mut groups: Vec<Vec<usize>> = open.map(|(_, members)| widest(members, ranges)).collect();
    groups.sort_unstable();
    groups
}

fn widest(mut members: Vec<usize>, ranges: &[Cidr]) -> Vec<usize> {
    if members.iter().any(|&at| ranges[at].is_too_wide()) {
        members.retain(|&at| ranges[at].is_too_wide());
    }
    members.sort_unstable();
    members
}
