//! Conditions of policy statements, as far as they keep strangers out.

use super::Item;
use crate::document::written_entries;
use crate::model::cidr::{self, Cidr};

/// Keys that say who asks or from where; whoever asks cannot choose their values.
const WHO_ASKS: &[&str] = &[
    "aws:principalaccount",
    "aws:principalarn",
    "aws:principalorgid",
    "aws:principalorgpaths",
    "aws:principalservicename",
    "aws:sourceaccount",
    "aws:sourcearn",
    "aws:sourceip",
    "aws:sourceorgid",
    "aws:sourceorgpaths",
    "aws:sourceowner",
    "aws:sourcevpc",
    "aws:sourcevpcarn",
    "aws:sourcevpce",
    "aws:userid",
    "aws:vpcsourceip",
    "kms:calleraccount",
    "s3:dataaccesspointaccount",
    "s3:dataaccesspointarn",
];

/// One key of a condition.
pub struct Condition<'a> {
    operator: &'a str,
    key: &'a str,
    values: Vec<Item<'a>>,
}

impl<'a> Condition<'a> {
    pub(super) fn all(statement: Item<'a>) -> Vec<Self> {
        match statement {
            Item::Json(node, text) => {
                let operators = written_entries(node.get("Condition"));
                let of_operator = |(operator, keys): (crate::document::Node<'a>, crate::document::Node<'a>)| {
                    keys.written_entries().map(move |(key, values)| Condition {
                        operator: operator.content(),
                        key: key.content(),
                        values: Item::Json(values, text).each(),
                    })
                };
                operators.flat_map(of_operator).collect()
            }
            Item::Block(block) => {
                let blocks = block.get("condition").blocks().into_iter();
                let of_block = |block: super::Value<'a>| Condition {
                    operator: block.get("test").as_text().unwrap_or(""),
                    key: block.get("variable").as_text().unwrap_or(""),
                    values: Item::Block(block.get("values")).each(),
                };
                blocks.map(of_block).collect()
            }
        }
    }

    /// Whether it lets only some ask: it compares who asks, or from where, with something that is not everything.
    pub fn keeps_strangers_out(&self) -> bool {
        let operator = self.operator.to_ascii_lowercase();
        let compares = ["stringequals", "stringlike", "arnequals", "arnlike", "ipaddress"];
        let operator = operator.rsplit(':').next().unwrap_or("");
        let key = self.key.to_ascii_lowercase();
        let asks = WHO_ASKS.iter().any(|known| known.eq_ignore_ascii_case(&key));
        // `…IfExists` lets everybody pass whose request does not have the key.
        let known_operator =
            compares.iter().any(|known| operator == *known || operator == format!("{known}ignorecase"));
        asks && known_operator && !self.values.is_empty() && !self.values.iter().any(|value| is_everything(*value))
    }
}

fn is_everything(value: Item) -> bool {
    let Some(text) = value.text() else { return false };
    let wild = text.chars().all(|character| matches!(character, '*' | '?' | ':'));
    let any_arn = text.eq_ignore_ascii_case("arn:aws:*") || text.eq_ignore_ascii_case("arn:*");
    let open = Cidr::parse(text).filter(|_| text.contains('/'));
    wild || any_arn || open.is_some_and(|range| !cidr::open_to_the_world(&[range]).is_empty())
}
