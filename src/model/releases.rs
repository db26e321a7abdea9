//! Releases of base images and the day after which nobody mends them.
//!
//! Sources: the publishers' own pages (alpinelinux.org/releases, wiki.debian.org/LTS, ubuntu.com/about/release-cycle,
//! github.com/nodejs/release, devguide.python.org/versions, php.net/supported-versions, ruby-lang.org), November 2026.

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
        "3.12" "2022-05-01", "3.13" "2022-11-01", "3.14" "2023-05-01", "3.15" "2023-11-01", "3.16" "2024-05-23",
        "3.17" "2024-11-22", "3.18" "2025-05-09", "3.19" "2025-11-01", "3.20" "2026-04-01", "3.21" "2026-11-01",
        "3.22" "2027-05-01",
    }
    "debian" {
        "7" "2018-05-31", "wheezy" "2018-05-31", "8" "2020-06-30", "jessie" "2020-06-30", "9" "2022-06-30",
        "stretch" "2022-06-30", "10" "2024-06-30", "buster" "2024-06-30", "11" "2026-08-31", "bullseye" "2026-08-31",
        "12" "2028-06-30", "bookworm" "2028-06-30",
    }
    "ubuntu" {
        "14.04" "2019-04-25", "trusty" "2019-04-25", "16.04" "2021-04-30", "xenial" "2021-04-30", "18.04" "2023-05-31",
        "bionic" "2023-05-31", "20.04" "2025-05-31", "focal" "2025-05-31", "22.04" "2027-04-01", "jammy" "2027-04-01",
        "23.04" "2024-01-25", "23.10" "2024-07-11", "24.10" "2025-07-10", "25.04" "2026-01-15",
    }
    "centos" { "6" "2020-11-30", "7" "2024-06-30", "8" "2021-12-31", "centos7" "2024-06-30", "centos8" "2021-12-31" }
    "node" {
        "8" "2019-12-31", "10" "2021-04-30", "12" "2022-04-30", "14" "2023-04-30", "16" "2023-09-11", "17" "2022-06-01",
        "18" "2025-04-30", "19" "2023-06-01", "20" "2026-04-30", "21" "2024-06-01", "22" "2027-04-30", "23" "2025-06-01",
    }
    "python" {
        "2" "2020-01-01", "2.7" "2020-01-01", "3.5" "2020-09-30", "3.6" "2021-12-23", "3.7" "2023-06-27",
        "3.8" "2024-10-07", "3.9" "2025-10-31", "3.10" "2026-10-31", "3.11" "2027-10-31",
    }
    "php" { "5" "2018-12-31", "7" "2022-11-28", "7.4" "2022-11-28", "8.0" "2023-11-26", "8.1" "2025-12-31" }
    "ruby" { "2.6" "2022-04-12", "2.7" "2023-03-31", "3.0" "2024-04-23", "3.1" "2025-03-26", "3.2" "2026-03-31" }
};

/// Names of distributions that also stand in the tags of other official images.
const CODE_NAMES: [&str; 8] = ["wheezy", "jessie", "stretch", "buster", "bullseye", "xenial", "bionic", "focal"];

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
    let by_code_name = || {
        let code = parts.iter().find(|part| CODE_NAMES.contains(part)).filter(|_| known)?;
        RELEASES.iter().find(|release| release.tag == *code)
    };
    let over = |release: &&Release| days(release.last_day).is_some_and(|last| last < today);
    let release = own.filter(over).or_else(|| by_code_name().filter(over))?;
    Some((format!("{} {}", release.image, release.tag), release.last_day))
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
