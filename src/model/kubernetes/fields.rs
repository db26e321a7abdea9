//! Reading API objects: a field that is `null` is a field that is not there.

use crate::document::{Kind, Node, items};

/// What the API server sees under a path, for every [`Node`].
pub trait Fields<'d>: Sized {
    /// The value under `key`, unless it is null.
    fn field(self, key: &str) -> Option<Node<'d>>;
    /// The value under a path of keys, unless it or a map on the way is null.
    fn field_at(self, path: &[&str]) -> Option<Node<'d>>;
    /// The text of the scalar under a path; numbers and truth values count by how they are written.
    fn text_at(self, path: &[&str]) -> Option<&'d str>;
    /// The truth value under a path.
    fn truth_at(self, path: &[&str]) -> Option<bool>;
    /// The whole number under a path.
    fn number_at(self, path: &[&str]) -> Option<i64>;
    /// The items of the list under a path; none where there is no list.
    fn list_at(self, path: &[&str]) -> impl Iterator<Item = Node<'d>> + Clone + use<'d, Self>;
    /// The last map on a path that exists: the narrowest object that lacks the rest.
    fn narrowest(self, path: &[&str]) -> Node<'d>;
    /// Whether it is a map or list without anything in it.
    fn holds_nothing(self) -> bool;
}

impl<'d> Fields<'d> for Node<'d> {
    #[inline]
    fn field(self, key: &str) -> Option<Node<'d>> {
        self.get(key).filter(|value| !value.is_null())
    }

    // The first step stands in the caller, as most paths end there.
    #[inline]
    fn field_at(self, path: &[&str]) -> Option<Node<'d>> {
        match path {
            [] => Some(self),
            [key] => self.field(key),
            [key, rest @ ..] => follow(self.get(key)?, rest),
        }
    }

    #[inline]
    fn text_at(self, path: &[&str]) -> Option<&'d str> {
        self.field_at(path).filter(|value| value.style().is_some()).map(Node::content)
    }

    #[inline]
    fn truth_at(self, path: &[&str]) -> Option<bool> {
        self.field_at(path)?.as_bool()
    }

    #[inline]
    fn number_at(self, path: &[&str]) -> Option<i64> {
        self.field_at(path)?.as_i64()
    }

    #[inline]
    fn list_at(self, path: &[&str]) -> impl Iterator<Item = Node<'d>> + Clone + use<'d> {
        items(self.field_at(path))
    }

    fn narrowest(self, path: &[&str]) -> Node<'d> {
        let mut at = self;
        for key in path {
            match at.get(key) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    fn holds_nothing(self) -> bool {
        match self.kind() {
            Kind::Mapping => self.written_entries().next().is_none(),
            Kind::Sequence => self.items().next().is_none(),
            _ => self.is_null(),
        }
    }
}

/// The value under a path of keys, unless it or a map on the way is null.
fn follow<'d>(from: Node<'d>, path: &[&str]) -> Option<Node<'d>> {
    path.iter().try_fold(from, |node, key| node.field(key))
}
