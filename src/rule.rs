//! Floor 3: what a rule is.
//!
//! A rule is a [`Meta`] (who it is, how bad, its page) and a [`Body`] (what it wants to see and the function that
//! looks). A check function gets the thing it asked for and a [`Context`], and says [`Context::hit`] with a place
//! and a message; ids, severities and suppressions are the engine's business.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::finding::{Hit, Meta, Place, Problem};
use crate::model::dockerfile::{BuildContext, Dockerfile, Instruction, Keyword, Stage};
use crate::model::kubernetes::together::are_together;
use crate::model::kubernetes::{Container, KubeObject, Workload};
use crate::model::terraform::{Plan, ResourceChange};
use crate::model::{Document, Patch, Run, Workspace, World};

/// What a rule wants to see, and the function that looks at it.
#[derive(Clone)]
pub enum Body {
    /// Every Dockerfile instruction of these kinds, also those behind ONBUILD (see [`Instruction::is_trigger`]).
    Instructions(&'static [Keyword], fn(&Instruction, &mut Context)),
    /// Every build stage.
    Stages(fn(&Stage, &mut Context)),
    /// A Dockerfile as a whole.
    Dockerfile(fn(&Dockerfile, &mut Context)),
    /// A Dockerfile and what is known of the folder that it is built in; nothing where nobody knows the folder.
    BuildContexts(fn(&BuildContext, &Dockerfile, &mut Context)),
    /// Every Kubernetes object of these kinds (`Service`, `Ingress.networking.k8s.io`; see [`KubeObject::is`]);
    /// an empty list means every object.
    Objects(&'static [&'static str], fn(&KubeObject, &mut Context)),
    /// Every workload: what has a pod spec.
    Workloads(fn(&Workload, &mut Context)),
    /// Every container of every workload.
    Containers(fn(&Container, &mut Context)),
    /// A Terraform plan as a whole.
    Plans(fn(&Plan, &mut Context)),
    /// Every change to a resource of these types; an empty list means every type.
    Resources(&'static [&'static str], fn(&ResourceChange, &mut Context)),
    /// Every document that is a value tree, whatever its shape.
    Trees(fn(&Document, &mut Context)),
    /// All documents of the run together: joins.
    Workspace(fn(&Workspace, &mut Context)),
    /// Entry `1` of a pack of policies.
    Policy(Arc<dyn PolicyPack>, usize),
    /// Nothing: the engine itself raises this rule's hits while settling.
    Settling(SuppressionFault),
}

/// What can be wrong with a comment or annotation that allows something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SuppressionFault {
    /// The rule ran there and found nothing to allow.
    Unused,
    /// It names a rule that does not exist.
    UnknownRule,
    /// It gives no reason.
    WithoutReason,
    /// Its last day is over.
    Expired,
    /// It cannot be understood.
    Malformed,
}

/// Policies that are evaluated together.
pub trait PolicyPack: Send + Sync {
    /// Asks the chosen `entries` about one document; each hit and problem comes with the entry that it is from.
    /// Must not panic and must end in bounded time and memory, whatever the policies are.
    fn evaluate(&self, entries: &[usize], document: &Document, workspace: &Workspace) -> PolicyAnswers;
}

/// What a [`PolicyPack`] says about one document.
#[derive(Default)]
pub struct PolicyAnswers {
    /// Entry and hit.
    pub hits: Vec<(usize, Hit)>,
    /// What could not be evaluated.
    pub problems: Vec<Problem>,
}

/// A type of parameters: how to make it, read it and describe it.
#[derive(Clone, Copy)]
pub struct ParameterType {
    /// The defaults.
    pub default: fn() -> Parameters,
    /// From configuration; the error says which key is wrong.
    pub read: fn(serde_json::Value) -> Result<Parameters, String>,
    /// For the configuration's schema.
    pub schema: fn(&mut schemars::SchemaGenerator) -> schemars::Schema,
}

/// One rule's parameters, behind their type.
pub type Parameters = Arc<dyn Any + Send + Sync>;

impl ParameterType {
    /// Describes `T`.
    pub const fn of<T>() -> Self
    where
        T: DeserializeOwned + schemars::JsonSchema + Default + Send + Sync + 'static,
    {
        Self {
            default: || Arc::new(T::default()),
            read: |value| match serde_json::from_value::<T>(value) {
                Ok(parameters) => Ok(Arc::new(parameters)),
                Err(error) => Err(error.to_string()),
            },
            schema: |generator| generator.subschema_for::<T>(),
        }
    }
}

