//! Releases of base images and the day after which nobody mends them.
//!
//! Source: endoflife.date, which gathers the publishers' own pages; its repository (github.com/endoflife-date/endoflife.date,
//! `products/*.md`) as of commit a70eca33 of 2026-08-22, all dates read from there. Debian's are the last days of its long
//! term support, Ubuntu's those of its standard support: what is sold beyond that is in no public image.

use super::image::ImageReference;

/// The day this table was written, in days since 1970-01-01: 2026-11-21.
const WRITTEN: i64 = 20_778;

/// One release: the image's name, how its tags begin or what stands in them, its name for people, and its last day.
struct Release {
    image: &'static str,
    tag: &'static str,
    last_day: &'static str,
}

macro_rules! releases {
    ($($image:literal { $($tag:literal $day:literal),* $(,)? })*) => {
        &[$($(Release { image: $image, tag: $tag, last_day: $day },)*)*]
    };
}

const RELEASES: &[Release] = releases! {
    "alpine" {
        "3.0" "2016-05-01", "3.1" "2016-11-01", "3.2" "2017-05-01", "3.3" "2017-11-01", "3.4" "2018-05-01",
        "3.5" "2018-11-01", "3.6" "2019-05-01", "3.7" "2019-11-01", "3.8" "2020-05-01", "3.9" "2020-11-01",
        "3.10" "2021-05-01", "3.11" "2021-11-01", "3.12" "2022-05-01", "3.13" "2022-11-01", "3.14" "2023-05-01",
        "3.15" "2023-11-01", "3.16" "2024-05-23", "3.17" "2024-11-22", "3.18" "2025-05-09", "3.19" "2025-11-01",
        "3.20" "2026-04-01", "3.21" "2026-11-01", "3.22" "2027-05-01", "3.23" "2027-11-01", "3.24" "2028-06-01",
    }
    "debian" {
        "6" "2016-02-29", "squeeze" "2016-02-29", "7" "2018-05-31", "wheezy" "2018-05-31", "8" "2020-06-30",
        "jessie" "2020-06-30", "9" "2022-07-01", "stretch" "2022-07-01", "10" "2024-06-30", "buster" "2024-06-30",
        "11" "2026-08-31", "bullseye" "2026-08-31", "12" "2028-06-30", "bookworm" "2028-06-30", "13" "2030-06-30",
        "trixie" "2030-06-30",
    }
    "ubuntu" {
        "12.04" "2017-04-28", "precise" "2017-04-28", "12.10" "2014-05-16", "quantal" "2014-05-16",
        "13.04" "2014-01-27", "raring" "2014-01-27", "13.10" "2014-07-17", "saucy" "2014-07-17",
        "14.04" "2019-04-02", "trusty" "2019-04-02", "14.10" "2015-07-23", "utopic" "2015-07-23",
        "15.04" "2016-02-04", "vivid" "2016-02-04", "15.10" "2016-07-28", "wily" "2016-07-28", "16.04" "2021-04-02",
        "xenial" "2021-04-02", "16.10" "2017-07-20", "yakkety" "2017-07-20", "17.04" "2018-01-13",
        "zesty" "2018-01-13", "17.10" "2018-07-19", "artful" "2018-07-19", "18.04" "2023-05-31",
        "bionic" "2023-05-31", "18.10" "2019-07-18", "cosmic" "2019-07-18", "19.04" "2020-01-23",
        "disco" "2020-01-23", "19.10" "2020-07-06", "eoan" "2020-07-06", "20.04" "2025-05-31", "focal" "2025-05-31",
        "20.10" "2021-07-22", "groovy" "2021-07-22", "21.04" "2022-01-20", "hirsute" "2022-01-20",
        "21.10" "2022-07-14", "impish" "2022-07-14", "22.04" "2027-04-01", "jammy" "2027-04-01",
        "22.10" "2023-07-20", "kinetic" "2023-07-20", "23.04" "2024-01-20", "lunar" "2024-01-20",
        "23.10" "2024-07-12", "mantic" "2024-07-12", "24.04" "2029-05-31", "noble" "2029-05-31",
        "24.10" "2025-07-10", "oracular" "2025-07-10", "25.04" "2026-01-17", "plucky" "2026-01-17",
        "25.10" "2026-07-01", "questing" "2026-07-01", "26.04" "2031-04-30", "resolute" "2031-04-30",
    }
    "centos" {
        "centos6" "2020-11-30", "centos7" "2024-06-30", "centos8" "2021-12-31", "5" "2017-03-31", "6" "2020-11-30",
        "7" "2024-06-30", "8" "2021-12-31",
    }
    "fedora" {
        "20" "2015-06-23", "21" "2015-12-01", "22" "2016-07-19", "23" "2016-12-20", "24" "2017-08-08",
        "25" "2017-12-12", "26" "2018-05-29", "27" "2018-11-30", "28" "2019-05-28", "29" "2019-11-26",
        "30" "2020-05-26", "31" "2020-11-24", "32" "2021-05-25", "33" "2021-11-30", "34" "2022-06-07",
        "35" "2022-12-13", "36" "2023-05-16", "37" "2023-12-05", "38" "2024-05-21", "39" "2024-11-26",
        "40" "2025-05-13", "41" "2025-12-15", "42" "2026-05-27", "43" "2026-12-09", "44" "2027-06-02",
    }
    "amazonlinux" {
        "1" "2023-12-31", "2018.03" "2023-12-31", "2" "2026-06-30", "2023" "2029-06-30",
    }
    "node" {
        "4" "2018-04-30", "5" "2016-06-30", "6" "2019-04-30", "7" "2017-06-30", "8" "2019-12-31", "9" "2018-06-30",
        "10" "2021-04-30", "11" "2019-06-30", "12" "2022-04-30", "13" "2020-06-01", "14" "2023-04-30",
        "15" "2021-06-01", "16" "2023-09-11", "17" "2022-06-01", "18" "2025-04-30", "19" "2023-06-01",
        "20" "2026-04-30", "21" "2024-06-01", "22" "2027-04-30", "23" "2025-06-01", "24" "2028-04-30",
        "25" "2026-06-01", "26" "2029-04-30",
    }
    "golang" {
        "1.10" "2019-02-25", "1.11" "2019-09-03", "1.12" "2020-02-25", "1.13" "2020-08-11", "1.14" "2021-02-16",
        "1.15" "2021-08-16", "1.16" "2022-03-15", "1.17" "2022-08-02", "1.18" "2023-02-01", "1.19" "2023-09-06",
        "1.20" "2024-02-06", "1.21" "2024-08-13", "1.22" "2025-02-11", "1.23" "2025-08-12", "1.24" "2026-02-10",
        "1.25" "2026-08-19",
    }
    "python" {
        "2" "2020-01-01", "2.6" "2013-10-29", "3.0" "2009-06-27", "3.1" "2012-04-09", "2.7" "2020-01-01",
        "3.2" "2016-02-20", "3.3" "2017-09-29", "3.4" "2019-03-18", "3.5" "2020-09-30", "3.6" "2021-12-23",
        "3.7" "2023-06-27", "3.8" "2024-10-07", "3.9" "2025-10-31", "3.10" "2026-10-31", "3.11" "2027-10-31",
        "3.12" "2028-10-31", "3.13" "2029-10-31", "3.14" "2030-10-31",
    }
    "php" {
        "5" "2018-12-31", "7" "2022-11-28", "5.0" "2005-09-05", "5.1" "2006-08-24", "5.2" "2011-01-06",
        "5.3" "2014-08-14", "5.4" "2015-09-14", "5.5" "2016-07-21", "5.6" "2018-12-31", "7.0" "2019-01-10",
        "7.1" "2019-12-01", "7.2" "2020-11-30", "7.3" "2021-12-06", "7.4" "2022-11-28", "8.0" "2023-11-26",
        "8.1" "2025-12-31", "8.2" "2026-12-31", "8.3" "2027-12-31", "8.4" "2028-12-31", "8.5" "2029-12-31",
    }
    "ruby" {
        "2" "2023-03-31", "1.9.3" "2015-02-23", "2.0.0" "2016-02-24", "2.1" "2017-03-31", "2.2" "2018-03-31",
        "2.3" "2019-03-31", "2.4" "2020-03-31", "2.5" "2021-03-31", "2.6" "2022-03-31", "2.7" "2023-03-31",
        "3.0" "2024-04-23", "3.1" "2025-03-26", "3.2" "2026-03-31", "3.3" "2027-03-31", "3.4" "2028-03-31",
        "4.0" "2029-03-31",
    }
};

