//! The lists and maps of a plan, most of which Terraform leaves out where there is nothing to say.

use crate::document::Node;

/// The items of a list, if there is one.
pub(super) fn items<'p>(list: Option<Node<'p>>) -> impl Iterator<Item = Node<'p>> + Clone + use<'p> {
    list.into_iter().flat_map(|list| list.items())
}

/// The entries of a map as written, if there is one.
pub(super) fn entries<'p>(map: Option<Node<'p>>) -> impl Iterator<Item = (Node<'p>, Node<'p>)> + Clone + use<'p> {
    map.into_iter().flat_map(|map| map.written_entries())
}
