//! What the roles, bindings and service accounts of a run may really do, found once in time linear in what is written:
//! roles with what they aggregate, the roles behind bindings, and what all bindings of an account give it together.
//!
//! The powers are those by which a holder can become more than he is:
//! <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks>.

use std::collections::HashMap;

use super::fields::Fields;
use super::index::Cluster;
use super::labels::Selector;
use super::object::KubeObject;
use super::rbac::{Binding, Grant, PolicyRule, Subject, rules};

/// Something that a rule of a role can give and that is worth a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Power {
    /// Every verb on every resource of every group.
    Administration,
    /// Giving roles away that one does not have (`bind`).
    Binding,
    /// Writing roles beyond one's own (`escalate`).
    Escalation,
    /// Acting as users, groups or service accounts.
    Impersonation,
    /// Getting tokens of service accounts.
    Tokens,
    /// Changing what goes through admission.
    Admission,
    /// Approving certificate requests, the half about requests.
    Approval,
    /// Approving certificate requests, the half about signers.
    Signing,
    /// Speaking to kubelets through the API server.
    NodeProxy,
    /// Reading any secret.
    SecretReading,
    /// Opening shells in pods.
    Shells,
    /// Making pods, directly or through a controller.
    Workloads,
    /// Any verb on secrets, also on named ones.
    SecretAccess,
    /// `create` on `pods/exec` or `nodes/proxy`.
    ShellCreation,
    /// Saying where the traffic of a Service comes from.
    ServiceStatus,
    /// The same in a group that has no Services, where it means nothing.
    MisgroupedStatus,
    /// The verb `bind` on bindings, where it means nothing.
    BindingOfBindings,
    /// The seven common verbs, written out, on every resource of every group.
    CommonVerbs,
    /// Changing pods that are there, their labels among it.
    PodChange,
}

/// Every power, in the order of [`Power`].
const POWERS: [Power; 19] = [
    Power::Administration,
    Power::Binding,
    Power::Escalation,
    Power::Impersonation,
    Power::Tokens,
    Power::Admission,
    Power::Approval,
    Power::Signing,
    Power::NodeProxy,
    Power::SecretReading,
    Power::Shells,
    Power::Workloads,
    Power::SecretAccess,
    Power::ShellCreation,
    Power::ServiceStatus,
    Power::MisgroupedStatus,
    Power::BindingOfBindings,
    Power::CommonVerbs,
    Power::PodChange,
];

const RBAC: &str = "rbac.authorization.k8s.io";
const READING: &[&str] = &["get", "list", "watch"];
const COMMON: [&str; 7] = ["get", "list", "watch", "create", "update", "patch", "delete"];
const CHANGING: &[&str] = &["create", "update", "patch"];
const WEBHOOKS: &[&str] = &["mutatingwebhookconfigurations", "validatingwebhookconfigurations"];

/// What makes pods, by its group.
const MAKERS: &[(&str, &[&str])] = &[
    ("", &["pods", "replicationcontrollers"]),
    ("apps", &["deployments", "statefulsets", "daemonsets", "replicasets"]),
    ("batch", &["jobs", "cronjobs"]),
];