/// A rule: built in, or from a policy.
#[derive(Clone)]
pub struct Rule {
    /// Who it is.
    pub meta: Meta,
    /// What it looks at.
    pub body: Body,
    /// What can be set about it.
    pub parameters: Option<ParameterType>,
}

impl fmt::Debug for Rule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Rule").field(&self.meta.id).finish()
    }
}

/// What a check function sees besides the thing it asked for, and where it says what it found.
pub struct Context<'a> {
    /// All documents of the run.
    pub workspace: &'a Workspace,
    /// What the run assumes: the time, the Kubernetes versions, open or closed world.
    pub run: &'a Run,
    parameters: Option<&'a Parameters>,
    hits: Vec<Hit>,
}

impl<'a> Context<'a> {
    /// For the rules of one run; only the engine makes these.
    pub fn new(workspace: &'a Workspace, run: &'a Run) -> Self {
        Self { workspace, run, parameters: None, hits: Vec::new() }
    }

    /// Takes the parameters of the rule that is asked next.
    pub fn set_parameters(&mut self, parameters: Option<&'a Parameters>) {
        self.parameters = parameters;
    }

    /// Whether anything was said that was not taken yet.
    pub fn has_hits(&self) -> bool {
        !self.hits.is_empty()
    }

    /// Says that something is wrong at a place. More can be added to the hit that comes back.
    pub fn hit(&mut self, place: impl Into<Place>, message: impl Into<Cow<'static, str>>) -> &mut Hit {
        self.hits.push(Hit::new(place, message));
        self.hits.last_mut().expect("just pushed")
    }

    /// Says that the partner of a reference is missing. In an open world it may exist elsewhere, so the hit is partial.
    pub fn missing(
        &mut self,
        place: impl Into<Place>,
        message: impl Into<Cow<'static, str>>,
        partner: &str,
    ) -> &mut Hit {
        let open = self.run.world == World::Open;
        let hit = self.hit(place, message);
        if open {
            hit.partial(format!("{partner} may exist outside of the files that were checked"));
        }
        hit
    }

    /// Says that something does not fit a partner of this run, whose part comes with it. In an open world a partner that
    /// is not applied together with `own` may not be the one that is meant, so the hit is partial then.
    pub fn against(
        &mut self,
        place: impl Into<Place>,
        message: impl Into<Cow<'static, str>>,
        own: &KubeObject,
        (partner, part): (&KubeObject, &str),
    ) -> &mut Hit {
        let may_be_another = self.run.world == World::Open && !are_together(own, partner);
        let hit = self.hit(place, message);
        hit.related(partner.name_place(), part);
        if may_be_another {
            hit.partial(format!("{} is not applied together with it and may not be meant", partner.describe()));
        }
        hit
    }

    /// The rule's parameters.
    ///
    /// # Panics
    /// If the rule's `rule!` names another type, which its fixtures show at once.
    pub fn parameters<T: 'static>(&self) -> &'a T {
        let parameters = self.parameters.expect("the rule declares parameters");
        parameters.downcast_ref().expect("the rule declares this type of parameters")
    }

    /// The hits so far, leaving none. What is absent in a patch is no hit, and where only its shape says that it is a
    /// patch, partial.
    pub fn drain_hits(&mut self) -> impl Iterator<Item = Hit> {
        let (workspace, world) = (self.workspace, self.run.world);
        self.hits.drain(..).filter_map(move |hit| certain(hit, workspace, world))
    }

    /// The hits so far.
    pub fn hits_mut(&mut self) -> &mut Vec<Hit> {
        &mut self.hits
    }
}

/// A hit, unless it says that something is absent in a patch.
fn certain(mut hit: Hit, workspace: &Workspace, world: World) -> Option<Hit> {
    if !hit.place.absent {
        return Some(hit);
    }
    let (file, span) = hit.place.source.in_file(hit.place.span);
    let patch = workspace.patch_at(file.name(), span);
    if patch == Patch::ByShape && world == World::Open {
        hit.partial("this is a patch by its shape, and what it is laid over may have it");
    }
    (patch != Patch::Named).then_some(hit)
}

/// The words that begin the name of a cure. A rule is named for the fault, so that its name reads after "allow".
pub const CURES: [&str; 8] = ["use-", "avoid-", "no-", "require-", "prefer-", "disallow-", "ensure-", "must-"];

