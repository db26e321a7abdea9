//! Days, counted from 1970-01-01.

/// The day of `YYYY-MM-DD`, if there is such a day.
pub(crate) fn day(text: &str) -> Option<i64> {
    let [year, month, day]: [&str; 3] = text.split('-').collect::<Vec<_>>().try_into().ok()?;
    let number = |part: &str, digits: usize| {
        let whole = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        whole.then(|| part.parse::<i64>().ok()).flatten()
    };
    let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
    let valid = (1..=12).contains(&month) && (1..=length_of(year, month)).contains(&day);
    valid.then(|| days_before(year, month) + day - 1)
}

fn length_of(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The first day of a month.
fn days_before(year: i64, month: i64) -> i64 {
    let before = year - 1;
    let leap_days = before / 4 - before / 100 + before / 400;
    let years = before * 365 + leap_days;
    let months: i64 = (1..month).map(|month| length_of(year, month)).sum();
    // 719,162 days lie between 0001-01-01 and 1970-01-01.
    years + months - 719_162
}
