//! `sprintf` as Go's `fmt` prints: the verbs, flags and words about mistakes that policies and their tests rely on.
//!
//! OPA hands Go integers, decimals and strings; every other value goes as the text that Rego writes for it.

use std::fmt::Write;
use std::iter::Peekable;
use std::str::Chars;

use super::super::values::{Value, text};
use super::text::TOO_LONG;
use super::{Entry, exceed};
use crate::policy::rego::asking;

pub(super) const TABLE: &[Entry] = &[("sprintf", 2, sprintf)];

/// The widest field and the most decimals that are printed.
const WIDEST: usize = 10_000;

fn sprintf(arguments: &[Value]) -> Value {
    let (Some(format), Value::Array(items)) = (text(&arguments[0]), &arguments[1]) else { return Value::Undefined };
    let operands: Option<Vec<Operand>> = items.iter().map(Operand::of).collect();
    let Some(printed) = operands.and_then(|operands| Printer::new(&operands).print(format)) else {
        return exceed(TOO_LONG);
    };
    let made = Value::from(printed);
    asking::trace(&made, items.iter());
    made
}

/// What Go sees of a value.
enum Operand {
    Int(i64),
    Big(String),
    Float(f64),
    Text(String),
}

impl Operand {
    fn of(value: &Value) -> Option<Self> {
        Some(match value {
            Value::String(text) => Operand::Text(text.to_string()),
            Value::Number(number) => match (number.as_i64(), number.is_integer()) {
                (Some(whole), _) => Operand::Int(whole),
                (None, true) => Operand::Big(number.format_decimal()),
                (None, false) => number.as_f64().map_or_else(|| Operand::Text(number.format_decimal()), Operand::Float),
            },
            other => Operand::Text(super::text::written(other)?),
        })
    }

    /// Go's name of its type.
    fn type_name(&self) -> &'static str {
        match self {
            Operand::Int(_) => "int",
            Operand::Big(_) => "*big.Int",
            Operand::Float(_) => "float64",
            Operand::Text(_) => "string",
        }
    }

    /// As `%v` prints it.
    fn plain(&self) -> String {
        match self {
            Operand::Int(whole) => whole.to_string(),
            Operand::Big(digits) => digits.clone(),
            Operand::Float(value) => general(*value, None, 'e', false),
            Operand::Text(text) => text.clone(),
        }
    }
}

/// Flags, width and precision of one verb.
#[derive(Default, Clone)]
struct Spec {
    plus: bool,
    minus: bool,
    sharp: bool,
    space: bool,
    zero: bool,
    width: Option<usize>,
    precision: Option<usize>,
}

struct Printer<'o> {
    operands: &'o [Operand],
    next: usize,
    reordered: bool,
    out: String,
}

impl<'o> Printer<'o> {
    fn new(operands: &'o [Operand]) -> Self {
        Self { operands, next: 0, reordered: false, out: String::new() }
    }

    /// `None` where it gets too long.
    fn print(mut self, format: &str) -> Option<String> {
        let mut letters = format.chars().peekable();
        while let Some(letter) = letters.next() {
            if letter == '%' {
                self.verb(&mut letters);
            } else {
                self.out.push(letter);
            }
            if self.out.len() > super::text::LONGEST {
                return None;
            }
        }
        if !self.reordered && self.next < self.operands.len() {
            let extra = self.operands[self.next..].iter();
            let extra: Vec<String> =
                extra.map(|operand| format!("{}={}", operand.type_name(), operand.plain())).collect();
            _ = write!(self.out, "%!(EXTRA {})", extra.join(", "));
        }
        Some(self.out)
    }

    fn verb(&mut self, letters: &mut Peekable<Chars>) {
        let mut spec = Spec::default();
        while let Some(&flag) = letters.peek() {
            match flag {
                '+' => spec.plus = true,
                '-' => (spec.minus, spec.zero) = (true, false),
                '#' => spec.sharp = true,
                ' ' => spec.space = true,
                '0' => spec.zero = !spec.minus,
                _ => break,
            }
            letters.next();
        }
        let mut good_index = self.index(letters);
        if letters.next_if_eq(&'*').is_some() {
            spec.width = self.star("%!(BADWIDTH)", &mut spec.minus);
            good_index &= self.index(letters);
        } else {
            spec.width = number(letters);
        }
        if letters.next_if_eq(&'.').is_some() {
            good_index &= self.index(letters);
            spec.precision = if letters.next_if_eq(&'*').is_some() {
                self.star("%!(BADPREC)", &mut false)
            } else {
                Some(number(letters).unwrap_or(0))
            };
        }
        good_index &= self.index(letters);
        let Some(verb) = letters.next() else {
            self.out.push_str("%!(NOVERB)");
            return;
        };
        if verb == '%' {
            self.out.push('%');
        } else if !good_index {
            _ = write!(self.out, "%!{verb}(BADINDEX)");
        } else if let Some(operand) = self.operands.get(self.next) {
            self.next += 1;
            let printed = formatted(operand, verb, &spec);
            self.out.push_str(&printed);
        } else {
            _ = write!(self.out, "%!{verb}(MISSING)");
        }
    }