/// The images whose releases also stand in the tags of others, by their code names.
const DISTRIBUTIONS: [&str; 2] = ["debian", "ubuntu"];

/// The release that an image is of and its last day, if that has passed. `today` is in days since 1970-01-01; without
/// it, or where it lies before this table was written, the table's own day counts.
pub fn ended(image: &str, today: Option<i64>) -> Option<(String, &'static str)> {
    let reference = ImageReference::parse(image);
    let registry = reference.registry().map(|registry| registry.text);
    let name = reference.repository().text;
    let name = name.strip_prefix("library/").unwrap_or(name);
    if !registry.is_none_or(|registry| registry.ends_with("docker.io")) || name.contains('/') {
        return None;
    }
    let tag = reference.tag()?.text;
    let today = today.unwrap_or(WRITTEN).max(WRITTEN);
    let parts: Vec<&str> = tag.split('-').collect();
    let of_image = RELEASES.iter().filter(|release| release.image == name);
    let own = of_image.filter(|release| names_release(parts[0], release.tag)).max_by_key(|release| release.tag.len());
    let known = RELEASES.iter().any(|release| release.image == name);
    let below = || parts.iter().find_map(|part| distribution(part)).filter(|_| known);
    let over = |release: &&Release| days(release.last_day).is_some_and(|last| last < today);
    let release = own.filter(over).or_else(|| below().filter(over))?;
    Some((format!("{} {}", release.image, release.tag), release.last_day))
}

/// The distribution that a later part of a tag names: `bullseye`, `alpine3.16`.
fn distribution(part: &str) -> Option<&'static Release> {
    let alpine = part.strip_prefix("alpine");
    let named = |release: &&Release| match alpine {
        Some(version) => release.image == "alpine" && release.tag == version,
        None => DISTRIBUTIONS.contains(&release.image) && release.tag == part && part.starts_with(char::is_alphabetic),
    };
    RELEASES.iter().find(named)
}

/// Whether the first part of a tag names a release: `3.9`, or `3.9.18` of it.
fn names_release(part: &str, release: &str) -> bool {
    part.strip_prefix(release).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// A date as days since 1970-01-01 (Howard Hinnant's algorithm `days_from_civil`).
fn days(date: &str) -> Option<i64> {
    let mut parts = date.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}
