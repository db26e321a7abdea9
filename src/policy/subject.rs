//! What a policy is asked about: its `input`, and the way from what it answers back to the tokens.

mod dockerfile;

use super::rego::{Addresses, Trail, Value, address};
use crate::document::{Kind, Node};
use crate::finding::Place;
use crate::model::kubernetes::KubeObject;

pub use dockerfile::of_dockerfile;

/// One thing that policies are asked about.
pub struct Subject<'d> {
    /// What they see under `input`.
    pub value: Value,
    addresses: Addresses,
    about: About<'d>,
}

enum About<'d> {
    Object(KubeObject<'d>),
    Tree(Node<'d>),
    /// The places of the pieces that the input was built of, by their numbers in the addresses; the first is the file.
    Pieces(Vec<(Place, String)>),
}

impl<'d> Subject<'d> {
    /// A Kubernetes object; `None` where aliases make it too big.
    pub fn object(object: KubeObject<'d>) -> Option<Self> {
        let mut addresses = Addresses::default();
        let value = super::rego::of_node(object.node(), &mut addresses)?;
        Some(Self { value, addresses, about: About::Object(object) })
    }

    /// A whole document.
    pub fn tree(root: Node<'d>) -> Option<Self> {
        let mut addresses = Addresses::default();
        let value = super::rego::of_node(root, &mut addresses)?;
        Some(Self { value, addresses, about: About::Tree(root) })
    }

    fn root(&self) -> Option<Node<'d>> {
        match &self.about {
            About::Object(object) => Some(object.node()),
            About::Tree(root) => Some(*root),
            About::Pieces(_) => None,
        }
    }

    /// The place that a path in the input means: the value there; where it ends early, what lacks the next step.
    pub fn at_path(&self, path: &[String]) -> Place {
        match self.root() {
            Some(root) => self.in_tree(root, path),
            None => self.in_pieces(path),
        }
    }

    fn in_tree(&self, root: Node<'d>, path: &[String]) -> Place {
        let mut at = root;
        for step in path {
            let below = match at.kind() {
                Kind::Sequence => step.parse::<usize>().ok().and_then(|index| at.items().nth(index)),
                _ => at.get(step),
            };
            match below {
                Some(below) => at = below,
                None => return self.lacking(at),
            }
        }
        self.token_of(at)
    }

    fn in_pieces(&self, path: &[String]) -> Place {
        let mut at = &self.value;
        let mut known = self.addresses.of(at);
        for step in path {
            let below = match at {
                Value::Array(items) => step.parse::<usize>().ok().and_then(|index| items.get(index)),
                _ => super::rego::field(at, step),
            };
            let Some(below) = below else { break };
            at = below;
            known = self.addresses.of(at).or(known);
        }
        known.map_or_else(|| self.whole(), |id| self.place_of(id))
    }

    fn place_of(&self, id: u32) -> Place {
        match (&self.about, self.root()) {
            (About::Pieces(pieces), _) => {
                pieces.get(id as usize).map_or_else(|| self.whole(), |(place, _)| place.clone())
            }
            (_, Some(root)) => self.token_of(root.tree().node(id)),
            _ => self.whole(),
        }
    }

    /// A finding marks a token: of a list or map the key under which it stands.
    fn token_of(&self, node: Node) -> Place {
        if Some(node) == self.root() {
            return self.whole();
        }
        if node.style().is_some() && !node.span().is_empty() { Place::of(node) } else { Place::absent_in(node) }
    }

    fn lacking(&self, node: Node<'d>) -> Place {
        match &self.about {
            About::Object(object) if node == object.node() || object.metadata() == Some(node) => object.name_place(),
            _ => Place::absent_in(node),
        }
    }

    /// The place of the subject as a whole.
    pub fn whole(&self) -> Place {
        match &self.about {
            About::Object(object) => object.name_place(),
            About::Tree(root) => Place::absent_in(*root),
            About::Pieces(pieces) => pieces[0].0.clone(),
        }
    }

    /// The narrowest input value that an answer carries or that its strings were put together from.
    pub fn carried_by(&self, answer: &[&Value], trail: &Trail) -> Option<Place> {
        let mut found = Vec::new();
        let mut left = MOST_CARRIED;
        for value in answer {
            self.collect(value, trail, &mut found, &mut left);
        }
        let best = found.into_iter().max_by_key(|&id| self.narrowness(id))?;
        let place = self.place_of(best);
        (place.span != self.whole().span).then_some(place)
    }

    fn collect(&self, value: &Value, trail: &Trail, found: &mut Vec<u32>, left: &mut usize) {
        if *left == 0 {
            return;
        }
        *left -= 1;
        if let Some(id) = self.addresses.of(value) {
            found.push(id);
            return;
        }
        if let Some(address) = address(value) {
            self.collect_parts(address, trail, found, left);
        }
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.collect(item, trail, found, left)),
            Value::Set(items) => items.iter_sorted().for_each(|item| self.collect(item, trail, found, left)),
            Value::Object(fields) => {
                fields.iter_sorted().for_each(|(_, value)| self.collect(value, trail, found, left));
            }
            _ => {}
        }
    }

    fn collect_parts(&self, address: usize, trail: &Trail, found: &mut Vec<u32>, left: &mut usize) {
        for &part in trail.parts(address) {
            if *left == 0 {
                return;
            }
            *left -= 1;
            match self.addresses.at(part) {
                Some(id) => found.push(id),
                None => self.collect_parts(part, trail, found, left),
            }
        }
    }

    /// Names say what an answer is about, other values what is wrong with it; deeper ones are narrower; of equals the
    /// first one counts.
    fn narrowness(&self, id: u32) -> (bool, usize, std::cmp::Reverse<u32>) {
        let place = self.place_of(id);
        let is_name = place
            .pointer
            .tokens()
            .next_back()
            .is_some_and(|last| matches!(&*last, "name" | "namespace" | "kind" | "apiVersion" | "address"));
        (!is_name, place.pointer.tokens().count(), std::cmp::Reverse(id))
    }

    /// The place of the longest name of something in the subject that the message mentions.
    pub fn named_in(&self, message: &str) -> Option<Place> {
        let root = self.root()?;
        let mut best: Option<Node> = None;
        let mut visit = |node: Node<'d>| {
            let name = node.text();
            let longer = best.is_none_or(|best| best.text().len() < name.len());
            if longer && mentions(message, &name) {
                best = Some(node);
            }
        };
        each_name(root, 0, &mut visit);
        best.map(|node| self.token_of(node))
    }

    /// What a finding at a place is about.
    pub fn describe(&self, place: &Place) -> String {
        match &self.about {
            About::Object(object) => object.describe(),
            About::Tree(root) => {
                let mut tokens = place.pointer.tokens();
                let (Some(list), Some(index)) = (tokens.next(), tokens.next()) else { return String::new() };
                let change = root.get(&list).and_then(|list| list.items().nth(index.parse().ok()?));
                change
                    .and_then(|change| change.get("address"))
                    .map_or_else(String::new, |address| address.text().into_owned())
            }
            About::Pieces(pieces) => {
                let same = |known: &&(Place, String)| known.0.span == place.span;
                pieces.iter().find(same).map_or_else(String::new, |(_, about)| about.clone())
            }
        }
    }
}

/// How many values of an answer are looked at.
const MOST_CARRIED: usize = 10_000;

/// The deepest map whose name is looked for in a message.
const DEEPEST_NAME: usize = 64;

/// Shorter names are words by chance.
const SHORTEST_NAME: usize = 2;

/// Calls `visit` on every `name` and `address` below the first two levels, where the subject itself is named.
fn each_name<'d>(node: Node<'d>, depth: usize, visit: &mut impl FnMut(Node<'d>)) {
    if depth > DEEPEST_NAME {
        return;
    }
    for item in node.items() {
        each_name(item, depth + 1, visit);
    }
    for (key, value) in node.written_entries() {
        if depth > 1 && matches!(&*key.text(), "name" | "address") && value.kind() == Kind::String {
            visit(value);
        }
        each_name(value, depth + 1, visit);
    }
}

/// Whether `name` stands in `message` as a word.
fn mentions(message: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    name.len() >= SHORTEST_NAME
        && message
            .match_indices(name)
            .any(|(at, _)| !message[..at].ends_with(is_part) && !message[at + name.len()..].starts_with(is_part))
}
