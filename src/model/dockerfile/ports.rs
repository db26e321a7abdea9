//! The ports that EXPOSE names.

/// One word of an EXPOSE: `80`, `80/tcp`, `8000-8100/udp`. An address or host port in front is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExposedPort<'t> {
    /// First and last port; `None` where it is no number, as with a variable. One port has no last.
    pub ends: [Option<u32>; 2],
    /// What stands behind the slash.
    pub protocol: Option<&'t str>,
}

impl<'t> ExposedPort<'t> {
    /// Reads a word; a number too long for any port is `u32::MAX`.
    pub fn parse(text: &'t str) -> Self {
        let (ports, protocol) = match text.split_once('/') {
            Some((ports, protocol)) => (ports, Some(protocol)),
            None => (text, None),
        };
        let container = ports.rsplit(':').next().unwrap_or(ports);
        let ends = match container.split_once('-') {
            Some((first, last)) => [number(first), number(last)],
            None => [number(container), None],
        };
        Self { ends, protocol }
    }
}

fn number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u32::MAX))
}
