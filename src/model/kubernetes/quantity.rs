//! Resource quantities: `500m`, `1Gi`, `1e3`.

use std::fmt;

/// An amount, exact to a billionth, as `resource.Quantity` of apimachinery reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantity {
    nano: i128,
}

/// What no real amount reaches; larger ones are held here so that comparing stays right.
const LARGEST: i128 = i128::MAX / 4;

impl Quantity {
    /// A whole amount.
    pub const fn whole(amount: i64) -> Self {
        Self { nano: amount as i128 * 1_000_000_000 }
    }

    /// Reads a quantity; `None` where the API server would refuse it.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.as_bytes().first()? {
            b'-' => (true, &text[1..]),
            b'+' => (false, &text[1..]),
            _ => (false, text),
        };
        let end = digits.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(digits.len());
        let (number, suffix) = digits.split_at(end);
        let scale = Scale::parse(suffix)?;
        let nano = scale.apply(number)?;
        Some(Self { nano: if negative { -nano } else { nano } })
    }

    /// Whether it is nothing at all.
    pub fn is_zero(self) -> bool {
        self.nano == 0
    }

    /// Whether it is more than nothing.
    pub fn is_positive(self) -> bool {
        self.nano > 0
    }

    /// The amount in thousandths, rounded up: a CPU quantity in millicores.
    pub fn milli(self) -> i128 {
        self.nano.div_euclid(1_000_000) + i128::from(self.nano.rem_euclid(1_000_000) > 0)
    }
}

/// How many times the request the limit is; without end where there is a limit and no request.
pub fn stretch(limit: Option<Quantity>, request: Option<Quantity>) -> Option<f64> {
    let limit = limit.filter(|limit| limit.is_positive())?;
    match request.filter(|request| request.is_positive()) {
        Some(request) => Some(limit.nano as f64 / request.nano as f64),
        None => Some(f64::INFINITY),
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.nano % 1_000_000_000 == 0 {
            return write!(out, "{}", self.nano / 1_000_000_000);
        }
        write!(out, "{}m", self.milli())
    }
}

enum Scale {
    /// A power of ten.
    Decimal(i32),
    /// A power of 1024.
    Binary(u32),
}

impl Scale {
    fn parse(suffix: &str) -> Option<Self> {
        Some(match suffix {
            "" => Scale::Decimal(0),
            "n" => Scale::Decimal(-9),
            "u" => Scale::Decimal(-6),
            "m" => Scale::Decimal(-3),
            "k" => Scale::Decimal(3),
            "M" => Scale::Decimal(6),
            "G" => Scale::Decimal(9),
            "T" => Scale::Decimal(12),
            "P" => Scale::Decimal(15),
            "E" => Scale::Decimal(18),
            "Ki" => Scale::Binary(1),
            "Mi" => Scale::Binary(2),
            "Gi" => Scale::Binary(3),
            "Ti" => Scale::Binary(4),
            "Pi" => Scale::Binary(5),
            "Ei" => Scale::Binary(6),
            exponent => {
                let digits = exponent.strip_prefix(['e', 'E'])?;
                Scale::Decimal(digits.parse::<i32>().ok()?.clamp(-1000, 1000))
            }
        })
    }

    /// `number` (digits with at most one point) times this scale, in billionths, rounded up as apimachinery does.
    fn apply(&self, number: &str) -> Option<i128> {
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        if fraction.contains('.') || (whole.is_empty() && fraction.is_empty()) {
            return None;
        }
        let fraction = fraction.trim_end_matches('0');
        let digits = whole.bytes().chain(fraction.bytes()).map(|digit| digit - b'0');
        let digits = match whole.len() + fraction.len() {
            ..=18 => i128::from(digits.fold(0, |number: u64, digit| number * 10 + u64::from(digit))),
            _ => digits.fold(0, |number: i128, digit| number.saturating_mul(10).saturating_add(i128::from(digit))),
        };
        let power = 9 - fraction.len() as i32;
        Some(match *self {
            Scale::Decimal(exponent) => shift(digits, power + exponent),
            Scale::Binary(exponent) => shift(digits.saturating_mul(1024_i128.pow(exponent)), power),
        })
    }
}

/// `digits` times ten to the `power`, rounded up and held below [`LARGEST`].
fn shift(digits: i128, power: i32) -> i128 {
    if power >= 0 {
        return digits.saturating_mul(10_i128.saturating_pow(power.unsigned_abs())).min(LARGEST);
    }
    let mut shifted = digits;
    let mut lost = false;
    for _ in 0..(-power).min(60) {
        lost |= shifted % 10 != 0;
        shifted /= 10;
    }
    (shifted + i128::from(lost)).min(LARGEST)
}