impl Power {
    /// What in a rule gives this power.
    pub fn in_rule<'d>(self, rule: &PolicyRule<'d>) -> Option<Grant<'d>> {
        let any = |verbs: &[&str], group: &str, resources: &[&str]| {
            resources.iter().find_map(|resource| rule.grants(verbs, group, resource))
        };
        let unlimited = |grant: Option<Grant<'d>>| grant.filter(|_| !rule.is_limited_to_names());
        match self {
            Power::Administration => {
                let grant = rule.entry("verbs", "*").zip(rule.entry("resources", "*"));
                let grant = grant.filter(|_| rule.entry("apiGroups", "*").is_some());
                grant.map(|(verb, resource)| Grant { verb, resource })
            }
            Power::Binding => unlimited(any(&["bind"], RBAC, &["roles", "clusterroles"])),
            Power::Escalation => any(&["escalate"], RBAC, &["roles", "clusterroles"]),
            Power::Impersonation => any(&["impersonate"], "", &["users", "groups", "serviceaccounts"]),
            Power::Tokens => unlimited(any(&["create"], "", &["serviceaccounts/token"])),
            Power::Admission => unlimited(any(CHANGING, "admissionregistration.k8s.io", WEBHOOKS)),
            Power::Approval => {
                any(&["update", "patch"], "certificates.k8s.io", &["certificatesigningrequests/approval"])
            }
            Power::Signing => unlimited(any(&["approve"], "certificates.k8s.io", &["signers"])),
            Power::NodeProxy => any(&["get", "create"], "", &["nodes/proxy"]),
            Power::SecretReading => unlimited(any(READING, "", &["secrets"])),
            Power::Shells => any(&["get", "create"], "", &["pods/exec", "pods/attach"]),
            Power::Workloads => MAKERS.iter().find_map(|(group, kinds)| any(&["create"], group, kinds)),
            Power::SecretAccess => {
                let verb = rule.list("verbs").next()?;
                let resource = rule.resource("secrets").filter(|_| rule.has_group(""))?;
                Some(Grant { verb, resource })
            }
            Power::ShellCreation => any(&["create"], "", &["pods/exec", "nodes/proxy"]),
            Power::ServiceStatus => any(&["update", "patch"], "", &["services/status"]),
            Power::MisgroupedStatus => {
                let resource = rule.entry("resources", "services/status").filter(|_| !rule.has_group(""))?;
                Some(Grant { verb: rule.any_verb(&["update", "patch"])?, resource })
            }
            Power::BindingOfBindings => any(&["bind"], RBAC, &["rolebindings", "clusterrolebindings"]),
            Power::CommonVerbs => {
                let resource = rule.entry("resources", "*").filter(|_| rule.entry("apiGroups", "*").is_some())?;
                let verb = rule.list("verbs").next()?;
                let all = COMMON.iter().all(|verb| rule.entry("verbs", verb).is_some());
                all.then_some(Grant { verb, resource })
            }
            Power::PodChange => any(&["update", "patch"], "", &["pods"]),
        }
    }
}

/// What the roles that every cluster has give, of the powers asked for here.
fn of_builtin_role(name: &str) -> &'static [Power] {
    match name {
        "cluster-admin" => &POWERS,
        "admin" | "edit" => {
            &[Power::SecretReading, Power::SecretAccess, Power::Shells, Power::Workloads, Power::PodChange]
        }
        _ => &[],
    }
}

/// A rule's entry: the number of the role, and the verb's and the resource's node in it.
#[derive(Debug, Clone, Copy)]
struct Spot {
    role: u32,
    verb: u32,
    resource: u32,
}

/// For each power where it comes from.
type Powers<T> = [Option<T>; POWERS.len()];

/// Adds what `one` lacks and `other` has.
fn join<T: Copy>(one: &mut Powers<T>, other: &Powers<T>) -> bool {
    let mut grown = false;
    for (mine, theirs) in one.iter_mut().zip(other) {
        grown |= mine.is_none() && theirs.is_some();
        *mine = mine.or(*theirs);
    }
    grown
}

/// How a service account got a power: the binding's number, whether in the whole cluster, and the entry; `None` for the
/// roles that every cluster has.
#[derive(Debug, Clone, Copy)]
struct Chain {
    binding: u32,
    wide: bool,
    spot: Option<Spot>,
}

/// What is applied together: only there one object's rights are certainly another's. The same names stand in several
/// variants of an installation.
type Unit = usize;

/// A service account's name and namespace, where that is written.
type Account = (String, Option<String>);

/// The roles of one kind and name: the first of each namespace, with no name where none is written; of all under `None`.
type Namesakes = HashMap<Option<String>, u32>;

