//! Many selectors, asked at once whether one of them chooses something.

use std::collections::{HashMap, HashSet};

use super::labels::{Anchor, Labels, Selector};
use super::object::KubeObject;

/// The namespaces that a selector is found under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Scope<'d> {
    In(&'d str),
    Unwritten,
    Any,
}

impl<'d> Scope<'d> {
    fn of(namespace: Option<&'d str>) -> Self {
        namespace.map_or(Scope::Unwritten, Scope::In)
    }
}

/// Selectors by a label that all must have whom they choose, and by namespace; equal ones once.
#[derive(Debug, Default)]
pub struct SelectorTable<'d>(HashMap<(Scope<'d>, Anchor<'d>), Vec<Selector<'d>>>);

impl<'d> SelectorTable<'d> {
    /// The LabelSelectors of objects under a path; an object that has none there chooses nothing.
    pub fn of(objects: impl Iterator<Item = KubeObject<'d>>, path: &[&str]) -> Self {
        let mut table = Self::default();
        let mut known = HashSet::new();
        for object in objects {
            let Some(selector) = object.at_path(path).map(Selector::full) else { continue };
            for scope in [Scope::of(object.namespace()), Scope::Any] {
                if known.insert((scope, selector.terms())) {
                    let anchors = selector.anchors();
                    anchors.into_iter().for_each(|anchor| table.0.entry((scope, anchor)).or_default().push(selector));
                }
            }
        }
        table
    }

    /// Whether one of them that may stand in `namespace` chooses what has these labels.
    pub fn choose(&self, labels: Labels<'d>, namespace: Option<&'d str>) -> bool {
        let own: &[Scope] = match namespace {
            Some(namespace) => &[Scope::In(namespace), Scope::Unwritten],
            None => &[Scope::Any],
        };
        let of_label = |(key, value)| [Anchor::Label(key, value), Anchor::Key(key)];
        let anchors: Vec<Anchor> = labels.pairs().flat_map(of_label).chain([Anchor::Nothing]).collect();
        let mut places = own.iter().flat_map(|scope| anchors.iter().map(move |anchor| (*scope, *anchor)));
        places.any(|place| self.0.get(&place).is_some_and(|found| found.iter().any(|one| one.matches(labels))))
    }
}
