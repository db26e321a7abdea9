//! Many selectors, asked at once whether one of them chooses something.

use std::collections::{HashMap, HashSet};

use super::labels::{Labels, Selector};
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

/// A label with its value; nothing for the selectors that ask for none.
type Key<'d> = Option<[&'d str; 2]>;

/// Selectors by a label that whom they choose must have, and by namespace; equal ones once.
#[derive(Debug, Default)]
pub struct SelectorTable<'d>(HashMap<(Scope<'d>, Key<'d>), Vec<Selector<'d>>>);

impl<'d> SelectorTable<'d> {
    /// The LabelSelectors of objects under a path; an object that has none there chooses nothing.
    pub fn of(objects: impl Iterator<Item = KubeObject<'d>>, path: &[&str]) -> Self {
        let mut table = Self::default();
        let mut known = HashSet::new();
        for object in objects {
            let Some(selector) = object.at_path(path).map(Selector::full) else { continue };
            for scope in [Scope::of(object.namespace()), Scope::Any] {
                if known.insert((scope, selector.terms())) {
                    let mut add = |key| table.0.entry((scope, key)).or_default().push(selector);
                    match selector.anchors().min_by_key(|anchor| anchor.labels().len()) {
                        Some(anchor) => anchor.labels().for_each(|label| add(Some(label))),
                        None => add(None),
                    }
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
        let keys = labels.pairs().map(|(name, value)| Some([name, value])).chain([None]);
        let mut places = own.iter().flat_map(|scope| keys.clone().map(move |key| (*scope, key)));
        places.any(|place| self.0.get(&place).is_some_and(|found| found.iter().any(|one| one.matches(labels))))
    }
}