/// What the roles, bindings and accounts of a run may do.
#[derive(Debug, Default)]
pub struct Rights {
    /// By kind, name and unit; of all units under `None`.
    named: HashMap<(&'static str, String, Option<Unit>), Namesakes>,
    roles: HashMap<u32, Powers<Spot>>,
    bound: HashMap<u32, Powers<Spot>>,
    /// Which powers any binding gives.
    given: [bool; POWERS.len()],
    /// Of each role that is bound or gathered whether that may be in the whole cluster.
    reach: HashMap<u32, bool>,
    accounts: HashMap<(Unit, Account), Powers<Chain>>,
    /// By name alone: for workloads whose namespace is unknown.
    by_name: HashMap<(Unit, String), Powers<Chain>>,
    /// What every account of a namespace has; of all namespaces under `None`.
    groups: HashMap<(Unit, Option<String>), Powers<Chain>>,
    /// In each namespace the first account that may do everything everywhere; of all under `None`.
    owners: HashMap<(Unit, Option<String>), (Account, Chain)>,
}

/// A rule's entry that gives a power, with the role that it stands in.
#[derive(Debug, Clone, Copy)]
pub struct Granted<'w> {
    /// The role; of an aggregated one the role that it gathers.
    pub role: KubeObject<'w>,
    /// What in it gives the power.
    pub grant: Grant<'w>,
}

/// A power that a service account has, and how.
#[derive(Debug, Clone, Copy)]
pub struct Held<'w> {
    /// The binding that gives it.
    pub binding: KubeObject<'w>,
    /// Whether it holds in the whole cluster.
    pub is_cluster_wide: bool,
    /// What in the role gives it; `None` for the roles that every cluster has.
    pub granted: Option<Granted<'w>>,
}

/// How often the powers of aggregated roles are handed on: a role that gathers a role that gathers a role … deeper than
/// this is cut off.
const DEEPEST_AGGREGATION: usize = 8;

/// How many roles may be gathered in all. No cluster comes near; it bounds the work on input made to be slow.
const MOST_GATHERED: usize = 200_000;

impl Rights {
    /// Reads every role and binding of the run once.
    pub(in crate::model) fn of(cluster: Cluster) -> Self {
        let mut rights = Self::default();
        for kind in ["Role", "ClusterRole"] {
            cluster.numbers_of(kind).into_iter().for_each(|number| rights.read_role(cluster, kind, number));
        }
        rights.aggregate(cluster);
        for number in ["ClusterRoleBinding", "RoleBinding"].into_iter().flat_map(|kind| cluster.numbers_of(kind)) {
            if let Some(binding) = Binding::of(&cluster.numbered(number)) {
                rights.bind(number, &binding);
            }
        }
        rights.find_owners();
        rights
    }

    fn read_role(&mut self, cluster: Cluster, kind: &'static str, number: u32) {
        let role = cluster.numbered(number);
        self.roles.insert(number, written(number, &role));
        if let Some(name) = role.name() {
            let namespace = role.namespace().filter(|_| kind == "Role");
            for unit in [None, Some(role.document().unit)] {
                let namesakes = self.named.entry((kind, name.to_owned(), unit)).or_default();
                namesakes.entry(None).or_insert(number);
                namesakes.entry(Some(namespace.unwrap_or("").to_owned())).or_insert(number);
            }
        }
    }

    /// The role that a binding means: one of its unit, else of the run; that of its namespace, else the first whose
    /// namespace may be the same.
    fn role_of(&self, binding: &Binding) -> Option<u32> {
        let kind = if binding.role_kind() == "Role" { "Role" } else { "ClusterRole" };
        let name = binding.role_name()?.content();
        let namespace = binding.object().namespace().filter(|_| kind == "Role");
        [Some(binding.object().document().unit), None].into_iter().find_map(|unit| {
            let namesakes = self.named.get(&(kind, name.to_owned(), unit))?;
            let exact = namesakes.get(&namespace.map(str::to_owned));
            exact.or_else(|| namesakes.get(&Some(String::new()))).copied()
        })
    }

