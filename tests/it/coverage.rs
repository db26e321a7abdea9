//! What of the peers' checks we carry: a page for each family, printed from the aliases of the rules and of the problems,
//! with no id that was not tried. Each id that a page calls covered is asserted by fixtures: every rule that carries it
//! has one that fails under that id and one that passes under it, and so has every problem that is called so.

mod dockerfile;
mod kubernetes;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use tidegate::finding::ProblemKind;
use tidegate::rule::Rule;

use crate::fixtures::{RULES, check_under, fixtures};
use crate::printed::hold;
use crate::problems::{problem_fixtures, problems_of};

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
    /// The verdict needs an answer from the network.
    Network,
    /// The verdict needs what only a running cluster knows: what was there before, who asks, and when.
    Cluster,
    /// The verdict needs what a node's disk and its kubelet say.
    Node,
}

impl Uncovered {
    fn reason(self) -> &'static str {
        match self {
            Self::Registry => "needs the network: a registry",
            Self::Network => "needs the network",
            Self::Cluster => "needs the cluster",
            Self::Node => "needs a node",
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

/// The kind of problem that a peer has this id for.
fn kind_called(id: &str) -> Option<ProblemKind> {
    ProblemKind::ALL.into_iter().find(|kind| kind.aliases().contains(&id))
}

/// The page of a family.
fn page(family: &Family) -> String {
    let mut page = format!(
        "# {}: what we carry of other tools' checks\n\nPrinted from the aliases of the rules by a test that also runs \
         each id: every rule named here has a fixture that fails under the id and one that passes under it. What cannot \
         be parsed is a [problem](../problems.md) and not a finding, asserted likewise.\n",
        family.title
    );
    for peer in family.peers {
        let covered: Vec<&str> = peer.ids().filter(|id| peer.why_uncovered(id).is_none()).collect();
        let (carried, all) = (covered.len(), peer.ids().count());
        write!(page, "\n## {}\n\n{carried} of {all}. List: {}.\n\n| id | rules |\n|---|---|\n", peer.name, peer.source)
            .unwrap();
        for id in covered {
            let link = |rule: &&Rule| format!("[{0}](../rules/{0}.md)", rule.meta.id);
            let problem = kind_called(id).map(|kind| format!("problem [{}](../problems.md)", kind.name()));
            let rules: Vec<String> = carriers(id).iter().map(link).chain(problem).collect();
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

/// What is wrong with how a kind of problem bears an id.
fn problem_faults(id: &str, kind: ProblemKind) -> Vec<String> {
    let is_found = |fixture: &PathBuf| problems_of(fixture).iter().any(|problem| problem.answers_to(id));
    let fails = problem_fixtures(kind, "fail-").iter().any(is_found);
    let passes = problem_fixtures(kind, "pass-").iter().any(|fixture| !is_found(fixture));
    let missing = [(fails, "fail"), (passes, "pass")].into_iter().filter(|(is_there, _)| !is_there);
    missing.map(|(_, what)| format!("{id}: problem {} has no {what} fixture under it", kind.name())).collect()
}

fn holds(family: &Family) {
    let mut wrong = Vec::new();
    let in_order = family.in_order.map(|name| Path::new(env!("CARGO_MANIFEST_DIR")).join(name));
    for peer in family.peers {
        for id in peer.ids() {
            let (carriers, kind) = (carriers(id), kind_called(id));
            let is_carried = !carriers.is_empty() || kind.is_some();
            match peer.why_uncovered(id) {
                Some(_) if is_carried => wrong.push(format!("{id} is carried and called uncovered")),
                None if !is_carried => wrong.push(format!("{id} of {} is carried by no rule", peer.name)),
                _ => wrong.extend(carriers.into_iter().flat_map(|rule| faults(id, rule, in_order.as_deref()))),
            }
            wrong.extend(kind.into_iter().flat_map(|kind| problem_faults(id, kind)));
        }
        let of_problems = ProblemKind::ALL.into_iter().flat_map(ProblemKind::aliases).copied();
        let aliases = RULES.iter().flat_map(|rule| rule.meta.aliases.iter().map(|alias| &**alias)).chain(of_problems);
        for alias in aliases.filter(|alias| peer.spells(alias) && !peer.ids().any(|id| id == *alias)) {
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
