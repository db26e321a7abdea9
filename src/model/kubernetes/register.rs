//! What is known under a key and in a namespace, where a namespace that is not written may be any.

use std::collections::HashMap;
use std::hash::Hash;

/// The first value of each key in each namespace.
#[derive(Debug)]
pub struct Register<'d, K, V>(HashMap<K, Entries<'d, V>>);

/// The values of one key.
#[derive(Debug)]
struct Entries<'d, V> {
    first: V,
    by_namespace: HashMap<Option<&'d str>, V>,
}

impl<K, V> Default for Register<'_, K, V> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<'d, K: Eq + Hash, V: Copy> Register<'d, K, V> {
    /// Writes a value down, unless there is one of the same key and namespace.
    pub fn enter(&mut self, key: K, namespace: Option<&'d str>, value: V) {
        let new = || Entries { first: value, by_namespace: HashMap::new() };
        self.0.entry(key).or_insert_with(new).by_namespace.entry(namespace).or_insert(value);
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A value of the key that may stand in `namespace`, one of exactly that namespace before others.
    pub fn find(&self, key: &K, namespace: Option<&'d str>) -> Option<V> {
        let entries = self.0.get(key)?;
        let exact = || entries.by_namespace.get(&namespace).or_else(|| entries.by_namespace.get(&None));
        if namespace.is_none() { Some(entries.first) } else { exact().copied() }
    }
}

impl<'d, K: Eq + Hash, V: Copy> FromIterator<(K, Option<&'d str>, V)> for Register<'d, K, V> {
    fn from_iter<I: IntoIterator<Item = (K, Option<&'d str>, V)>>(entries: I) -> Self {
        let mut register = Self::default();
        entries.into_iter().for_each(|(key, namespace, value)| register.enter(key, namespace, value));
        register
    }
}
