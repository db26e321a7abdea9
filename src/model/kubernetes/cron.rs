//! Cron expressions, as the library reads them that CronJobs and Velero use.

/// The smallest and the largest number of each field: minute, hour, day, month, weekday.
const RANGES: [(u8, u8); 5] = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 7)];

const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS: &[&str] = &["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const WORDS: &[&str] = &["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];

/// Whether `text` is a cron expression: five fields, a word such as `@daily`, or `@every` and a duration.
pub fn is_cron(text: &str) -> bool {
    if let Some(duration) = text.strip_prefix("@every ") {
        return duration.starts_with(|first: char| first.is_ascii_digit());
    }
    let fields: Vec<&str> = text.split_ascii_whitespace().collect();
    match fields.first().filter(|first| first.starts_with("TZ=") || first.starts_with("CRON_TZ=")) {
        Some(_) => are_fields(&fields[1..]),
        None => WORDS.contains(&text) || are_fields(&fields),
    }
}

fn are_fields(fields: &[&str]) -> bool {
    fields.len() == RANGES.len()
        && fields.iter().enumerate().all(|(nth, field)| field.split(',').all(|part| is_part(part, nth)))
}

fn is_part(part: &str, nth: usize) -> bool {
    let (range, step) = part.split_once('/').unwrap_or((part, "1"));
    let (first, last) = range.split_once('-').unwrap_or((range, range));
    let any = matches!(range, "*" | "?");
    let ordered = matches!((number(first, nth), number(last, nth)), (Some(first), Some(last)) if first <= last);
    step.parse::<u32>().is_ok_and(|step| step > 0) && (any || ordered)
}

fn number(text: &str, nth: usize) -> Option<u8> {
    let (smallest, largest) = RANGES[nth];
    let names = match nth {
        3 => MONTHS,
        4 => WEEKDAYS,
        _ => &[],
    };
    let named = names.iter().position(|name| name.eq_ignore_ascii_case(text)).map(|found| found as u8 + smallest);
    named.or_else(|| text.parse().ok()).filter(|number| (smallest..=largest).contains(number))
}