    /// `[2]`: the operand to go on with. False where there is none of that number.
    fn index(&mut self, letters: &mut Peekable<Chars>) -> bool {
        if letters.peek() != Some(&'[') {
            return true;
        }
        self.reordered = true;
        let mut ahead = letters.clone();
        ahead.next();
        let found = number(&mut ahead);
        if ahead.next() != Some(']') {
            letters.next();
            return false;
        }
        *letters = ahead;
        match found {
            Some(number) if (1..=self.operands.len()).contains(&number) => {
                self.next = number - 1;
                true
            }
            _ => false,
        }
    }

    /// `*`: width or precision from the next operand.
    fn star(&mut self, complaint: &str, minus: &mut bool) -> Option<usize> {
        let operand = self.operands.get(self.next);
        self.next += usize::from(operand.is_some());
        match operand {
            Some(Operand::Int(whole)) if whole.unsigned_abs() <= WIDEST as u64 => {
                *minus |= *whole < 0;
                Some(whole.unsigned_abs() as usize)
            }
            _ => {
                self.out.push_str(complaint);
                None
            }
        }
    }
}

fn number(letters: &mut Peekable<Chars>) -> Option<usize> {
    let mut found = None;
    while let Some(digit) = letters.peek().and_then(|letter| letter.to_digit(10)) {
        found = Some((found.unwrap_or(0) * 10 + digit as usize).min(WIDEST));
        letters.next();
    }
    found
}

fn formatted(operand: &Operand, verb: char, spec: &Spec) -> String {
    if verb == 'T' {
        return padded(operand.type_name(), spec, false);
    }
    let printed = match operand {
        Operand::Int(whole) => integer(*whole < 0, &whole.unsigned_abs().to_string(), verb, spec),
        Operand::Big(digits) => {
            let (negative, digits) = digits.strip_prefix('-').map_or((false, &**digits), |digits| (true, digits));
            if matches!(verb, 'd' | 'v') { integer(negative, digits, verb, spec) } else { None }
        }
        Operand::Float(value) => float(*value, verb, spec),
        Operand::Text(text) => string(text, verb, spec),
    };
    printed.unwrap_or_else(|| format!("%!{verb}({}={})", operand.type_name(), operand.plain()))
}

/// Fills up to the width, in front or behind; numbers with zeros if so wanted.
fn padded(printed: &str, spec: &Spec, zeros: bool) -> String {
    let missing = spec.width.map_or(0, |width| width.saturating_sub(printed.chars().count()));
    if missing == 0 {
        return printed.to_owned();
    }
    if spec.minus {
        return format!("{printed}{}", " ".repeat(missing));
    }
    if !zeros {
        return format!("{}{printed}", " ".repeat(missing));
    }
    let sign = printed.starts_with(['+', '-', ' ']);
    let (sign, digits) = printed.split_at(usize::from(sign));
    format!("{sign}{}{digits}", "0".repeat(missing))
}

fn sign(negative: bool, spec: &Spec) -> &'static str {
    match (negative, spec.plus, spec.space) {
        (true, ..) => "-",
        (_, true, _) => "+",
        (_, _, true) => " ",
        _ => "",
    }
}

