//! Annotations by which kube-linter, kube-score, Polaris and Checkov are told to be silent about an object.

use super::checkov;
use super::remark::{Dialect, Named, Part, Reach, Remark, Saying, reason};

/// Whether what is allowed is named by the key or by the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Key,
    Value,
}

/// Reads an annotation of an object. The sayings' places are in the half that comes with them.
pub(super) fn read(key: &str, value: &str) -> Option<(Half, Vec<Saying>)> {
    kube_linter(key, value)
        .or_else(|| polaris(key, value))
        .or_else(|| checkov::is_annotation(key).then(|| (Half::Value, checkov::read_annotation(value))))
        .or_else(|| kube_score(key, value))
}

/// `ignore-check.kube-linter.io/<check>: reason` and `kube-linter.io/ignore-all: reason`.
fn kube_linter(key: &str, value: &str) -> Option<(Half, Vec<Saying>)> {
    let whole = Part::whole(key);
    let (named, at) = match whole.behind("ignore-check.kube-linter.io/") {
        Some(check) => (Named::Id(check.text.to_owned()), check),
        None => (key == "kube-linter.io/ignore-all").then_some((Named::Every, whole))?,
    };
    Some((Half::Key, vec![allow(Dialect::KubeLinter, named, at, reason(value))]))
}

/// `polaris.fairwinds.com/exempt: "true"` and `polaris.fairwinds.com/<check>-exempt: "true"`.
fn polaris(key: &str, value: &str) -> Option<(Half, Vec<Saying>)> {
    let what = Part::whole(key).behind("polaris.fairwinds.com/")?;
    let (named, at) = match what.text.strip_suffix("exempt")? {
        "" => (Named::Every, what),
        check => {
            let check = check.strip_suffix('-')?;
            (Named::Id(check.to_owned()), what.until(check.len()))
        }
    };
    let exempt = value.eq_ignore_ascii_case("true");
    Some((Half::Key, exempt.then(|| allow(Dialect::Polaris, named, at, None)).into_iter().collect()))
}

/// `kube-score/ignore: <check>,<check>`, on the object or its pod template.
pub(super) fn kube_score(key: &str, value: &str) -> Option<(Half, Vec<Saying>)> {
    if key != "kube-score/ignore" {
        return None;
    }
    let mut sayings = Vec::new();
    for check in Part::whole(value).listed() {
        sayings.push(allow(Dialect::KubeScore, Named::Id(check.text.to_owned()), check, None));
    }
    Some((Half::Value, sayings))
}

fn allow(dialect: Dialect, named: Named, at: Part, reason: Option<String>) -> Saying {
    Saying::Allows(Remark { dialect, named, at: at.range(), reach: Reach::Here, reason, until: None })
}