    /// Gives aggregated ClusterRoles what the roles have that they gather.
    fn aggregate(&mut self, cluster: Cluster) {
        let mut budget = MOST_GATHERED;
        let gathering: Vec<(u32, Vec<u32>)> = cluster
            .numbers_of("ClusterRole")
            .into_iter()
            .map(|number| (number, gathered(cluster, number, &mut budget)))
            .filter(|(_, gathered)| !gathered.is_empty())
            .collect();
        for role in gathering.iter().flat_map(|(_, gathered)| gathered) {
            self.reach.insert(*role, true);
        }
        for _ in 0..DEEPEST_AGGREGATION {
            let mut grown = false;
            for (number, others) in &gathering {
                let mut powers = self.roles.get(number).copied().unwrap_or_default();
                for other in others.iter().filter_map(|other| self.roles.get(other)) {
                    grown |= join(&mut powers, other);
                }
                self.roles.insert(*number, powers);
            }
            if !grown {
                break;
            }
        }
    }

    fn bind(&mut self, number: u32, binding: &Binding) {
        let (name, kind) = (binding.role_name().map_or("", |name| name.content()), binding.role_kind());
        let wide = binding.is_cluster_wide();
        let mut powers: Powers<Chain> = Powers::default();
        let role = self.role_of(binding);
        if let Some(role) = role {
            *self.reach.entry(role).or_default() |= wide;
        }
        match role.and_then(|role| self.roles.get(&role)).copied() {
            Some(spots) => {
                self.bound.insert(number, spots);
                powers = spots.map(|spot| spot.map(|spot| Chain { binding: number, wide, spot: Some(spot) }));
            }
            None if kind == "ClusterRole" => {
                for power in of_builtin_role(name) {
                    powers[*power as usize] = Some(Chain { binding: number, wide, spot: None });
                }
            }
            None => {}
        }
        for (given, power) in self.given.iter_mut().zip(&powers) {
            *given |= power.is_some();
        }
        if powers.iter().any(Option::is_some) {
            let unit = binding.object().document().unit;
            binding.subjects().for_each(|subject| self.give(unit, &subject, &powers));
        }
    }

    fn give(&mut self, unit: Unit, subject: &Subject, powers: &Powers<Chain>) {
        let mut to_account = |name: &str, namespace: Option<&str>| {
            let account = (name.to_owned(), namespace.map(str::to_owned));
            join(self.accounts.entry((unit, account)).or_default(), powers);
            join(self.by_name.entry((unit, name.to_owned())).or_default(), powers);
        };
        match subject.kind {
            "ServiceAccount" => to_account(subject.name, subject.namespace),
            "User" => {
                let account = subject.name.strip_prefix("system:serviceaccount:").and_then(|rest| rest.split_once(':'));
                if let Some((namespace, name)) = account {
                    to_account(name, Some(namespace));
                }
            }
            "Group" if matches!(subject.name, "system:serviceaccounts" | "system:authenticated") => {
                join(self.groups.entry((unit, None)).or_default(), powers);
            }
            "Group" => {
                if let Some(namespace) = subject.name.strip_prefix("system:serviceaccounts:") {
                    join(self.groups.entry((unit, Some(namespace.to_owned()))).or_default(), powers);
                }
            }
            _ => {}
        }
    }

    /// The order of a map must not show: of several accounts the first by binding, then by name, is taken.
    fn find_owners(&mut self) {
        let owning = |((unit, account), powers): (&(Unit, Account), &Powers<Chain>)| {
            let chain = powers[Power::Administration as usize].filter(|chain| chain.wide)?;
            Some((*unit, account.clone(), chain))
        };
        let mut owners: Vec<(Unit, Account, Chain)> = self.accounts.iter().filter_map(owning).collect();
        owners.sort_by(|one, other| (one.2.binding, &one.1).cmp(&(other.2.binding, &other.1)));
        for (unit, account, chain) in owners {
            let namespace = account.1.clone();
            self.owners.entry((unit, None)).or_insert_with(|| (account.clone(), chain));
            self.owners.entry((unit, namespace)).or_insert((account, chain));
        }
    }

    /// What in the role of a binding gives `power`, where the role is in this run.
    pub fn granted_by<'w>(&self, binding: &KubeObject<'w>, power: Power, cluster: Cluster<'w>) -> Option<Granted<'w>> {
        let spots = self.bound.get(&cluster.number_of(binding)?)?;
        spots[power as usize].map(|spot| granted(cluster, spot))
    }