/// Declares a rule: its page is the doc comment, its record follows, its check function stands below in the file.
///
/// ```ignore
/// rule! {
///     /// Image without a tag
///     ///
///     /// What happens, why it hurts, references.
///     UNTAGGED_IMAGE = {
///         id: "docker/untagged-image",
///         severity: Medium,
///         since: "2026.11",
///         aliases: ["DL3006"],
///         profiles: [Default, Hadolint],
///         remedy: "Name the version that you want.",
///         body: Body::Instructions(&[Keyword::From], check),
///     }
/// }
/// ```
/// Optional, in this order, before `body`: `covers: ["docker/other-rule"],`, `cwe: [798],`, `fix: Safe,`, `parameters: Type,`.
#[macro_export]
macro_rules! rule {
    (
        $(#[doc = $doc:literal])*
        $name:ident = {
            $($record:tt)*
        }
    ) => {
        $(#[doc = $doc])*
        pub static $name: $crate::rule::Rule = $crate::rule!(@record [$($doc),*] $($record)*);
    };
    (
        @record [$($doc:literal),*]
        id: $id:literal,
        severity: $severity:ident,
        since: $since:literal,
        aliases: [$($alias:literal),* $(,)?],
        profiles: [$($profile:ident),* $(,)?],
        remedy: $remedy:literal,
        $(covers: [$($covers:literal),* $(,)?],)?
        $(cwe: [$($cwe:literal),* $(,)?],)?
        $(fix: $fix:ident,)?
        $(parameters: $parameters:ty,)?
        body: $body:expr $(,)?
    ) => {
        $crate::rule::Rule {
            meta: $crate::finding::Meta {
                id: std::borrow::Cow::Borrowed($id),
                docs: std::borrow::Cow::Borrowed(concat!($($doc, "\n"),*)),
                remedy: std::borrow::Cow::Borrowed($remedy),
                severity: $crate::finding::Severity::$severity,
                since: std::borrow::Cow::Borrowed($since),
                aliases: std::borrow::Cow::Borrowed(&[$(std::borrow::Cow::Borrowed($alias)),*]),
                profiles: std::borrow::Cow::Borrowed(&[$($crate::finding::Profile::$profile),*]),
                covers: std::borrow::Cow::Borrowed(&[$($(std::borrow::Cow::Borrowed($covers)),*)?]),
                cwe: std::borrow::Cow::Borrowed($crate::rule!(@cwe $($($cwe),*)?)),
                links: std::borrow::Cow::Borrowed(&[]),
                fix: $crate::rule!(@fix $($fix)?),
            },
            body: $body,
            parameters: $crate::rule!(@parameters $($parameters)?),
        }
    };
    (@cwe $($cwe:literal),*) => { &[$($cwe),*] };
    (@fix) => { None };
    (@fix $fix:ident) => { Some($crate::finding::FixKind::$fix) };
    (@parameters) => { None };
    (@parameters $type:ty) => { Some($crate::rule::ParameterType::of::<$type>()) };
}
pub use crate::rule;

/// Declares a table of rules that differ only by data. Each entry is a whole rule: its page, its `row` of data, and
/// its record as in [`rule!`](crate::rule!) without the body, which the first line makes of the row.
///
/// ```ignore
/// rule_table! {
///     |ROW: Flag| Body::Containers(|container, context| judge(&ROW, container, context));
///
///     /// Anonymous requests to the API server
///     ///
///     /// What happens, why it hurts, references.
///     {
///         row: Flag { name: "anonymous-auth", wanted: "false" },
///         id: "kubernetes/anonymous-apiserver-requests",
///         severity: Medium,
///         // … as in `rule!`
///     }
/// }
/// ```
/// The file lists its rules itself, as `RULES`; the family's `mod.rs` names that list in its `TABLES`.
#[macro_export]
macro_rules! rule_table {
    (
        |$row:ident: $type:ty| $body:expr;
        $(
            $(#[doc = $doc:literal])*
            { row: $value:expr, $($record:tt)* }
        )*
    ) => {
        /// One rule per row.
        pub static RULES: &[$crate::rule::Rule] = &[$({
            const $row: $type = $value;
            $crate::rule!(@record [$($doc),*] $($record)* body: $body)
        }),*];
    };
}
pub use crate::rule_table;
