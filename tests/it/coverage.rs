//! What of the peers' checks we carry: a page for each family, printed from the aliases of the rules, with no id that
//! was not tried. Each id that a page calls covered is asserted by fixtures: every rule that carries it has one that
//! fails under that id and one that passes under it.

mod dockerfile;
mod kubernetes;

use std::fmt::Write as _;
use std::path::Path;

use tidegate::rule::Rule;

use crate::fixtures::{RULES, check_under, fixtures};
use crate::printed::hold;

/// The checks of several peers for one kind of input, and the page that compares them with our rules.
struct Family {
    /// The page, relative to the repository.
    page: &'static str,
    /// What the checks look at, in the page's title.
    title: &'static str,
    /// A fixture in which everything is in order, relative to the repository: what passes under an id where the pass
    /// fixtures of its rules, which prove one thing each, lack what other rules of the same id ask for.
    in_order: Option<&'static str>,
    peers: &'static [Peer],
}

/// One tool and all the checks that it has for this kind of input.
struct Peer {
    name: &'static str,
    /// Where the list of its ids is from.
    source: &'static str,
    /// The spelling of its ids: an alias that begins so is one of them. None for bare names.
    prefixes: &'static [&'static str],
    /// Its ids, separated by blanks, in the order of the page.
    ids: &'static str,
    /// Ids that no rule carries.
    uncovered: &'static [(&'static str, Uncovered)],
}

/// Why no rule carries an id. There is no other reason.
#[derive(Clone, Copy)]
#[allow(dead_code, reason = "not every family has each of them")]
enum Uncovered {
    /// The verdict needs what a registry says about an image.
    Registry,
    /// The verdict needs an answer from the network or from a running cluster.
    Network,
    /// The verdict needs what a node's disk and its kubelet say.
    Node,
    /// It says that the input cannot be read: here a problem of that kind, which no setting hides, never a finding.
    Problem(&'static str),
}

impl Uncovered {
    fn reason(self) -> String {
        match self {
            Self::Registry => "needs a registry".into(),
            Self::Network => "needs the network".into(),
            Self::Node => "needs a node".into(),
            Self::Problem(kind) => format!("a problem (`{kind}`), not a finding: nothing can turn it off"),
        }
    }
}

impl Peer {
    fn ids(&self) -> impl Iterator<Item = &'static str> {
        self.ids.split_whitespace()
    }

    /// Whether an alias is spelled like the ids of this peer.
    fn spells(&self, alias: &str) -> bool {
        if self.prefixes.is_empty() {
            return alias.chars().all(|c| c.is_ascii_alphabetic());
        }
        self.prefixes.iter().any(|prefix| alias.starts_with(prefix))
    }

    fn why_uncovered(&self, id: &str) -> Option<Uncovered> {
        self.uncovered.iter().find(|(uncovered, _)| *uncovered == id).map(|(_, why)| *why)
    }
}

/// The rules that carry an id.
fn carriers(id: &str) -> Vec<&'static Rule> {
    RULES.iter().copied().filter(|rule| rule.meta.answers_to(id)).collect()
}

/// The page of a family.
fn page(family: &Family) -> String {
    let mut page = format!(
        "# {}: what we carry of other tools' checks\n\nPrinted from the aliases of the rules by a test that also runs \
         each id: every rule named here has a fixture that fails under the id and one that passes under it.\n",
        family.title
    );
    for peer in family.peers {
        let covered: Vec<&str> = peer.ids().filter(|id| peer.why_uncovered(id).is_none()).collect();
        let (carried, all) = (covered.len(), peer.ids().count());
        write!(page, "\n## {}\n\n{carried} of {all}. List: {}.\n\n| id | rules |\n|---|---|\n", peer.name, peer.source)
            .unwrap();
        for id in covered {
            let link = |rule: &&Rule| format!("[{0}](../rules/{0}.md)", rule.meta.id);
            let rules: Vec<String> = carriers(id).iter().map(link).collect();
            writeln!(page, "| {id} | {} |", rules.join(", ")).unwrap();
        }
        for (index, (id, why)) in peer.uncovered.iter().enumerate() {
            let head = if index == 0 { "\n| not covered | why |\n|---|---|\n" } else { "" };
            writeln!(page, "{head}| {id} | {} |", why.reason()).unwrap();
        }
    }
    page
}

/// What is wrong with how a rule carries an id.
fn faults(id: &str, rule: &'static Rule, in_order: Option<&Path>) -> Vec<String> {
    let fails = |fixture: &std::path::PathBuf| {
        let report = check_under(id, rule, fixture);
        report.findings.iter().any(|finding| report.rules[finding.rule].meta.id == rule.meta.id)
    };
    let mut faults = Vec::new();
    if !fixtures(rule, "fail-").iter().any(fails) {
        faults.push(format!("{id}: no fail fixture of {} is found under it", rule.meta.id));
    }
    let passes = |fixture: &Path| check_under(id, rule, fixture).findings.is_empty();
    if !fixtures(rule, "pass-").iter().any(|fixture| passes(fixture)) && !in_order.is_some_and(passes) {
        faults.push(format!("{id}: every pass fixture of {} is found under it by another rule", rule.meta.id));
    }
    faults
}

fn holds(family: &Family) {
    let mut wrong = Vec::new();
    let in_order = family.in_order.map(|name| Path::new(env!("CARGO_MANIFEST_DIR")).join(name));
    for peer in family.peers {
        for id in peer.ids() {
            let carriers = carriers(id);
            match peer.why_uncovered(id) {
                Some(_) if !carriers.is_empty() => wrong.push(format!("{id} is carried and called uncovered")),
                None if carriers.is_empty() => wrong.push(format!("{id} of {} is carried by no rule", peer.name)),
                _ => wrong.extend(carriers.into_iter().flat_map(|rule| faults(id, rule, in_order.as_deref()))),
            }
        }
        let aliases = RULES.iter().flat_map(|rule| rule.meta.aliases.iter());
        for alias in aliases.filter(|alias| peer.spells(alias) && !peer.ids().any(|id| id == **alias)) {
            wrong.push(format!("{alias} is no id of {}", peer.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    hold(family.page, &page(family));
}

#[test]
fn ids_of_dockerfile_peers_are_carried() {
    holds(&dockerfile::FAMILY);
}

#[test]
fn ids_of_kubernetes_peers_are_carried() {
    holds(&kubernetes::FAMILY);
}