    /// Whether any binding gives a power.
    pub fn is_given(&self, power: Power) -> bool {
        self.given[power as usize]
    }

    /// Whether a role is bound in namespaces and, as far as this run shows, nowhere in the whole cluster. What a role of
    /// every cluster gathers (`aggregate-to-edit`) may be bound by anybody.
    pub fn is_bound_in_namespaces_only(&self, role: &KubeObject, cluster: Cluster) -> bool {
        let gathered = role.labels().pairs().any(|(key, _)| key.starts_with("rbac.authorization.k8s.io/aggregate-to-"));
        let reach = cluster.number_of(role).and_then(|number| self.reach.get(&number));
        !gathered && reach == Some(&false)
    }

    /// How the service account `name` of `holder`'s unit and namespace has `power`. Where the namespace is unknown, any
    /// account of the name counts.
    pub fn held_by<'w>(
        &self,
        holder: &KubeObject<'w>,
        name: &str,
        power: Power,
        cluster: Cluster<'w>,
    ) -> Option<Held<'w>> {
        let (unit, namespace) = (holder.document().unit, holder.namespace().map(str::to_owned));
        let of_account = |namespace| self.accounts.get(&(unit, (name.to_owned(), namespace)));
        let found = match &namespace {
            Some(_) => [of_account(namespace.clone()), of_account(None), self.groups.get(&(unit, namespace))],
            None => [self.by_name.get(&(unit, name.to_owned())), None, None],
        };
        let chains = found.into_iter().chain([self.groups.get(&(unit, None))]).flatten();
        let mut chains = chains.filter_map(|powers| powers[power as usize]);
        chains.next().map(|chain| held(cluster, chain))
    }

    /// The name of a service account of `namespace` that owns the cluster, and how, among what is applied together with
    /// `beside`; of any namespace where that is `None`.
    pub fn owner_beside<'w>(
        &self,
        beside: &KubeObject<'w>,
        namespace: Option<&str>,
        cluster: Cluster<'w>,
    ) -> Option<(&str, Held<'w>)> {
        let (account, chain) = self.owners.get(&(beside.document().unit, namespace.map(str::to_owned)))?;
        Some((&account.0, held(cluster, *chain)))
    }
}

/// The powers of a role's own rules.
fn written(number: u32, role: &KubeObject) -> Powers<Spot> {
    let mut powers = Powers::default();
    for rule in rules(role) {
        for power in POWERS {
            let grant = power.in_rule(&rule).filter(|_| powers[power as usize].is_none());
            if let Some(grant) = grant {
                powers[power as usize] =
                    Some(Spot { role: number, verb: grant.verb.id(), resource: grant.resource.id() });
            }
        }
    }
    powers
}

/// The roles that an aggregated ClusterRole gathers.
fn gathered(cluster: Cluster, number: u32, budget: &mut usize) -> Vec<u32> {
    let role = cluster.numbered(number);
    let selectors = role.node().list_at(&["aggregationRule", "clusterRoleSelectors"]);
    let mut found = Vec::new();
    for selector in selectors.map(Selector::full) {
        let others = cluster.labelled("ClusterRole", &selector, None).filter_map(|other| cluster.number_of(&other));
        found.extend(others.filter(|other| *other != number).take(*budget));
        *budget = budget.saturating_sub(found.len());
    }
    found
}

fn granted(cluster: Cluster<'_>, spot: Spot) -> Granted<'_> {
    let role = cluster.numbered(spot.role);
    let tree = role.node().tree();
    Granted { role, grant: Grant { verb: tree.node(spot.verb), resource: tree.node(spot.resource) } }
}

fn held(cluster: Cluster<'_>, chain: Chain) -> Held<'_> {
    Held {
        binding: cluster.numbered(chain.binding),
        is_cluster_wide: chain.wide,
        granted: chain.spot.map(|spot| granted(cluster, spot)),
    }
}
