//! Containers: what they are asked to run, and what of the pod and the API's defaults holds for them.

use super::fields::Fields;
use super::outline::ContainerAt;
use super::probes::PROBES;
use super::quantity::Quantity;
use super::workload::Workload;
use crate::document::{Node, items};
use crate::finding::Place;
use crate::model::image::ImageReference;

/// What a container is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Runs to its end before the others start.
    Init,
    /// An init container with `restartPolicy: Always`: starts before the others and runs beside them.
    Sidecar,
    /// An ordinary container.
    Regular,
    /// Put into a running pod for debugging.
    Ephemeral,
}

/// A value that holds for a container, and the node that decided it; `None` where the API's default did.
#[derive(Debug, Clone, Copy)]
pub struct Effective<'d, T> {
    /// The value.
    pub value: T,
    /// Who decided.
    pub node: Option<Node<'d>>,
}

/// One container of a workload.
#[derive(Debug, Clone, Copy)]
pub struct Container<'d> {
    workload: Workload<'d>,
    at: &'d ContainerAt,
}

impl<'d> Container<'d> {
    /// The container of `workload` that stands at `at`.
    pub(super) fn at(workload: Workload<'d>, at: &'d ContainerAt) -> Self {
        Self { workload, at }
    }

    /// The workload that it belongs to.
    pub fn workload(&self) -> &Workload<'d> {
        &self.workload
    }

    /// Its map.
    pub fn node(&self) -> Node<'d> {
        self.workload.spec().tree().node(self.at.node)
    }

    /// What it is for.
    pub fn role(&self) -> Role {
        self.at.role
    }

    /// Whether it stands under `initContainers`: a plain init container or a sidecar.
    pub fn is_initial(&self) -> bool {
        matches!(self.at.role, Role::Init | Role::Sidecar)
    }

    /// Whether it runs as long as the pod does: a regular container or a sidecar.
    pub fn is_long_running(&self) -> bool {
        matches!(self.at.role, Role::Regular | Role::Sidecar)
    }

    /// Its name; empty where it has none.
    pub fn name(&self) -> &'d str {
        self.node().text_at(&["name"]).unwrap_or("")
    }

    /// How a message names it inside of a sentence: `container web`, `init container migrate`.
    pub fn describe(&self) -> String {
        self.named(["init container", "sidecar", "container", "ephemeral container"])
    }

    /// How a message names it at the beginning of a sentence: `Container web`.
    pub fn subject(&self) -> String {
        self.named(["Init container", "Sidecar", "Container", "Ephemeral container"])
    }

    fn named(&self, [init, sidecar, regular, ephemeral]: [&str; 4]) -> String {
        let what = match self.at.role {
            Role::Init => init,
            Role::Sidecar => sidecar,
            Role::Regular => regular,
            Role::Ephemeral => ephemeral,
        };
        match self.name() {
            "" => format!("{what} without a name"),
            name => format!("{what} {name}"),
        }
    }

    /// The value under a path of keys; null counts as absent.
    #[inline]
    pub fn get(&self, path: &[&str]) -> Option<Node<'d>> {
        self.node().field_at(path)
    }

    /// The items of a list.
    pub fn list(&self, path: &[&str]) -> impl Iterator<Item = Node<'d>> + use<'d> {
        items(self.get(path))
    }

    /// The place that lacks a field: the key of the narrowest map on the way to it, else the container's name.
    pub fn lacking(&self, path: &[&str]) -> Place {
        Place::absent_in(self.node().narrowest(&path[..path.len().saturating_sub(1)]))
    }

    /// The image, where one is written; it may be empty, for a controller to fill in.
    pub fn image(&self) -> Option<Node<'d>> {
        self.workload.inner(self.at.image)
    }

    /// The image, taken apart.
    pub fn image_reference(&self) -> Option<ImageReference<'d>> {
        self.image().map(|image| ImageReference::parse(image.content()))
    }

    /// Its own security context.
    pub fn security_context(&self) -> Option<Node<'d>> {
        self.workload.inner(self.at.security_context)
    }

    /// A field of its own security context.
    #[inline]
    pub fn security(&self, path: &[&str]) -> Option<Node<'d>> {
        self.security_context()?.field_at(path)
    }

    /// A field of the security context that the pod may set for all of its containers: its own, else the pod's.
    #[inline]
    pub fn inherited(&self, path: &[&str]) -> Option<Node<'d>> {
        self.security(path).or_else(|| self.workload.security_context()?.field_at(path))
    }

    /// The place that lacks a field of the security context.
    pub fn lacking_security(&self, path: &[&str]) -> Place {
        let full: Vec<&str> = std::iter::once("securityContext").chain(path.iter().copied()).collect();
        self.lacking(&full)
    }

    /// Whether it is privileged.
    pub fn is_privileged(&self) -> bool {
        self.security(&["privileged"]).and_then(Node::as_bool) == Some(true)
    }

    /// The capabilities under `add` or `drop`, as written.
    pub fn capabilities(&self, list: &'static str) -> impl Iterator<Item = Node<'d>> + use<'d> {
        items(self.security(&["capabilities", list]))
    }

    /// Whether `drop` takes everything away. The runtime compares in capitals, the admission of Pod Security does
    /// not: ask `exactly` for the latter.
    pub fn drops_all(&self, exactly: bool) -> bool {
        self.capabilities("drop").any(|name| match exactly {
            true => name.content() == "ALL",
            false => name.content().eq_ignore_ascii_case("ALL"),
        })
    }

    /// The user that it runs as, and who said so.
    pub fn run_as_user(&self) -> Option<Effective<'d, i64>> {
        self.inherited_number("runAsUser")
    }

    /// The group that it runs as, and who said so.
    pub fn run_as_group(&self) -> Option<Effective<'d, i64>> {
        self.inherited_number("runAsGroup")
    }

    fn inherited_number(&self, field: &str) -> Option<Effective<'d, i64>> {
        let node = self.inherited(&[field])?;
        Some(Effective { value: node.as_i64()?, node: Some(node) })
    }

    /// Whether the kubelet refuses to start it as root.
    pub fn run_as_non_root(&self) -> Effective<'d, bool> {
        let node = self.inherited(&["runAsNonRoot"]);
        Effective { value: node.and_then(Node::as_bool).unwrap_or(false), node }
    }

    /// What it asks of a resource (`cpu`, `memory`, `ephemeral-storage`), as the API server fills it in: a limit
    /// alone is also the request, and a pod-level amount covers every container.
    pub fn request(&self, resource: &str) -> Option<Node<'d>> {
        self.own_request(resource).or_else(|| self.limit(resource)).or_else(|| self.of_pod("requests", resource))
    }

    /// The request as written on the container itself.
    pub fn own_request(&self, resource: &str) -> Option<Node<'d>> {
        self.workload.inner(self.at.requests)?.field(resource)
    }

    /// The most that it may use of a resource; a pod-level limit covers every container.
    pub fn limit(&self, resource: &str) -> Option<Node<'d>> {
        self.own_limit(resource).or_else(|| self.of_pod("limits", resource))
    }

    /// The limit as written on the container itself.
    pub fn own_limit(&self, resource: &str) -> Option<Node<'d>> {
        self.workload.inner(self.at.limits)?.field(resource)
    }

    fn of_pod(&self, list: &str, resource: &str) -> Option<Node<'d>> {
        self.workload.pod(&["resources", list, resource])
    }

    /// The pull policy: as written, else what the API server fills in for this image.
    pub fn pull_policy(&self) -> Effective<'d, &'d str> {
        let node = self.get(&["imagePullPolicy"]).filter(|policy| !policy.content().is_empty());
        let moves = || self.image_reference().is_some_and(|image| image.moves());
        let value = node.map_or_else(|| if moves() { "Always" } else { "IfNotPresent" }, Node::content);
        Effective { value, node }
    }

    /// Its environment variables that are written one by one.
    pub fn env(&self) -> impl Iterator<Item = Node<'d>> + use<'d> {
        items(self.workload.inner(self.at.env))
    }

    /// Its ports.
    pub fn ports(&self) -> impl Iterator<Item = Node<'d>> + use<'d> {
        items(self.workload.inner(self.at.ports))
    }

    /// The probe of this name (`livenessProbe`, `readinessProbe`, `startupProbe`); an empty map is none.
    #[inline]
    pub fn probe(&self, name: &str) -> Option<Node<'d>> {
        let at = PROBES.iter().position(|probe| *probe == name)?;
        self.workload.inner(self.at.probes[at])
    }
}

/// The quantity at a node, if it is one.
pub fn quantity(node: Node) -> Option<Quantity> {
    Quantity::parse(node.content().trim())
}