fn integer(negative: bool, digits: &str, verb: char, spec: &Spec) -> Option<String> {
    let value: Option<u64> = digits.parse().ok();
    let digits = match verb {
        'd' | 'v' => digits.to_owned(),
        'b' => format!("{}{:b}", if spec.sharp { "0b" } else { "" }, value?),
        'o' => format!("{}{:o}", if spec.sharp { "0" } else { "" }, value?),
        'O' => format!("0o{:o}", value?),
        'x' => format!("{}{:x}", if spec.sharp { "0x" } else { "" }, value?),
        'X' => format!("{}{:X}", if spec.sharp { "0X" } else { "" }, value?),
        'c' => return Some(padded(&char::from_u32(value? as u32).unwrap_or('\u{fffd}').to_string(), spec, false)),
        'q' => {
            let letter = char::from_u32(value? as u32).unwrap_or('\u{fffd}');
            return Some(padded(&format!("'{}'", letter.escape_default()), spec, false));
        }
        'U' => return Some(padded(&format!("U+{:04X}", value?), spec, false)),
        _ => return None,
    };
    let digits = match spec.precision {
        Some(0) if digits == "0" => String::new(),
        Some(precision) if digits.len() < precision => format!("{}{digits}", "0".repeat(precision - digits.len())),
        _ => digits,
    };
    let zeros = spec.zero && spec.precision.is_none();
    Some(padded(&format!("{}{digits}", sign(negative, spec)), spec, zeros))
}

fn float(value: f64, verb: char, spec: &Spec) -> Option<String> {
    let digits = match verb {
        'e' | 'E' => exponential(value.abs(), Some(spec.precision.unwrap_or(6)), verb),
        'f' | 'F' => format!("{:.*}", spec.precision.unwrap_or(6), value.abs()),
        'g' | 'v' => general(value.abs(), spec.precision, 'e', spec.sharp),
        'G' => general(value.abs(), spec.precision, 'E', spec.sharp),
        _ => return None,
    };
    Some(padded(&format!("{}{digits}", sign(value.is_sign_negative(), spec)), spec, spec.zero))
}

/// `1.5e+06`.
fn exponential(value: f64, precision: Option<usize>, letter: char) -> String {
    let printed = precision.map_or_else(|| format!("{value:e}"), |precision| format!("{value:.precision$e}"));
    let (digits, exponent) = printed.split_once('e').unwrap_or((&printed, "0"));
    let (sign, exponent) = exponent.strip_prefix('-').map_or(('+', exponent), |exponent| ('-', exponent));
    format!("{digits}{letter}{sign}{exponent:0>2}")
}

/// Decimal or exponential: exponential below 1e-4 and from 10^precision on, 10^6 where as many digits as are needed are
/// printed.
fn general(value: f64, precision: Option<usize>, letter: char, keep_zeros: bool) -> String {
    if value == 0.0 {
        return if value.is_sign_negative() { "-0".into() } else { "0".into() };
    }
    let rounded = match precision {
        Some(precision) => exponential(value, Some(precision.max(1) - 1), 'e'),
        None => exponential(value, None, 'e'),
    };
    let (digits, exponent) = rounded.split_once('e').unwrap_or((&rounded, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let shown = digits.chars().filter(char::is_ascii_digit).count() as i32;
    let limit = precision.map_or(6, |precision| precision.max(1) as i32);
    let limit = if precision.is_some() && limit > shown && shown > exponent { shown } else { limit };
    if exponent < -4 || exponent >= limit {
        let digits = if keep_zeros { digits.to_owned() } else { trimmed(digits) };
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{digits}{letter}{sign}{:0>2}", exponent.unsigned_abs());
    }
    let decimals = (shown - 1 - exponent).max(0) as usize;
    let printed = format!("{value:.decimals$}");
    if keep_zeros { printed } else { trimmed(&printed) }
}

/// Without zeros at the end of the decimals.
fn trimmed(digits: &str) -> String {
    if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.').to_owned() } else { digits.to_owned() }
}

fn string(text: &str, verb: char, spec: &Spec) -> Option<String> {
    let cut = match (verb, spec.precision) {
        ('s' | 'v' | 'q', Some(precision)) => text.chars().take(precision).collect(),
        _ => text.to_owned(),
    };
    let printed = match verb {
        's' | 'v' => cut,
        'q' if spec.sharp && !cut.contains('`') => format!("`{cut}`"),
        'q' => super::text::quoted(&cut),
        'x' => hexadecimal(&cut, spec, |byte| format!("{byte:02x}")),
        'X' => hexadecimal(&cut, spec, |byte| format!("{byte:02X}")),
        _ => return None,
    };
    Some(padded(&printed, spec, spec.zero))
}

fn hexadecimal(text: &str, spec: &Spec, print: impl Fn(u8) -> String) -> String {
    let bytes = text.bytes().take(spec.precision.unwrap_or(usize::MAX));
    bytes.map(print).collect::<Vec<String>>().join(if spec.space { " " } else { "" })
}
