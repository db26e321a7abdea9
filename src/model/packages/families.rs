//! Families of distributions: which one an image is of, and which one a package manager is for.

use super::Manager;
use crate::model::dockerfile::{Base, Stage};
use crate::model::image::ImageReference;

/// What a name or tag says about its image's distribution, as parts of words between `-`, `.` and `/`.
const SIGNS: [(&str, &[&str]); 4] = [
    ("Alpine", &["alpine"]),
    (
        "Debian",
        &[
            "debian", "ubuntu", "bookworm", "bullseye", "buster", "trixie", "stretch", "jammy", "noble", "focal",
            "bionic",
        ],
    ),
    (
        "Red Hat",
        &[
            "fedora",
            "centos",
            "rockylinux",
            "almalinux",
            "oraclelinux",
            "amazonlinux",
            "ubi8",
            "ubi9",
            "ubi10",
            "ubi",
            "rhel",
        ],
    ),
    ("SUSE", &["opensuse", "leap", "tumbleweed", "sles"]),
];

/// The family whose package manager this is.
pub fn family_of(manager: Manager) -> Option<&'static str> {
    Some(match manager {
        Manager::AptGet | Manager::Apt | Manager::Aptitude => "Debian",
        Manager::Apk => "Alpine",
        Manager::Yum | Manager::Dnf | Manager::Microdnf => "Red Hat",
        Manager::Zypper => "SUSE",
        _ => return None,
    })
}

/// Whether a manager installs packages of the distribution.
pub fn is_system(manager: Manager) -> bool {
    family_of(manager).is_some() || manager == Manager::Tdnf
}

impl Stage<'_> {
    /// The family of distributions that its base image is of, as far as name and tag say; the tag counts more
    /// (`python:3.13-alpine`).
    pub fn family(self) -> Option<&'static str> {
        let Base::Image { text, complete: true, .. } = self.base() else { return None };
        let image = ImageReference::parse(&text);
        let tag = image.tag().and_then(|tag| family_in(tag.text));
        tag.or_else(|| family_in(image.repository().text.rsplit('/').next().unwrap_or("")))
    }
}

fn family_in(text: &str) -> Option<&'static str> {
    let lower = text.to_ascii_lowercase();
    let parts: Vec<&str> = lower.split(['-', '_', '/']).collect();
    let says = |signs: &[&str]| {
        signs.iter().any(|sign| {
            parts
                .iter()
                .any(|part| part.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.') == *sign || part == sign)
        })
    };
    let found: Vec<&str> = SIGNS.iter().filter(|(_, signs)| says(signs)).map(|(family, _)| *family).collect();
    match found[..] {
        [family] => Some(family),
        _ => None,
    }
}
