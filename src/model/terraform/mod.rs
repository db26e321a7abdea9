//! Terraform and OpenTofu plans from `show -json`.

use crate::model::Document;

/// One plan.
#[derive(Debug)]
pub struct Plan<'d> {
    #[allow(dead_code)]
    document: &'d Document,
}

/// One change to one resource instance.
#[derive(Debug)]
pub struct ResourceChange<'d> {
    #[allow(dead_code)]
    document: &'d Document,
}

impl<'d> Plan<'d> {
    /// Reads the plan that `document` is.
    pub fn of(document: &'d Document) -> Self {
        Self { document }
    }
    /// Its changes, sorted by address as in the plan.
    pub fn changes(&self) -> impl Iterator<Item = ResourceChange<'d>> {
        std::iter::empty()
    }
}

impl ResourceChange<'_> {
    /// The resource type.
    pub fn resource_type(&self) -> &str {
        ""
    }
    /// The full address.
    pub fn describe(&self) -> String {
        String::new()
    }
}
